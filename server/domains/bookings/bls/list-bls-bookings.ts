import { type SqlBool, sql } from 'kysely';
import type { DayRange } from '../../../platform/db/london-days.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { preparedRead } from '../../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../../platform/http/pagination.ts';
import { numberedList } from '../../organisations/index.ts';
import {
  type BookingOrder,
  inBookingOrder,
  type MatchingBookings,
  matchBookingsOf,
  pageOfBookings,
} from '../match-bookings.ts';
import type { BlsBookingRecord } from './bls-booking-record.ts';

/** Which remote sessions are wanted; undefined: all. Days are London's, both ends inclusive, and mean the start. */
export interface BlsBookingFilter extends DayRange {
  readonly booking_status?: string | undefined;
  readonly pay_status?: string | undefined;
  readonly training_status?: string | undefined;
  /** `none`: no kit was sent yet. */
  readonly equipment_status?: string | undefined;
  readonly course_id?: number | undefined;
  /** Part of the candidate's name or e-mail, in any case. */
  readonly search?: string | undefined;
}

/** What remote sessions of all organisations can be narrowed by. */
export interface SessionMatch extends BlsBookingFilter {
  readonly organisation_id?: number | undefined;
  readonly trainer_id?: number | undefined;
  readonly pay_option?: string | undefined;
}

const columns = [
  'organisation_id',
  'trainer_id',
  'course_id',
  'booking_status',
  'pay_status',
  'pay_option',
  'training_status',
] as const;

/** The remote sessions for which all that is given holds. */
export function matchSessions({ equipment_status, ...match }: SessionMatch): MatchingBookings {
  const query = matchBookingsOf('bls_bookings', columns, match);
  return equipment_status === undefined
    ? query
    : query.where(
        sql<SqlBool>`coalesce(bls_equipment_status(b.id, b.kit_waived_at is not null), 'none') = ${equipment_status}`,
      );
}

/** Records in the order their ids were found. */
const recordsOf = preparedRead<{ ids: readonly number[] }, BlsBookingRecord>(
  'bookings-bls-records',
  `select r.* from unnest(:ids::bigint[]) with ordinality as wanted (id, place)
   join bls_booking_records r on r.id = wanted.id order by wanted.place`,
);

const listAll = numberedList<BlsBookingRecord>({
  name: 'bookings-list-all-bls',
  counter: 'bls_bookings',
  columns: 'r.*',
  tables: 'bls_booking_records r',
  numbered: 'r',
});

/** An organisation's remote sessions, filtered and in order. */
export async function listBlsBookings(
  db: Queryable,
  organisationId: number,
  filter: BlsBookingFilter,
  order: BookingOrder,
  page: PageRequest,
): Promise<Page<BlsBookingRecord>> {
  const isWhole = order.sort === 'created_at' && Object.values(filter).every((value) => value === undefined);
  if (isWhole) return listAll(db, organisationId, page, order.sort_dir);
  const matches = matchSessions({ ...filter, organisation_id: organisationId });
  return pageOfBookings(db, { matches, ordered: inBookingOrder(matches, order) }, page, recordsOf);
}
