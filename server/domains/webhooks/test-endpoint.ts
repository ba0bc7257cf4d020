import { formatUtc } from '../../platform/clock/format.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import type { Subscriber } from './endpoint.ts';

const identify = prepared<object, { event_id: string; at: Instant }>(
  'webhooks-test-event',
  'select uuid_v7(app_now()) as event_id, app_now() as at',
);

const plan = prepared<
  Subscriber & { endpointId: number; eventId: string; eventType: string; body: string },
  { outcome: string; call_id: number | null }
>(
  'webhooks-test',
  `select outcome, call_id from test_webhook_endpoint(p_organisation_id => :organisationId, p_product => :product,
     p_endpoint_id => :endpointId, p_event_id => :eventId, p_event_type => :eventType, p_body => :body)`,
);

/** A test on its way. */
export interface QueuedTest {
  readonly eventId: string;
  /** As the delivery header will say. */
  readonly deliveryId: number;
}

/**
 * Sends an event to one endpoint, whatever it subscribes to: one attempt, and a failure counts nowhere. Refuses
 * with `not_found`, `endpoint_inactive`.
 */
export async function testWebhookEndpoint(
  db: Queryable,
  request: Subscriber & {
    readonly endpointId: number;
    readonly eventType: string;
    readonly data: unknown;
  },
): Promise<QueuedTest | Refusal> {
  const { organisationId, product, endpointId, eventType, data } = request;
  const [event] = await identify(db, {});
  if (!event) throw new Error('the database told no time');
  const { event_id: eventId, at } = event;
  const body = JSON.stringify({
    event_id: eventId,
    event_type: eventType,
    occurred_at: formatUtc(at),
    data,
  });
  const [row] = await plan(db, { organisationId, product, endpointId, eventId, eventType, body });
  if (!row) throw new Error('test_webhook_endpoint returned no row');
  return row.call_id === null ? refuse(row.outcome) : { eventId, deliveryId: row.call_id };
}
