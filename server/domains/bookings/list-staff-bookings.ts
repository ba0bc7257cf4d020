import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../migrations/schema.gen.ts';
import { build } from '../../platform/db/build.ts';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import type { BookingRecord } from './booking-record.ts';

/** A booking with whose it is. */
export interface StaffBooking extends BookingRecord {
  readonly organisation_name: string;
  readonly organisation_code: string;
}

/** Which bookings of all organisations are wanted; undefined: all. Days are London's and mean the training's start. */
export interface StaffBookingFilter {
  readonly organisation_id?: number | undefined;
  readonly training_event_id?: number | undefined;
  readonly trainer_id?: number | undefined;
  readonly course_id?: number | undefined;
  readonly location_id?: number | undefined;
  readonly booking_status?: string | undefined;
  readonly pay_status?: string | undefined;
  readonly pay_option?: string | undefined;
  readonly attendance?: string | undefined;
  readonly review?: string | undefined;
  readonly date_from?: string | undefined;
  readonly date_to?: string | undefined;
  /** Part of the candidate's name or e-mail, in any case. */
  readonly search?: string | undefined;
}

/** How staff want their bookings: newest, by the training's start, or as a class list. */
export interface StaffBookingOrder {
  readonly sort: 'created_at' | 'start_date' | 'candidate';
  readonly sort_dir: 'asc' | 'desc';
}

type Bookings = SelectQueryBuilder<DB, 'training_bookings', object>;

const equalities = [
  'organisation_id',
  'training_event_id',
  'course_id',
  'location_id',
  'booking_status',
  'pay_status',
  'pay_option',
  'attendance',
  'review',
] as const;

const londonDayStart = (day: string, plusDays: number): Expression<Date> =>
  sql<Date>`(${day}::date + ${plusDays}::int)::timestamp at time zone 'Europe/London'`;

const likePattern = (part: string): string => `%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

// Across organisations, a name is looked for by reading: the index of search_text begins with the organisation.
function matching(filter: StaffBookingFilter): Bookings {
  let query: Bookings = build.selectFrom('training_bookings');
  for (const column of equalities) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, '=', value);
  }
  const { trainer_id, date_from, date_to, search } = filter;
  if (trainer_id !== undefined)
    query = query.where('training_event_id', 'in', (inner) =>
      inner.selectFrom('training_events').select('id').where('trainer_id', '=', trainer_id),
    );
  if (date_from !== undefined) query = query.where('starts_at', '>=', londonDayStart(date_from, 0));
  if (date_to !== undefined) query = query.where('starts_at', '<', londonDayStart(date_to, 1));
  if (search !== undefined) query = query.where(sql<SqlBool>`search_text like ${likePattern(search)}`);
  return query;
}

function ordered(query: Bookings, { sort, sort_dir }: StaffBookingOrder): Bookings {
  if (sort === 'start_date') return query.orderBy('starts_at', sort_dir).orderBy('id', sort_dir);
  if (sort === 'candidate') return query.orderBy('search_text', sort_dir).orderBy('id', sort_dir);
  return query.orderBy('id', sort_dir);
}

const columns = 'r.*, o.name as organisation_name, o.code as organisation_code';

const recordsOf = preparedRead<{ ids: readonly number[] }, StaffBooking>(
  'bookings-staff-records',
  `select ${columns} from unnest(:ids::bigint[]) with ordinality as wanted (id, place)
   join training_booking_records r on r.id = wanted.id
   join organisations o on o.id = r.organisation_id order by wanted.place`,
);

/** Bookings of all organisations, for the provider's own people. */
export async function listStaffBookings(
  db: Queryable,
  filter: StaffBookingFilter,
  order: StaffBookingOrder,
  page: PageRequest,
): Promise<Page<StaffBooking>> {
  const matches = matching(filter);
  const [counted] = await run(
    db,
    matches.select((one) => one.fn.countAll<number>().as('total')),
  );
  const found = await run(
    db,
    ordered(matches, order)
      .select('id')
      .limit(page.per_page)
      .offset((page.page - 1) * page.per_page),
  );
  const rows = found.length === 0 ? [] : await recordsOf(db, { ids: found.map((row) => row.id) });
  return { rows, total: counted?.total ?? 0 };
}

const find = preparedRead<{ bookingId: number; trainerId: number | null }, StaffBooking>(
  'bookings-staff-get',
  `select ${columns} from training_booking_records r join organisations o on o.id = r.organisation_id
   where r.id = :bookingId and (:trainerId::bigint is null or r.trainer_id = :trainerId)`,
);

/** One booking of any organisation, within one trainer's events or (null) all; null when there is none. */
export async function getStaffBooking(
  db: Queryable,
  bookingId: number,
  trainerId: number | null,
): Promise<StaffBooking | null> {
  const [booking] = await find(db, { bookingId, trainerId });
  return booking ?? null;
}
