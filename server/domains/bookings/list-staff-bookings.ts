import { type SqlBool, sql } from 'kysely';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import { numberedList } from '../organisations/index.ts';
import { type BookingFence, withinFence } from './booking-fence.ts';
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

/** One organisation's bookings have numbers of their own, which its index is in the order of. */
const inOrderOf = (filter: StaffBookingFilter, query: MatchingBookings, order: StaffBookingOrder) =>
  filter.organisation_id !== undefined && order.sort === 'created_at'
    ? inBookingOrder(query, { sort: 'created_at', sort_dir: order.sort_dir })
    : inOrder(query, order);

const columns = 'r.*, o.name as organisation_name, o.code as organisation_code';

const recordsOf = preparedRead<{ ids: readonly number[] }, StaffBooking>(
  'bookings-staff-records',
  `select ${columns} from unnest(:ids::bigint[]) with ordinality as wanted (id, place)
   join training_booking_records r on r.id = wanted.id
   join organisations o on o.id = r.organisation_id order by wanted.place`,
);

const listAllOf = numberedList<StaffBooking>({
  name: 'bookings-staff-list-all',
  counter: 'training_bookings',
  columns,
  tables: 'training_booking_records r join organisations o on o.id = r.organisation_id',
  numbered: 'r',
});

/** Whether a list is wanted as it is: everything one organisation has, as it was made. */
const isWhole = ({ organisation_id, ...filter }: StaffBookingFilter, { sort }: StaffBookingOrder): boolean =>
  organisation_id !== undefined &&
  sort === 'created_at' &&
  Object.values(filter).every((value) => value === undefined);

/** Bookings of all organisations or, by the filter, of one. */
export async function listStaffBookings(
  db: Queryable,
  filter: StaffBookingFilter,
  order: StaffBookingOrder,
  page: PageRequest,
): Promise<Page<StaffBooking>> {
  if (filter.organisation_id !== undefined && isWhole(filter, order))
    return listAllOf(db, filter.organisation_id, page, order.sort_dir);
  const matches = matching(filter);
  return pageOfBookings(db, { matches, ordered: inOrderOf(filter, matches, order) }, page, recordsOf);
}

/** More rows than this are not one file's. */
const maxExportedRows = 50_000;

const noteExport = prepared<{ organisationId: number | null; rows: number } & ActorParams, never>(
  'bookings-note-export',
  `select record_audit(:organisationId, 'booking.exported', 'training_booking', null,
     jsonb_build_object('rows', :rows::int), ${actorRow})`,
);

/** All bookings that match, for a file. Audited. Refuses with `export_too_large`. */
export async function exportStaffBookings(
  db: Queryable,
  filter: StaffBookingFilter,
  order: StaffBookingOrder,
  actor: Actor,
): Promise<readonly StaffBooking[] | Refusal> {
  const matches = matching(filter);
  const ordered = inOrderOf(filter, matches, order).select('id');
  const ids = (await run(db, ordered.limit(maxExportedRows + 1))).map(({ id }) => id);
  if (ids.length > maxExportedRows) return refuse('export_too_large');
  const rows: StaffBooking[] = [];
  for (let start = 0; start < ids.length; start += 1_000)
    rows.push(...(await recordsOf(db, { ids: ids.slice(start, start + 1_000) })));
  const organisationId = filter.organisation_id ?? null;
  await noteExport(db, { organisationId, rows: rows.length, ...actorParams(actor) });
  return rows;
}

const find = preparedRead<{ bookingId: number } & BookingFence, StaffBooking>(
  'bookings-staff-get',
  `select ${columns} from training_booking_records r join organisations o on o.id = r.organisation_id
   where r.id = :bookingId and ${withinFence}`,
);

/** One booking as far as the fence reaches; null when there is none. */
export async function getStaffBooking(
  db: Queryable,
  bookingId: number,
  fence: BookingFence,
): Promise<StaffBooking | null> {
  const [booking] = await find(db, { bookingId, ...fence });
  return booking ?? null;
}
