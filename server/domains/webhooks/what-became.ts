import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import type { Subscriber } from './endpoint.ts';

/** What may have become of an event at an endpoint; never_sent: it was off, or did not listen, when it happened. */
export const eventFates = ['delivered', 'pending', 'failed', 'never_sent'] as const;

/** An event that an endpoint listens to, and what became of it there. */
export interface EventFate {
  readonly event_id: string;
  readonly event_type: string;
  readonly occurred_at: Instant;
  readonly fate: (typeof eventFates)[number];
  /** Calls made or planned, re-sends too. */
  readonly calls: number;
  /** Delivery id of the last of them. */
  readonly last_delivery_id: number | null;
  /** Of the last that had an answer. */
  readonly response_status: number | null;
}

/** How many events of a time had each fate. */
export type FateCounts = Readonly<Record<EventFate['fate'], number>>;

type Time = Subscriber & {
  readonly endpointId: number;
  /** Inclusive. */
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
};

// index: outbox_by_moment
const events = `from outbox o join webhook_endpoints e on e.id = :endpointId and e.organisation_id = o.organisation_id
    and e.product = o.product and o.event_type = any (e.events)
  where o.organisation_id = :organisationId and o.product = :product
    and o.occurred_at >= :from::timestamptz and o.occurred_at < :to::timestamptz`;

/** SQL: what the calls `c` of an event mean for it. */
const fateOf = `case when bool_or(status = 'delivered') then 'delivered'
         when bool_or(status in ('ready', 'waiting', 'sending')) then 'pending' else 'failed' end`;

const countFates = preparedRead<Time, FateCounts>(
  'webhooks-count-by-fate',
  `select count(*) filter (where fate = 'delivered') as delivered, count(*) filter (where fate = 'pending') as pending,
     count(*) filter (where fate = 'failed') as failed, count(*) filter (where fate is null) as never_sent
   from (select o.id ${events}) o
   left join lateral (
     select ${fateOf} as fate from webhook_calls c where c.endpoint_id = :endpointId and c.outbox_id = o.id
     having count(*) > 0) c on true`,
);

/** How many events of a time that an endpoint listens to arrived, are on their way, failed, were never sent. */
export async function countEventFates(db: Queryable, time: Time): Promise<FateCounts> {
  const [counts] = await countFates(db, time);
  if (!counts) throw new Error('counts of no rows are a row');
  return counts;
}

const count = preparedRead<Time, { total: number }>(
  'webhooks-count-fates',
  `select count(*) as total ${events}`,
);

const page = preparedRead<Time & { limit: number; offset: number }, EventFate>(
  'webhooks-list-fates',
  `select o.event_id, o.event_type, o.occurred_at, coalesce(c.fate, 'never_sent') as fate, coalesce(c.calls, 0) as calls,
     c.last_delivery_id, c.response_status
   from (select o.id, o.event_id, o.event_type, o.occurred_at ${events}
         order by o.occurred_at, o.id limit :limit offset :offset) o
   left join lateral (
     select count(*) as calls, max(id) as last_delivery_id,
       (array_agg(response_status order by id desc) filter (where response_status is not null))[1] as response_status,
       ${fateOf} as fate
     from webhook_calls c where c.endpoint_id = :endpointId and c.outbox_id = o.id
     having count(*) > 0) c on true
   order by o.occurred_at, o.id`,
);

/** The events of a time that an endpoint listens to, oldest first, each with what became of it. */
export async function listEventFates(
  db: Queryable,
  time: Time,
  request: PageRequest,
): Promise<Page<EventFate>> {
  const rows = await page(db, {
    ...time,
    limit: request.per_page,
    offset: (request.page - 1) * request.per_page,
  });
  const [counted] = await count(db, time);
  return { rows, total: counted?.total ?? 0 };
}
