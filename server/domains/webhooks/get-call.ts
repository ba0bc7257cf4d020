import type { PageLinks } from '../../platform/crypto/page-links.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { StoredEvent, WebhookDialect } from './dialect.ts';
import type { Subscriber } from './endpoint.ts';
import { envelopeOf } from './envelope.ts';
import { callColumns, type WebhookCall } from './list-calls.ts';

/** An attempt with what it sends, or sent. */
export interface WebhookCallInFull extends WebhookCall {
  /** Null: neither it nor its event is kept any more. */
  readonly request_body: string | null;
}

type Kept = WebhookCall & { readonly body: string | null; readonly event: StoredEvent | null };

const find = preparedRead<Subscriber & { endpointId: number; callId: number }, Kept>(
  'webhooks-get-call',
  `select ${callColumns}, body, (
     select to_json(o) from (
       select event_id, event_type, occurred_at, payload from outbox
       where id = webhook_calls.outbox_id and organisation_id = :organisationId) o) as event
   from webhook_calls
   where id = :callId and endpoint_id = :endpointId and organisation_id = :organisationId
     and exists (select from webhook_endpoints e where e.id = :endpointId and e.organisation_id = :organisationId
                 and e.product = :product and e.deleted_at is null)`,
);

/**
 * One attempt at an endpoint, with its body: the bytes that were kept, or the event told anew, which gives the same.
 * Null: the endpoint is not the organisation's in this product, or has no such attempt.
 */
export async function getWebhookCall(
  db: Queryable,
  { organisationId, product }: Subscriber,
  wanted: { readonly endpointId: number; readonly callId: number },
  telling: { readonly dialect: WebhookDialect; readonly links: PageLinks },
): Promise<WebhookCallInFull | null> {
  const [row] = await find(db, { organisationId, product, ...wanted });
  if (!row) return null;
  const { body, event, ...call } = row;
  const told = event && JSON.stringify(envelopeOf(telling.dialect, event, telling.links));
  return { ...call, request_body: body ?? told };
}
