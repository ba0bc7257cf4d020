import { type SqlBool, sql } from 'kysely';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import type { BookingRecord } from './booking-record.ts';
import {
  type BookingMatch,
  inBookingOrder,
  type MatchingBookings,
  matchBookings,
  pageOfBookings,
} from './match-bookings.ts';

/** A booking with whose it is. */
export interface StaffBooking extends BookingRecord {
  readonly organisation_name: string;
  readonly organisation_code: string;
}

/** Which bookings of all organisations are wanted; undefined: all. Days are London's and mean the training's start. */
export interface StaffBookingFilter extends BookingMatch {
  readonly trainer_id?: number | undefined;
}

/** How staff want their bookings: newest, by the training's start, or as a class list. */
export interface StaffBookingOrder {
  readonly sort: 'created_at' | 'start_date' | 'candidate';
  readonly sort_dir: 'asc' | 'desc';
}

// Across organisations, a name is looked for by reading: the index of search_text begins with the organisation.
function matching({ trainer_id, ...match }: StaffBookingFilter): MatchingBookings {
  const query = matchBookings(match);
  if (trainer_id === undefined) return query;
  return query.where(
    sql<SqlBool>`training_event_id in (select e.id from training_events e where e.trainer_id = ${trainer_id})`,
  );
}

const inOrder = (query: MatchingBookings, { sort, sort_dir }: StaffBookingOrder): MatchingBookings =>
  sort === 'candidate'
    ? query.orderBy('search_text', sort_dir).orderBy('id', sort_dir)
    : inBookingOrder(query, { sort, sort_dir }, 'id');

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
  return pageOfBookings(db, { matches, ordered: inOrder(matches, order) }, page, recordsOf);
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
