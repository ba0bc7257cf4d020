import { type SqlBool, sql } from 'kysely';
import type { Instant } from '../../platform/clock/instant.ts';
import { build } from '../../platform/db/build.ts';
import { likePattern } from '../../platform/db/like-pattern.ts';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { type MatchingReferrals, receivedWithin } from './partner-view.ts';
import type { ReferralRules, ReferralStatus, referralOutcomes, rejectReasons } from './referral.ts';

/** A referral as the staff work on it. Personal fields are null once erased. */
export interface StaffReferral {
  readonly id: number;
  readonly referral_id: string;
  readonly partner_id: number;
  readonly partner_name: string;
  readonly partner_identifier: string;
  readonly is_sandbox: boolean;
  readonly entered_by: 'api' | 'portal' | 'staff';
  readonly status: ReferralStatus;
  readonly version: number;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly phone_number: string | null;
  readonly email_address: string | null;
  readonly city: string | null;
  readonly province: string;
  readonly province_code: string | null;
  readonly language: string | null;
  readonly notes: string | null;
  readonly external_reference: string | null;
  readonly share_outcome: boolean;
  readonly outcome: (typeof referralOutcomes)[number] | null;
  readonly reject_reason: (typeof rejectReasons)[number] | null;
  readonly duplicate_of: string | null;
  readonly assigned_to: number | null;
  readonly assigned_name: string | null;
  readonly contact_attempts: number;
  readonly last_contact_at: Instant | null;
  readonly appointment_at: Instant | null;
  readonly due_at: Instant | null;
  readonly is_overdue: boolean;
  readonly received_at: Instant;
  readonly ended_at: Instant | null;
  readonly erased_at: Instant | null;
  /** Marks that nobody has judged. */
  readonly open_matches: number;
  /** Of the evidence at intake. */
  readonly consent_source: 'supplied' | 'asserted_by_agreement';
  readonly consent_method: string | null;
  readonly consented_at: Instant | null;
  /** As the partner sees it. */
  readonly seen_status: ReferralStatus;
  readonly seen_outcome: string | null;
  readonly seen_reason: string | null;
  readonly seen_duplicate_of: string | null;
  readonly seen_closed_at: Instant | null;
}

const columns = `r.id, r.public_id as referral_id, r.partner_id, p.name as partner_name, p.identifier as partner_identifier,
  r.is_sandbox, r.entered_by, r.status, r.version, r.first_name, r.last_name, r.phone_number, r.email_address, r.city,
  r.province, r.province_code, r.language, r.notes, r.external_reference, r.share_outcome, r.outcome, r.reject_reason,
  s.public_id as duplicate_of, r.assigned_to, a.name as assigned_name, r.contact_attempts, r.last_contact_at, r.appointment_at,
  r.due_at, coalesce(r.due_at <= (select app_now()), false) as is_overdue, r.received_at, r.ended_at, r.erased_at,
  (select count(*) from (
     select m.other_id from referral_matches m where m.referral_id = r.id and m.dismissed_at is null
     union all select m.referral_id from referral_matches m where m.other_id = r.id and m.dismissed_at is null) marks) as open_matches,
  c.source as consent_source, c.method as consent_method, c.consented_at, r.seen_status, r.seen_outcome, r.seen_reason,
  r.seen_duplicate_of, r.seen_closed_at`;

const joins = `join referral_partners p on p.id = r.partner_id
  left join referrals s on s.id = r.duplicate_of
  left join people a on a.id = r.assigned_to
  left join lateral (select e.source, e.method, e.consented_at from referral_consents e where e.referral_id = r.id
    order by e.id limit 1) c on true`;

/** Reads referrals by their numbers, in the order given. */
export const staffRecordsOf = preparedRead<{ ids: readonly number[] }, StaffReferral>(
  'referrals-staff-records',
  `select ${columns} from unnest(:ids::bigint[]) with ordinality as wanted (id, place)
   join referrals r on r.id = wanted.id ${joins} order by wanted.place`,
);

const find = preparedRead<{ referralId: string }, StaffReferral>(
  'referrals-staff-get',
  `select ${columns} from referrals r ${joins} where r.public_id = :referralId::uuid`,
);

/** One referral of any partner; null when there is none. */
export async function getStaffReferral(db: Queryable, referralId: string): Promise<StaffReferral | null> {
  const [referral] = await find(db, { referralId });
  return referral ?? null;
}

