import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../migrations/schema.gen.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import { build } from '../../platform/db/build.ts';
import { likePattern } from '../../platform/db/like-pattern.ts';
import { type DayRange, londonDayStart } from '../../platform/db/london-days.ts';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { type InterviewRecord, interviewColumns } from './interview-record.ts';

/** Which interviews are wanted; undefined: all. Days are London's and mean the interview's start. */
export interface InterviewFilter extends DayRange {
  readonly statuses?: readonly InterviewRecord['status'][] | undefined;
  /** Changed at this moment or later. */
  readonly updated_since?: Instant | undefined;
  /** Part of the candidate's name or e-mail, in any case. */
  readonly search?: string | undefined;
  readonly interviewer_id?: number | undefined;
  /** Only interviews of this person. */
  readonly person_id?: number | undefined;
  /** Whether somebody is to hold it. */
  readonly is_assigned?: boolean | undefined;
}

/** What interviews can be sorted by. */
export const interviewSorts = ['created_at', 'interview_date', 'updated_at'] as const;

/** The order that is wanted; ties by id, in the same direction. */
export interface InterviewOrder {
  readonly sort: (typeof interviewSorts)[number];
  readonly sort_dir: 'asc' | 'desc';
}

type Interviews = SelectQueryBuilder<DB, 'interview_bookings', object>;

function ofPeople(query: Interviews, filter: InterviewFilter): Interviews {
  const { interviewer_id, person_id, is_assigned } = filter;
  let narrowed = query;
  if (interviewer_id !== undefined) narrowed = narrowed.where('interviewer_id', '=', interviewer_id);
  if (is_assigned !== undefined)
    narrowed = narrowed.where('interviewer_id', is_assigned ? 'is not' : 'is', null);
  if (person_id === undefined) return narrowed;
  return narrowed.where('interviewer_id', '=', (inner) =>
    inner.selectFrom('interviewers').select('id').where('person_id', '=', person_id),
  );
}

function matching(organisationId: number | null, filter: InterviewFilter): Interviews {
  const { statuses, date_from, date_to, updated_since, search } = filter;
  let query = ofPeople(build.selectFrom('interview_bookings'), filter);
  if (organisationId !== null) query = query.where('organisation_id', '=', organisationId);
  if (statuses !== undefined) query = query.where('status', 'in', [...statuses]);
  if (date_from !== undefined) query = query.where('starts_at', '>=', londonDayStart(date_from));
  if (date_to !== undefined) query = query.where('starts_at', '<', londonDayStart(date_to, 1));
  if (updated_since !== undefined)
    query = query.where('updated_at', '>=', sql<Date>`${updated_since}::timestamptz`);
  if (search !== undefined) query = query.where(sql<SqlBool>`search_text like ${likePattern(search)}`);
  return query;
}

const recordsOf = preparedRead<{ ids: readonly number[] }, InterviewRecord>(
  'interviews-records',
  `select ${interviewColumns} from unnest(:ids::bigint[]) with ordinality as wanted (id, place)
   join interview_booking_records r on r.id = wanted.id
   join organisations o on o.id = r.organisation_id order by wanted.place`,
);

/** One page of an organisation's interviews; of all organisations' (null) for the provider's own people. */
export async function listInterviews(
  db: Queryable,
  organisationId: number | null,
  filter: InterviewFilter,
  { sort, sort_dir }: InterviewOrder,
  { page, per_page }: PageRequest,
): Promise<Page<InterviewRecord>> {
  const matches = matching(organisationId, filter);
  const column = sort === 'interview_date' ? 'starts_at' : sort;
  // Ids first, from an index that has the order: page 10,000 is a walk along it, and 20 records are read.
  const found = await run(
    db,
    matches
      .select('id')
      .orderBy(column, sort_dir)
      .orderBy('id', sort_dir)
      .limit(per_page)
      .offset((page - 1) * per_page),
  );
  const [counted] = await run(
    db,
    matches.select((one) => one.fn.countAll<number>().as('total')),
  );
  const rows = found.length === 0 ? [] : await recordsOf(db, { ids: found.map((row) => row.id) });
  return { rows, total: counted?.total ?? 0 };
}

const find = preparedRead<
  { interviewId: number; organisationId: number | null; personId: number | null },
  InterviewRecord
>(
  'interviews-get',
  `select ${interviewColumns} from interview_booking_records r join organisations o on o.id = r.organisation_id
   where r.id = :interviewId and (:organisationId::bigint is null or r.organisation_id = :organisationId)
     and (:personId::bigint is null or r.interviewer_person_id = :personId)`,
);

/** One interview, within an organisation's and a person's own, or (null) all; null when there is none. */
export async function getInterview(
  db: Queryable,
  interviewId: number,
  whose: { readonly organisationId: number | null; readonly personId: number | null },
): Promise<InterviewRecord | null> {
  const [interview] = await find(db, { interviewId, ...whose });
  return interview ?? null;
}
