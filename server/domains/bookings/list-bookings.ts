import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../migrations/schema.gen.ts';
import { build } from '../../platform/db/build.ts';
import { likePattern } from '../../platform/db/like-pattern.ts';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import type { BookingRecord } from './booking-record.ts';

/** Which bookings are wanted. Days are London's, both ends inclusive, and mean the training's start. */
export interface BookingFilter {
  readonly booking_status?: string | undefined;
  readonly pay_status?: string | undefined;
  readonly pay_option?: string | undefined;
  readonly attendance?: string | undefined;
  readonly course_id?: number | undefined;
  readonly location_id?: number | undefined;
  readonly training_event_id?: number | undefined;
  readonly date_from?: string | undefined;
  readonly date_to?: string | undefined;
  /** Part of the candidate's name or e-mail, in any case. */
  readonly search?: string | undefined;
  readonly notCancelled?: boolean;
  /** Whether the training has ended. */
  readonly has_ended?: boolean | undefined;
}

export interface BookingOrder {
  readonly sort: 'created_at' | 'start_date';
  readonly sort_dir: 'asc' | 'desc';
}

type Bookings = SelectQueryBuilder<DB, 'training_bookings', object>;

const equalities = [
  'booking_status',
  'pay_status',
  'pay_option',
  'attendance',
  'course_id',
  'location_id',
  'training_event_id',
] as const;

const londonDayStart = (day: string, plusDays: number): Expression<Date> =>
  sql<Date>`(${day}::date + ${plusDays}::int)::timestamp at time zone 'Europe/London'`;

const hasEnded = (ended: boolean) => sql<SqlBool>`exists (select from training_events e
  where e.id = training_event_id and (e.ends_at <= (select app_now())) = ${ended})`;

function matching(organisationId: number, filter: BookingFilter): Bookings {
  let query: Bookings = build.selectFrom('training_bookings').where('organisation_id', '=', organisationId);
  for (const column of equalities) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, '=', value);
  }
  if (filter.date_from !== undefined)
    query = query.where('starts_at', '>=', londonDayStart(filter.date_from, 0));
  if (filter.date_to !== undefined) query = query.where('starts_at', '<', londonDayStart(filter.date_to, 1));
  if (filter.search !== undefined)
    query = query.where(sql<SqlBool>`search_text like ${likePattern(filter.search)}`);
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

async function listMatching(
  db: Queryable,
  matches: Bookings,
  { sort, sort_dir }: BookingOrder,
  page: PageRequest,
): Promise<Page<BookingRecord>> {
  const ordered =
    sort === 'start_date'
      ? matches.orderBy('starts_at', sort_dir).orderBy('id', sort_dir)
      : matches.orderBy('organisation_seq', sort_dir);
  const [counted] = await run(
    db,
    matches.select((one) => one.fn.countAll<number>().as('total')),
  );
  const found = await run(
    db,
    ordered
      .select('id')
      .limit(page.per_page)
      .offset((page.page - 1) * page.per_page),
  );
  const rows = found.length === 0 ? [] : await recordsOf(db, { ids: found.map((row) => row.id) });
  return { rows, total: counted?.total ?? 0 };
}

type WholeListRow = BookingRecord & { readonly total: number };

const total = '(select training_bookings from organisation_counters where organisation_id = :organisationId)';

// Numbered within the organisation, so any page of the whole list is one index range: no counting, no offset.
// Bounds and limit together: the planner knows neither number, and would read the table for either alone.
const wholeList = {
  desc: preparedRead<{ organisationId: number; skip: number; limit: number }, WholeListRow>(
    'bookings-whole-list-desc',
    `select r.*, ${total} as total from training_booking_records r
     where r.organisation_id = :organisationId and r.organisation_seq <= ${total} - :skip::bigint
       and r.organisation_seq > ${total} - :skip - :limit::bigint
     order by r.organisation_seq desc limit :limit`,
  ),
  asc: preparedRead<{ organisationId: number; skip: number; limit: number }, WholeListRow>(
    'bookings-whole-list-asc',
    `select r.*, ${total} as total from training_booking_records r
     where r.organisation_id = :organisationId and r.organisation_seq > :skip::bigint
       and r.organisation_seq <= :skip + :limit::bigint
     order by r.organisation_seq limit :limit`,
  ),
};

const countAll = prepared<{ organisationId: number }, { total: number }>(
  'bookings-count-all',
  `select ${total} as total`,
);

/** An organisation's bookings, filtered and in order. */
export async function listBookings(
  db: Queryable,
  organisationId: number,
  filter: BookingFilter,
  order: BookingOrder,
  page: PageRequest,
): Promise<Page<BookingRecord>> {
  const isWhole = order.sort === 'created_at' && Object.values(filter).every((value) => value === undefined);
  if (!isWhole) return listMatching(db, matching(organisationId, filter), order, page);
  const params = { organisationId, skip: (page.page - 1) * page.per_page, limit: page.per_page };
  const rows = await wholeList[order.sort_dir](db, params);
  const total = rows[0]?.total ?? (await countAll(db, { organisationId }))[0]?.total;
  return { rows, total: total ?? 0 };
}
