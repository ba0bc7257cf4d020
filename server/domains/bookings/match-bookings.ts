import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../migrations/schema.gen.ts';
import { build } from '../../platform/db/build.ts';
import { likePattern } from '../../platform/db/like-pattern.ts';
import { type DayRange, londonDayStart } from '../../platform/db/london-days.ts';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import type { PreparedSql } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

/** What bookings of any product can be narrowed by; undefined: all. Days are London's and mean the start. */
interface AnyBookingMatch extends DayRange {
  readonly organisation_id?: number | undefined;
  readonly course_id?: number | undefined;
  readonly booking_status?: string | undefined;
  readonly pay_status?: string | undefined;
  /** Part of the candidate's name or e-mail, in any case. */
  readonly search?: string | undefined;
}

/** What classroom bookings can be narrowed by besides. */
export interface BookingMatch extends AnyBookingMatch {
  readonly training_event_id?: number | undefined;
  readonly location_id?: number | undefined;
  readonly pay_option?: string | undefined;
  readonly attendance?: string | undefined;
  readonly review?: string | undefined;
}

/** The columns that bookings of every product have, as far as lists ask for them. */
type BookingColumns = Pick<
  DB['training_bookings'] & DB['bls_bookings'],
  'id' | 'organisation_seq' | 'starts_at' | 'search_text' | 'booking_status'
>;

/** A query of one product's bookings that says which, but not yet what of them. */
export type MatchingBookings = SelectQueryBuilder<DB & { b: BookingColumns }, 'b', object>;

const everywhere = ['organisation_id', 'course_id', 'booking_status', 'pay_status'] as const;
const inClassrooms = [
  ...everywhere,
  'training_event_id',
  'location_id',
  'pay_option',
  'attendance',
  'review',
] as const;

/** The bookings of one table whose `columns` have the values given, and for which all else that is given holds. */
export function matchBookingsOf<Column extends string>(
  table: 'training_bookings' | 'bls_bookings',
  columns: readonly Column[],
  match: Readonly<Partial<Record<Column, string | number | undefined>>> & Omit<AnyBookingMatch, Column>,
): MatchingBookings {
  let query: MatchingBookings = build.selectFrom(sql<BookingColumns>`${sql.table(table)}`.as('b'));
  for (const column of columns) {
    const value: string | number | undefined = match[column];
    if (value !== undefined) query = query.where(sql.ref(`b.${column}`), '=', value);
  }
  const { date_from, date_to, search } = match as AnyBookingMatch;
  if (date_from !== undefined) query = query.where('starts_at', '>=', londonDayStart(date_from));
  if (date_to !== undefined) query = query.where('starts_at', '<', londonDayStart(date_to, 1));
  if (search !== undefined) query = query.where(sql<SqlBool>`search_text like ${likePattern(search)}`);
  return query;
}

/** The classroom bookings for which all that is given holds. */
export const matchBookings = (match: BookingMatch): MatchingBookings =>
  matchBookingsOf('training_bookings', inClassrooms, match);

/** How bookings are wanted: as they were made, or by their start. */
export interface BookingOrder {
  readonly sort: 'created_at' | 'start_date';
  readonly sort_dir: 'asc' | 'desc';
}

/** Bookings in that order, ties by id; those of one organisation have their own numbers, those of all their ids. */
export const inBookingOrder = (
  query: MatchingBookings,
  { sort, sort_dir }: BookingOrder,
  number: 'organisation_seq' | 'id' = 'organisation_seq',
): MatchingBookings =>
  sort === 'start_date'
    ? query.orderBy('starts_at', sort_dir).orderBy('id', sort_dir)
    : query.orderBy(number, sort_dir);

/** One page of what matches: counts, finds the page's ids in their order, and reads their records. */
export async function pageOfBookings<Row>(
  db: Queryable,
  { matches, ordered }: { readonly matches: MatchingBookings; readonly ordered: MatchingBookings },
  { page, per_page }: PageRequest,
  recordsOf: PreparedSql<{ ids: readonly number[] }, Row>,
): Promise<Page<Row>> {
  const counting = matches.select((one) => one.fn.countAll<number>().as('total'));
  const finding = ordered
    .select('id')
    .limit(per_page)
    .offset((page - 1) * per_page);
  // both at once: of a long list each takes as long as the other
  const [[counted], found] = await Promise.all([run(db, counting), run(db, finding)]);
  const rows = found.length === 0 ? [] : await recordsOf(db, { ids: found.map((row) => row.id) });
  return { rows, total: counted?.total ?? 0 };
}
