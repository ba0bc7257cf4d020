import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { signedHeaders } from './sign.ts';

const secret = 'tdtaXyZ1abcdEFGH2345ijklMNOP6789qrstUVWX0123yzABcdef4567ghIJ8901';
const body =
  '{"event_id":"018f4a2b-1234-7000-8abc-def012345678","event_type":"webhook.test","occurred_at":"2026-06-05T10:00:00+00:00","data":{"message":"Test delivery","endpoint_id":3}}';
const call = {
  headerPrefix: 'X-TDTA',
  eventId: '018f4a2b-1234-7000-8abc-def012345678',
  eventType: 'webhook.test',
  deliveryId: 90211,
  timestamp: 1_780_653_601,
  body,
};

test('36: both signatures match the check vector', () => {
  expect(signedHeaders(secret, call)).toEqual({
    'Content-Type': 'application/json',
    'User-Agent': 'Veriward-Webhooks/1.0',
    'X-TDTA-Event': 'webhook.test',
    'X-TDTA-Event-Id': call.eventId,
    'X-TDTA-Delivery-Id': '90211',
    'X-TDTA-Timestamp': '1780653601',
    'X-TDTA-Signature': 'sha256=3d782271e4760fa623b29325a122f97a453bf6f3f265c929c57fb35e01e7beba',
    'webhook-id': call.eventId,
    'webhook-timestamp': '1780653601',
    'webhook-signature': 'v1,BUa9RRAEauuORBf4hjKAoLy60V1VKTD2vtrQUZbJf/4=',
  });
});

test('36: the published standardwebhooks library verifies a signature, and refuses a changed body', () => {
  const now = { ...call, timestamp: Math.floor(Date.now() / 1000), body: '{"name":"Zoë 李"}' };
  const headers = signedHeaders(secret, now);
  const verifier = new Webhook(secret);
  expect(verifier.verify(now.body, headers)).toEqual({ name: 'Zoë 李' });
  expect(() => verifier.verify('{"name":"Zoe 李"}', headers)).toThrow();
});
