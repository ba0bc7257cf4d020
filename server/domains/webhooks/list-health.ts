import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** How an endpoint's calls went in each of the last 24 hours, tests left out. */
export interface EndpointHealth {
  readonly endpoint_id: number;
  /** When the first of the hours began; the last is the one that is running. */
  readonly first_hour: Instant;
  /** Calls that were answered with 2xx, an hour each. */
  readonly ok: readonly number[];
  /** Attempts that failed, an hour each. */
  readonly failed: readonly number[];
}

// indexes: webhook_calls_by_moment for the day, webhook_calls_of_endpoint for whose. A call is made at most twelve hours
// after it was planned, give or take a tenth.
const health = preparedRead<{ organisationId: number }, EndpointHealth>(
  'webhooks-endpoint-health',
  `with time as (
     select app_now() as now, date_trunc('hour', app_now()) - interval '23 hours' as first_hour
   ), endpoint as (
     select id from webhook_endpoints where organisation_id = :organisationId and deleted_at is null
   ), made as (
     select c.endpoint_id, date_trunc('hour', c.started_at) as hour,
       count(*) filter (where c.status = 'delivered') as ok,
       count(*) filter (where c.status in ('failed', 'given_up')) as failed
     from webhook_calls c
     where c.endpoint_id in (select id from endpoint) and c.organisation_id = :organisationId
       and c.created_at >= (select first_hour - interval '14 hours' from time)
       and c.started_at >= (select first_hour from time) and c.origin <> 'test'
     group by 1, 2
   )
   select e.id as endpoint_id, time.first_hour, array_agg(coalesce(m.ok, 0) order by n) as ok,
     array_agg(coalesce(m.failed, 0) order by n) as failed
   from endpoint e
   cross join time
   cross join generate_series(0, 23) n
   left join made m on m.endpoint_id = e.id and m.hour = time.first_hour + make_interval(hours => n)
   group by e.id, time.first_hour`,
);

/** The last day of every endpoint of an organisation, of all products. */
export async function listEndpointHealth(
  db: Queryable,
  organisationId: number,
): Promise<readonly EndpointHealth[]> {
  return health(db, { organisationId });
}
