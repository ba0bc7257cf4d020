import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** How the telling of events goes. Counts stop at 100,000: more is as bad. */
export interface WebhookHealth {
  /** To be made now. */
  readonly ready: number;
  /** To be tried again later. */
  readonly retrying: number;
  readonly sending: number;
  /** Since when the oldest of those to be made now is due. */
  readonly oldest_due_at: Instant | null;
  /** Made in the last five minutes. */
  readonly delivered_lately: number;
  /** The last 24 hours, the current one last. */
  readonly hours: readonly { readonly hour: Instant; readonly delivered: number; readonly failed: number }[];
}

/** More calls than this are not looked through. */
const callsRead = 200_000;

// indexes: webhook_calls_ready, _waiting, _sending; the primary key for the latest calls, which are those of the last hours
const health = preparedRead<{ calls: number }, WebhookHealth>(
  'webhooks-health',
  `with ready as (
     select due_at from webhook_calls where status = 'ready' limit 100000
   ), recent as (
     select status, started_at from webhook_calls
     where id > (select coalesce(max(id), 0) from webhook_calls) - :calls::bigint
       and started_at > date_trunc('hour', app_now()) - interval '23 hours'
   ), hours as (
     select h as hour, count(*) filter (where r.status = 'delivered') as delivered,
       count(r.status) filter (where r.status in ('failed', 'given_up')) as failed
     from generate_series(date_trunc('hour', app_now()) - interval '23 hours', app_now(), interval '1 hour') h
     left join recent r on date_trunc('hour', r.started_at) = h
     group by h
   )
   select (select count(*) from ready) as ready, (select min(due_at) from ready) as oldest_due_at,
     (select count(*) from (select from webhook_calls where status = 'waiting' limit 100000) w) as retrying,
     (select count(*) from webhook_calls where status = 'sending') as sending,
     (select count(*) from recent where status = 'delivered' and started_at > app_now() - interval '5 minutes') as delivered_lately,
     (select json_agg(hours order by hour) from hours) as hours`,
);

/** How the telling of events goes, for all organisations together. */
export async function readWebhookHealth(db: Queryable): Promise<WebhookHealth> {
  const [found] = await health(db, { calls: callsRead });
  if (!found) throw new Error('the state of the webhooks was not told');
  return found;
}

/** An endpoint whose last calls failed, or that its failures have switched off. */
export interface FailingEndpoint {
  readonly id: number;
  readonly organisation_id: number;
  readonly organisation_name: string;
  readonly product: string;
  readonly name: string;
  /** Of its address: the rest may be a secret. */
  readonly host: string;
  readonly last_response_code: number | null;
  /** Calls that failed since the last one that arrived. */
  readonly consecutive_failures: number;
  /** Null: it is still called. */
  readonly switched_off_at: Instant | null;
}

const failing = preparedRead<{ limit: number }, FailingEndpoint>(
  'webhooks-failing',
  `select e.id, e.organisation_id, o.name as organisation_name, e.product, e.name,
     coalesce(substring(e.url from '^[a-z]+://(?:[^/?#@]*@)?([^/?#]+)'), '') as host, e.last_response_code,
     e.consecutive_failures, e.switched_off_at
   from webhook_endpoints e join organisations o on o.id = e.organisation_id
   where e.deleted_at is null and (e.consecutive_failures > 0 or e.switched_off_at is not null)
   order by e.switched_off_at desc nulls last, e.consecutive_failures desc, e.id limit :limit`,
);

/** The endpoints that the staff's day counts: those switched off first. */
export const listFailingEndpoints = (db: Queryable, limit: number): Promise<FailingEndpoint[]> =>
  failing(db, { limit });
