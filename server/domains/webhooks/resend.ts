import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import type { Subscriber } from './endpoint.ts';

type OneEndpoint = Subscriber & { readonly endpointId: number };

const resendOne = prepared<OneEndpoint & { callId: number }, { outcome: string; call_id: number | null }>(
  'webhooks-resend-call',
  `select outcome, call_id from resend_webhook_call(p_organisation_id => :organisationId, p_product => :product,
     p_endpoint_id => :endpointId, p_call_id => :callId)`,
);

/**
 * Sends an earlier call's event again: same id and body, a new delivery. Returns the new delivery id. Refuses with
 * `not_found`, `endpoint_inactive`.
 */
export async function resendWebhookCall(
  db: Queryable,
  { organisationId, product, endpointId }: OneEndpoint,
  callId: number,
): Promise<number | Refusal> {
  const [row] = await resendOne(db, { organisationId, product, endpointId, callId });
  return row?.call_id ?? refuse(row?.outcome ?? 'not_found');
}

/** Events that one request may send again. */
const resendMax = 10_000;

const resendMany = prepared<
  OneEndpoint & { from: Instant; to: Instant; onlyMissed: boolean; limit: number },
  { outcome: string; resent: number | null }
>(
  'webhooks-resend-events',
  `select outcome, resent from resend_webhook_events(p_organisation_id => :organisationId, p_product => :product,
     p_endpoint_id => :endpointId, p_from => :from::timestamptz, p_to => :to::timestamptz,
     p_only_missed => :onlyMissed::boolean, p_limit => :limit::integer)`,
);

/**
 * Sends the events of a time again that an endpoint listens to: all, or only those that never arrived. What is on
 * its way is left alone. Returns how many. Refuses with `not_found`, `endpoint_inactive`, `resend_too_large`.
 */
export async function resendWebhookEvents(
  db: Queryable,
  { organisationId, product, endpointId }: OneEndpoint,
  time: { readonly from: Instant; readonly to: Instant; readonly onlyMissed: boolean },
): Promise<number | Refusal> {
  const [row] = await resendMany(db, {
    organisationId,
    product,
    endpointId,
    from: time.from,
    to: time.to,
    onlyMissed: time.onlyMissed,
    limit: resendMax,
  });
  return row?.outcome === 'resent' ? (row.resent ?? 0) : refuse(row?.outcome ?? 'not_found');
}
