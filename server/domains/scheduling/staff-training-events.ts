import type { Instant } from '../../platform/clock/instant.ts';
import { type DayParams, type DayRange, dayParams, withinDays } from '../../platform/db/london-days.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

/** Where an event stands, drafts included. */
export const staffEventStatuses = ['draft', 'scheduled', 'in_progress', 'finished', 'cancelled'] as const;

/** A training event as the provider's own people see it. */
export interface StaffTrainingEvent {
  readonly id: number;
  readonly course_id: number;
  readonly course_name: string;
  readonly location_id: number;
  readonly location_name: string;
  readonly location_address: string | null;
  readonly trainer_id: number | null;
  readonly trainer_name: string | null;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly capacity: number;
  /** Pending and booked bookings. */
  readonly booked_seats: number;
  /** Live holds. */
  readonly held_seats: number;
  readonly status: (typeof staffEventStatuses)[number];
  readonly visibility: 'all' | 'selected';
  /** Who sees it when visibility is `selected`. */
  readonly organisation_ids: readonly number[];
  readonly published_at: Instant | null;
  readonly cancelled_at: Instant | null;
  readonly created_at: Instant;
}

/** Which events are wanted; undefined: all. Days are London's, both ends inclusive. */
export interface StaffEventFilter extends PageRequest, DayRange {
  readonly course_id?: number | undefined;
  readonly location_id?: number | undefined;
  readonly trainer_id?: number | undefined;
  readonly status?: string | undefined;
  readonly sort_dir: 'asc' | 'desc';
}

const status = `case when e.cancelled_at is not null then 'cancelled' when e.published_at is null then 'draft'
  when e.ends_at <= (select app_now()) then 'finished' when e.starts_at <= (select app_now()) then 'in_progress'
  else 'scheduled' end`;

const columns = `e.id, e.course_id, c.name as course_name, e.location_id, l.name as location_name,
  l.address as location_address, e.trainer_id, t.name as trainer_name, e.starts_at, e.ends_at, e.capacity, e.booked_seats,
  (select count(*) from seat_holds h where h.training_event_id = e.id and h.ended_at is null
     and h.expires_at > (select app_now()))::int as held_seats,
  ${status} as status, e.visibility, array(select v.organisation_id from training_event_organisations v
    where v.training_event_id = e.id order by 1) as organisation_ids, e.published_at, e.cancelled_at, e.created_at`;

const tables = `training_events e
  join training_courses c on c.id = e.course_id
  join training_locations l on l.id = e.location_id
  left join trainers t on t.id = e.trainer_id`;

// Some thousand events in all; :trainerId is also the fence around what a trainer may see.
const matching = `from ${tables}
  where (:trainerId::bigint is null or e.trainer_id = :trainerId)
    and (:courseId::bigint is null or e.course_id = :courseId)
    and (:locationId::bigint is null or e.location_id = :locationId)
    and (:status::text is null or ${status} = :status)
    and ${withinDays('e.starts_at')}`;

interface Params extends DayParams {
  readonly trainerId: number | null;
  readonly courseId: number | null;
  readonly locationId: number | null;
  readonly status: string | null;
}

const listIn = (direction: 'asc' | 'desc') =>
  preparedRead<Params & { limit: number; offset: number }, StaffTrainingEvent>(
    `scheduling-staff-list-${direction}`,
    `select ${columns} ${matching} order by e.starts_at ${direction}, e.id ${direction} limit :limit offset :offset`,
  );

const lists = { asc: listIn('asc'), desc: listIn('desc') };

const count = prepared<Params, { total: number }>(
  'scheduling-staff-count',
  `select count(*) as total ${matching}`,
);

function paramsOf(filter: StaffEventFilter): Params {
  const { trainer_id = null, course_id = null, location_id = null, status: wanted = null } = filter;
  return {
    trainerId: trainer_id,
    courseId: course_id,
    locationId: location_id,
    status: wanted,
    ...dayParams(filter),
  };
}

/** Events by start, drafts and past ones included. */
export async function listStaffTrainingEvents(
  db: Queryable,
  filter: StaffEventFilter,
): Promise<Page<StaffTrainingEvent>> {
  const params = paramsOf(filter);
  const offset = (filter.page - 1) * filter.per_page;
  const rows = await lists[filter.sort_dir](db, { ...params, limit: filter.per_page, offset });
  const [counted] = await count(db, params);
  return { rows, total: counted?.total ?? 0 };
}

const find = preparedRead<{ eventId: number; trainerId: number | null }, StaffTrainingEvent>(
  'scheduling-staff-get',
  `select ${columns} from ${tables}
   where e.id = :eventId and (:trainerId::bigint is null or e.trainer_id = :trainerId)`,
);

/** One event, of one trainer or (null) of any; null when there is none. */
export async function getStaffTrainingEvent(
  db: Queryable,
  eventId: number,
  trainerId: number | null,
): Promise<StaffTrainingEvent | null> {
  const [event] = await find(db, { eventId, trainerId });
  return event ?? null;
}
