import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** A call in a worker's hands, with all it takes to make it. */
export interface TakenCall {
  /** The delivery id. */
  readonly id: number;
  readonly endpoint_id: number;
  readonly organisation_id: number;
  readonly product: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly origin: 'event' | 'retry' | 'resend' | 'test';
  readonly attempt: number;
  readonly url: string;
  /** Hexadecimal. */
  readonly secret_encrypted: string;
  readonly timeout_seconds: number;
  readonly max_retries: number;
  /** Whether the endpoint is on: it may have been switched off since the event. */
  readonly is_active: boolean;
  /** What an earlier attempt sent; null: the event was never sent. */
  readonly body: string | null;
  /** Null for tests, which have a body. */
  readonly occurred_at: Instant | null;
  readonly payload: unknown;
}

/** How many calls a worker can take, and of whom. */
export interface Room {
  readonly workerId: number;
  /** Calls in all. */
  readonly limit: number;
  /** Endpoints are gone through in the order of their ids, from the one after this. */
  readonly after: number;
  /** Calls of one endpoint, unless it is among `busy`. */
  readonly perEndpoint: number;
  /** Endpoints that have less room, or none. */
  readonly busy: readonly number[];
  readonly room: readonly number[];
}

// One statement, so one snapshot: a function of its own would see calls whose events the outer query does not.
// index: webhook_calls_ready, once for each endpoint with work. Its commit waits for the disk: a taking that a crash
// makes the database forget would be made once more under the same delivery id. The clock is asked once, not for
// each row: a tenth of the statement's time.
const take = prepared<Room, { rows: string | null }>(
  'webhooks-take',
  `with recursive endpoint(id) as (
     (select endpoint_id from webhook_calls where status = 'ready' and endpoint_id > :after order by endpoint_id limit 1)
     union all
     select (select c.endpoint_id from webhook_calls c
             where c.status = 'ready' and c.endpoint_id > e.id order by c.endpoint_id limit 1)
     from endpoint e where e.id is not null
   ), picked as (
     select oldest.id
     from endpoint e
     left join unnest(:busy::bigint[], :room::integer[]) as busy(id, room) on busy.id = e.id
     cross join lateral (
       select c.id from webhook_calls c where c.status = 'ready' and c.endpoint_id = e.id
       order by c.id limit coalesce(busy.room, :perEndpoint::integer) for update skip locked) oldest
     where e.id is not null and coalesce(busy.room, :perEndpoint::integer) > 0
     limit :limit::integer
   ), taken as (
     update webhook_calls c set status = 'sending', worker_id = :workerId, started_at = (select app_now())
     from picked where c.id = picked.id
     returning c.*
   )
   select json_agg(q)::text as rows
   from (
     select c.id, c.endpoint_id, c.organisation_id, e.product, c.event_id, c.event_type, c.origin, c.attempt, e.url,
       encode(e.secret_encrypted, 'hex') as secret_encrypted, e.timeout_seconds, e.max_retries, e.is_active, c.body,
       o.occurred_at, case when c.body is null then o.payload end as payload
     from taken c
     join webhook_endpoints e on e.id = c.endpoint_id
     left join outbox o on o.id = c.outbox_id
     order by c.id) q`,
);

/** Takes calls that are to be made now into a worker's hands: no other gets them. */
export async function takeCalls(db: Queryable, room: Room): Promise<TakenCall[]> {
  const [answer] = await take(db, room);
  return answer?.rows ? (JSON.parse(answer.rows) as TakenCall[]) : [];
}

const putBack = prepared<{ workerId: number; held: readonly number[] }, never>(
  'webhooks-put-back',
  `update webhook_calls set status = 'ready', worker_id = null, started_at = null
   where status = 'sending' and worker_id = :workerId and id <> all (:held::bigint[])`,
);

/** Puts back what a worker has taken without knowing: the answer to its taking was lost. None of it was made. */
export async function putBackCalls(
  db: Queryable,
  hands: { readonly workerId: number; readonly held: readonly number[] },
): Promise<void> {
  await putBack(db, hands);
}
