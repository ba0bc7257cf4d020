import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import type { Subscriber } from './endpoint.ts';

/** What callers may ask of the state of a call. */
export const callStates = ['pending', 'success', 'failed'] as const;
export type CallState = (typeof callStates)[number];

/** One attempt to tell an endpoint of an event. */
export interface WebhookCall {
  /** The delivery id. */
  readonly id: number;
  readonly event_id: string;
  readonly event_type: string;
  /** 1 for the first; a re-send starts anew. */
  readonly attempt: number;
  readonly origin: 'event' | 'retry' | 'resend' | 'test';
  readonly state: CallState;
  /** Whether no further attempt follows by itself. */
  readonly is_final: boolean;
  readonly due_at: Instant;
  readonly started_at: Instant | null;
  readonly duration_ms: number | null;
  readonly request_headers: Readonly<Record<string, string>> | null;
  readonly response_status: number | null;
  /** The answer's first 2,000 characters. */
  readonly response_body: string | null;
  /** Why there was no whole HTTP answer. */
  readonly error: string | null;
  readonly created_at: Instant;
  /** Until it is made, on the platform's clock; null: it is being made, or was. */
  readonly due_in_seconds: number | null;
}

const stateOf = `case when status in ('ready', 'waiting', 'sending') then 'pending'
  when status = 'delivered' then 'success' else 'failed' end`;

/** SQL: what of webhook_calls is shown. */
export const callColumns = `id, event_id, event_type, attempt, origin, ${stateOf} as state,
  status in ('delivered', 'given_up', 'stopped') as is_final, due_at, started_at, duration_ms, request_headers,
  response_status, response_body, error, created_at,
  case when status in ('ready', 'waiting') then greatest(0, ceil(extract(epoch from due_at - (select app_now()))))::integer end
    as due_in_seconds`;

interface Wanted {
  readonly endpointId: number;
  readonly organisationId: number;
  readonly state: CallState | null;
  readonly eventType: string | null;
}

// index: webhook_calls_of_endpoint, alone when nothing is filtered
const wanted = `endpoint_id = :endpointId and organisation_id = :organisationId
  and (:state::text is null or ${stateOf} = :state) and (:eventType::text is null or event_type = :eventType)`;

const count = preparedRead<Wanted, { total: number }>(
  'webhooks-count-calls',
  `select count(*) as total from webhook_calls where ${wanted}`,
);

const page = preparedRead<Wanted & { limit: number; offset: number }, WebhookCall>(
  'webhooks-list-calls',
  `select ${callColumns} from webhook_calls where id in (
     select id from webhook_calls where ${wanted} order by id desc limit :limit offset :offset)
   order by id desc`,
);

/** An endpoint's calls, the newest first. The endpoint must be the organisation's own. */
export async function listWebhookCalls(
  db: Queryable,
  { organisationId }: Pick<Subscriber, 'organisationId'>,
  request: PageRequest & {
    readonly endpointId: number;
    readonly state?: CallState | undefined;
    readonly eventType?: string | undefined;
  },
): Promise<Page<WebhookCall>> {
  const filter = {
    organisationId,
    endpointId: request.endpointId,
    state: request.state ?? null,
    eventType: request.eventType ?? null,
  };
  const rows = await page(db, {
    ...filter,
    limit: request.per_page,
    offset: (request.page - 1) * request.per_page,
  });
  const [counted] = await count(db, filter);
  return { rows, total: counted?.total ?? 0 };
}
