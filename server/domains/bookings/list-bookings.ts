import { type SqlBool, sql } from 'kysely';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { numberedList } from '../organisations/index.ts';
import type { BookingRecord } from './booking-record.ts';
import {
  type BookingMatch,
  type BookingOrder,
  inBookingOrder,
  type MatchingBookings,
  matchBookings,
  pageOfBookings,
} from './match-bookings.ts';

/** Which bookings are wanted. Days are London's, both ends inclusive, and mean the training's start. */
export interface BookingFilter extends Omit<BookingMatch, 'organisation_id' | 'review'> {
  readonly notCancelled?: boolean;
  /** Whether the training has ended. */
  readonly has_ended?: boolean | undefined;
}

const hasEnded = (ended: boolean) => sql<SqlBool>`exists (select from training_events e
  where e.id = training_event_id and (e.ends_at <= (select app_now())) = ${ended})`;

function matching(organisationId: number, filter: BookingFilter): MatchingBookings {
  let query = matchBookings({ ...filter, organisation_id: organisationId });
  if (filter.has_ended !== undefined) query = query.where(hasEnded(filter.has_ended));
  if (filter.notCancelled) query = query.where('booking_status', '<>', 'cancelled');
  return query;
}

/** Records in the order their ids were found. */
const recordsOf = preparedRead<{ ids: readonly number[] }, BookingRecord>(
  'bookings-records',
  `select r.* from unnest(:ids::bigint[]) with ordinality as wanted (id, place)
   join training_booking_records r on r.id = wanted.id order by wanted.place`,
);

const listAll = numberedList<BookingRecord>({
  name: 'bookings-list-all',
  counter: 'training_bookings',
  columns: 'r.*',
  tables: 'training_booking_records r',
  numbered: 'r',
});

/** An organisation's bookings, filtered and in order. */
export async function listBookings(
  db: Queryable,
  organisationId: number,
  filter: BookingFilter,
  order: BookingOrder,
  page: PageRequest,
): Promise<Page<BookingRecord>> {
  const isWhole = order.sort === 'created_at' && Object.values(filter).every((value) => value === undefined);
  if (isWhole) return listAll(db, organisationId, page, order.sort_dir);
  const matches = matching(organisationId, filter);
  return pageOfBookings(db, { matches, ordered: inBookingOrder(matches, order) }, page, recordsOf);
}
