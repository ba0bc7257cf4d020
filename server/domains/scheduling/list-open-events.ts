import { type DayParams, type DayRange, dayParams, withinDays } from '../../platform/db/london-days.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import {
  isVisible,
  type TrainingEvent,
  trainingEventColumns,
  trainingEventTables,
} from './training-event.ts';

/** How an agency's people sort what they can book. */
export const openEventSorts = ['start_date', 'price', 'free_seats'] as const;

/** A training event as the people of one organisation see it, with what they can still take. */
export interface OpenEvent extends TrainingEvent {
  readonly course_short_name: string;
  /** The provider's staff look at a booking before it stands. */
  readonly requires_review: boolean;
  readonly location_postcode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Seats that are neither booked nor held by anybody. */
  readonly free_seats: number;
  /** Live holds of this organisation. */
  readonly own_holds: number;
}

/** A place with coming events that fit. */
export interface OpenPlace {
  readonly location_id: number;
  readonly location_name: string;
  readonly location_address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly events: number;
  readonly free_seats: number;
  readonly next_starts_at: string;
}

/** Which coming events are wanted. Days are London's, both ends inclusive. */
interface OpenEventNeeds extends DayRange {
  readonly course_id?: number | undefined;
  /** At least so many free seats. */
  readonly seats: number;
}

/** A page of them. */
export interface OpenEventFilter extends OpenEventNeeds, PageRequest {
  readonly location_id?: number | undefined;
  readonly sort: (typeof openEventSorts)[number];
}

// A lapsed hold is counted in held_seats until somebody needs its seat, so the live ones are counted where there are
// any; seat_holds_live serves both counts.
const live = `from seat_holds h where h.training_event_id = e.id and h.ended_at is null and h.expires_at > (select app_now())`;

const columns = `${trainingEventColumns}, c.short_name as course_short_name, c.requires_review,
  l.postcode as location_postcode, l.latitude, l.longitude,
  e.capacity - e.booked_seats - case when e.held_seats = 0 then 0 else (select count(*) ${live}) end as free_seats,
  case when e.held_seats = 0 then 0 else (
    select count(*) ${live} and h.organisation_id = :organisationId and h.kind = 'api') end as own_holds`;

// training_events_upcoming (starts_at, id) serves this: some thousand events at most lie ahead.
const open = `with open as materialized (
    select ${columns} from ${trainingEventTables}
    where e.cancelled_at is null and e.starts_at > (select app_now()) and ${isVisible}
      and e.capacity - e.booked_seats >= :seats::bigint
      and (:courseId::bigint is null or e.course_id = :courseId)
      and ${withinDays('e.starts_at')}
  ), wanted as (select * from open where free_seats >= :seats::bigint)`;

interface Params extends DayParams {
  readonly organisationId: number;
  readonly courseId: number | null;
  readonly seats: number;
}

const orders = {
  start_date: 'starts_at, id',
  price: 'price_pence, starts_at, id',
  free_seats: 'free_seats desc, starts_at, id',
} as const;

const listBy = (sort: keyof typeof orders) =>
  preparedRead<
    Params & { locationId: number | null; limit: number; offset: number },
    { total: number; events: readonly OpenEvent[] }
  >(
    `scheduling-open-events-${sort}`,
    `${open}, here as (select * from wanted where :locationId::bigint is null or location_id = :locationId)
     select (select count(*) from here) as total, coalesce((select json_agg(p) from (
       select * from here order by ${orders[sort]} limit :limit offset :offset) p), '[]') as events`,
  );

const lists = {
  start_date: listBy('start_date'),
  price: listBy('price'),
  free_seats: listBy('free_seats'),
};

const paramsOf = (organisationId: number, needs: OpenEventNeeds): Params => ({
  organisationId,
  courseId: needs.course_id ?? null,
  seats: needs.seats,
  ...dayParams(needs),
});

/** Coming events that the organisation can see and that have the seats it needs. */
export async function listOpenEvents(
  db: Queryable,
  organisationId: number,
  filter: OpenEventFilter,
): Promise<Page<OpenEvent>> {
  const [found] = await lists[filter.sort](db, {
    ...paramsOf(organisationId, filter),
    locationId: filter.location_id ?? null,
    limit: filter.per_page,
    offset: (filter.page - 1) * filter.per_page,
  });
  return { rows: found?.events ?? [], total: found?.total ?? 0 };
}

const places = preparedRead<Params, OpenPlace>(
  'scheduling-open-places',
  `${open}
   select location_id, location_name, location_address, latitude, longitude, count(*) as events,
     sum(free_seats)::bigint as free_seats, min(starts_at) as next_starts_at
   from wanted group by location_id, location_name, location_address, latitude, longitude order by location_name, location_id`,
);

/** The places of those events, by name, with what each offers. */
export const listOpenPlaces = (
  db: Queryable,
  organisationId: number,
  needs: OpenEventNeeds,
): Promise<readonly OpenPlace[]> => places(db, paramsOf(organisationId, needs));

const find = preparedRead<{ organisationId: number; eventId: number }, OpenEvent>(
  'scheduling-open-event',
  `select ${columns} from ${trainingEventTables} where e.id = :eventId and ${isVisible}`,
);

/** One event, past and cancelled ones included; null for drafts, unknown ids and events the organisation may not see. */
export async function getOpenEvent(
  db: Queryable,
  organisationId: number,
  eventId: number,
): Promise<OpenEvent | null> {
  const [event] = await find(db, { organisationId, eventId });
  return event ?? null;
}
