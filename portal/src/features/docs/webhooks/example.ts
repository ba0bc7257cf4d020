import type { Pasted } from './check-delivery.ts';

/** A delivery to try it with: the check vector of the guide. */
export const example: Pasted = {
  headers: `X-TDTA-Event: webhook.test
X-TDTA-Event-Id: 018f4a2b-1234-7000-8abc-def012345678
X-TDTA-Delivery-Id: 90211
X-TDTA-Timestamp: 1780653601
X-TDTA-Signature: sha256=3d782271e4760fa623b29325a122f97a453bf6f3f265c929c57fb35e01e7beba
webhook-id: 018f4a2b-1234-7000-8abc-def012345678
webhook-timestamp: 1780653601
webhook-signature: v1,BUa9RRAEauuORBf4hjKAoLy60V1VKTD2vtrQUZbJf/4=`,
  body: '{"event_id":"018f4a2b-1234-7000-8abc-def012345678","event_type":"webhook.test","occurred_at":"2026-06-05T10:00:00+00:00","data":{"message":"Test delivery","endpoint_id":3}}',
  secret: 'tdtaXyZ1abcdEFGH2345ijklMNOP6789qrstUVWX0123yzABcdef4567ghIJ8901',
  computed: '',
};
