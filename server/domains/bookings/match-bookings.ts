import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../migrations/schema.gen.ts';
import { build } from '../../platform/db/build.ts';
import { likePattern } from '../../platform/db/like-pattern.ts';
import { type DayRange, londonDayStart } from '../../platform/db/london-days.ts';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import type { PreparedSql } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

/** What bookings can be narrowed by; undefined: all. Days are London's and mean the training's start. */
export interface BookingMatch extends DayRange {
  readonly organisation_id?: number | undefined;
  readonly training_event_id?: number | undefined;
  readonly course_id?: number | undefined;
  readonly location_id?: number | undefined;
  readonly booking_status?: string | undefined;
  readonly pay_status?: string | undefined;
  readonly pay_option?: string | undefined;
  readonly attendance?: string | undefined;
  readonly review?: string | undefined;
  /** Part of the candidate's name or e-mail, in any case. */
  readonly search?: string | undefined;
}

/** A query of bookings that says which, but not yet what of them. */
export type MatchingBookings = SelectQueryBuilder<DB, 'training_bookings', object>;

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

/** The bookings for which all that is given holds. */
export function matchBookings(match: BookingMatch): MatchingBookings {
  let query: MatchingBookings = build.selectFrom('training_bookings');
  for (const column of equalities) {
    const value = match[column];
    if (value !== undefined) query = query.where(column, '=', value);
  }
  const { date_from, date_to, search } = match;
  if (date_from !== undefined) query = query.where('starts_at', '>=', londonDayStart(date_from));
  if (date_to !== undefined) query = query.where('starts_at', '<', londonDayStart(date_to, 1));
  if (search !== undefined) query = query.where(sql<SqlBool>`search_text like ${likePattern(search)}`);
  return query;
}

/** One page of what matches: counts, finds the page's ids in their order, and reads their records. */
export async function pageOfBookings<Row>(
  db: Queryable,
  { matches, ordered }: { readonly matches: MatchingBookings; readonly ordered: MatchingBookings },
  { page, per_page }: PageRequest,
  recordsOf: PreparedSql<{ ids: readonly number[] }, Row>,
): Promise<Page<Row>> {
  const [counted] = await run(
    db,
    matches.select((one) => one.fn.countAll<number>().as('total')),
  );
  const found = await run(
    db,
    ordered
      .select('id')
      .limit(per_page)
      .offset((page - 1) * per_page),
  );
  const rows = found.length === 0 ? [] : await recordsOf(db, { ids: found.map((row) => row.id) });
  return { rows, total: counted?.total ?? 0 };
}