/** Which referrals staff want; undefined: all. Sandbox ones only when asked for. */
export interface StaffReferralFilter {
  readonly statuses?: readonly string[] | undefined;
  readonly partner_id?: number | undefined;
  readonly assigned_to?: number | undefined;
  readonly province_code?: string | undefined;
  readonly is_overdue?: boolean | undefined;
  readonly has_matches?: boolean | undefined;
  /** Part of a name, phone number, e-mail or external reference, in any case. */
  readonly search?: string | undefined;
  readonly receivedFrom?: string | undefined;
  readonly receivedTo?: string | undefined;
  readonly is_sandbox?: boolean | undefined;
}

// The marks are read once: asked for each referral, they took five seconds for 100,000.
const hasOpenMatch = sql<SqlBool>`(id in (
  select m.referral_id from referral_matches m where m.dismissed_at is null
  union all select m.other_id from referral_matches m where m.dismissed_at is null))`;

const isOverdue = sql<SqlBool>`coalesce(due_at <= (select app_now()), false)`;

const yes = (condition: typeof isOverdue, wanted: boolean) =>
  wanted ? condition : sql<SqlBool>`not ${condition}`;

/** The referrals for which all that is given holds. */
export function matchStaffReferrals(
  filter: StaffReferralFilter,
  { timeZone }: Pick<ReferralRules, 'timeZone'>,
): MatchingReferrals {
  let query: MatchingReferrals = build
    .selectFrom('referrals')
    .where('is_sandbox', '=', filter.is_sandbox ?? false);
  if (filter.statuses) query = query.where('status', 'in', filter.statuses);
  for (const column of ['partner_id', 'assigned_to', 'province_code'] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, '=', value as never);
  }
  if (filter.is_overdue !== undefined) query = query.where(yes(isOverdue, filter.is_overdue));
  if (filter.has_matches !== undefined) query = query.where(yes(hasOpenMatch, filter.has_matches));
  if (filter.search !== undefined)
    query = query.where(sql<SqlBool>`search_text like ${likePattern(filter.search)}`);
  return receivedWithin(query, filter, timeZone);
}

/** How the queue is ordered: what is due first, or what came last. */
export type QueueOrder = 'due' | 'received';

/** A page of the staff's queue. */
export async function listStaffReferrals(
  db: Queryable,
  filter: StaffReferralFilter,
  rules: Pick<ReferralRules, 'timeZone'>,
  { page, per_page, sort }: PageRequest & { readonly sort: QueueOrder },
): Promise<Page<StaffReferral>> {
  const matches = matchStaffReferrals(filter, rules);
  const [counted] = await run(
    db,
    matches.select((one) => one.fn.countAll<number>().as('total')),
  );
  const ordered =
    sort === 'due'
      ? matches.orderBy('due_at', 'asc').orderBy('id', 'asc')
      : matches.orderBy('received_at', 'desc').orderBy('id', 'desc');
  const found = await run(
    db,
    ordered
      .select('id')
      .limit(per_page)
      .offset((page - 1) * per_page),
  );
  const ids = found.map(({ id }) => Number(id));
  return {
    rows: ids.length === 0 ? [] : await staffRecordsOf(db, { ids }),
    total: Number(counted?.total ?? 0),
  };
}

/** How many referrals are in one state, and how many of them are overdue. */
export interface StatusCount {
  readonly status: ReferralStatus;
  readonly total: number;
  readonly overdue: number;
}

const count = preparedRead<{ isSandbox: boolean }, StatusCount>(
  'referrals-count-by-status',
  `select status, count(*) as total, count(*) filter (where due_at <= (select app_now())) as overdue
   from referrals where is_sandbox = :isSandbox group by status`,
);

/** Counts the live referrals, or those of the sandbox, by state. */
export async function countReferrals(db: Queryable, isSandbox: boolean): Promise<readonly StatusCount[]> {
  return count(db, { isSandbox });
}

/** What staff should look at twice; never told to a partner. */
export const referralHints = ['test_name', 'province_unknown', 'province_not_served'] as const;

/** The hints of a referral. */
export function hintsOf(
  row: Pick<StaffReferral, 'is_sandbox' | 'first_name' | 'last_name' | 'province_code'>,
  { servedProvinces }: Pick<ReferralRules, 'servedProvinces'>,
): (typeof referralHints)[number][] {
  const { first_name, last_name, province_code: code } = row;
  const hasTestName = [first_name, last_name].some((name) => name?.startsWith('Testxxx'));
  const hints: [boolean, (typeof referralHints)[number]][] = [
    [!row.is_sandbox && hasTestName, 'test_name'],
    [code === null, 'province_unknown'],
    [code !== null && !servedProvinces.includes(code), 'province_not_served'],
  ];
  return hints.flatMap(([applies, hint]) => (applies ? [hint] : []));
}
