import { type SelectQueryBuilder, sql } from 'kysely';
import type { DB } from '../../migrations/schema.gen.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import { build } from '../../platform/db/build.ts';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import type { ReferralRules, ReferralStatus, referralOutcomes, rejectReasons } from './referral.ts';

/** A referral as its partner may see it: nothing personal that the partner did not send, nothing of other partners. */
export interface PartnerReferral {
  readonly referral_id: string;
  readonly status: ReferralStatus;
  readonly outcome: (typeof referralOutcomes)[number] | null;
  readonly reason: (typeof rejectReasons)[number] | null;
  readonly duplicate_of: string | null;
  readonly external_reference: string | null;
  readonly is_sandbox: boolean;
  readonly received_at: Instant;
  /** Moves only when what the partner sees moves. */
  readonly updated_at: Instant;
  readonly closed_at: Instant | null;
  /** For the partner's own people in the portal; null once erased. */
  readonly first_name: string | null;
  readonly last_name: string | null;
}

const columns = `r.public_id as referral_id, r.seen_status as status, r.seen_outcome as outcome, r.seen_reason as reason,
  r.seen_duplicate_of as duplicate_of, r.external_reference, r.is_sandbox, r.received_at, r.seen_updated_at as updated_at,
  r.seen_closed_at as closed_at, r.first_name, r.last_name`;

const find = preparedRead<{ partnerIds: readonly number[]; referralId: string }, PartnerReferral>(
  'referrals-partner-get',
  `select ${columns} from referrals r where r.public_id = :referralId::uuid and r.partner_id = any(:partnerIds::bigint[])`,
);

/** One referral of a partner's own; null when it is another's or there is none. */
export async function getPartnerReferral(
  db: Queryable,
  partnerIds: readonly number[],
  referralId: string,
): Promise<PartnerReferral | null> {
  const [referral] = await find(db, { partnerIds, referralId });
  return referral ?? null;
}

/** Which of its referrals a partner wants; undefined: all. */
export interface PartnerReferralFilter {
  /** As the partner sees them. */
  readonly statuses?: readonly string[] | undefined;
  readonly externalReference?: string | undefined;
  /** Days of the deployment's time zone, both inclusive. */
  readonly receivedFrom?: string | undefined;
  readonly receivedTo?: string | undefined;
  readonly updatedSince?: Instant | undefined;
}

/** A query of referrals that says which, but not yet what of them. */
export type MatchingReferrals = SelectQueryBuilder<DB, 'referrals', object>;

/** Narrows to what arrived on days of a time zone, both inclusive; undefined: open. */
export function receivedWithin(
  query: MatchingReferrals,
  { receivedFrom, receivedTo }: Pick<PartnerReferralFilter, 'receivedFrom' | 'receivedTo'>,
  timeZone: string,
): MatchingReferrals {
  const dayStart = (day: string, plus: number) =>
    sql<Date>`(${day}::date + ${plus}::int)::timestamp at time zone ${timeZone}`;
  let narrowed = query;
  if (receivedFrom !== undefined)
    narrowed = narrowed.where('received_at', '>=', dayStart(receivedFrom, 0) as never);
  if (receivedTo !== undefined)
    narrowed = narrowed.where('received_at', '<', dayStart(receivedTo, 1) as never);
  return narrowed;
}

/** The partner's referrals for which all that is given holds. */
export function matchPartnerReferrals(
  partnerIds: readonly number[],
  filter: PartnerReferralFilter,
  { timeZone }: Pick<ReferralRules, 'timeZone'>,
): MatchingReferrals {
  let query: MatchingReferrals = build.selectFrom('referrals').where('partner_id', 'in', partnerIds as never);
  if (filter.statuses) query = query.where('seen_status', 'in', filter.statuses);
  if (filter.externalReference !== undefined)
    query = query.where('external_reference', '=', filter.externalReference);
  if (filter.updatedSince !== undefined)
    query = query.where('seen_updated_at', '>=', filter.updatedSince as never);
  return receivedWithin(query, filter, timeZone);
}

const recordsOf = preparedRead<{ ids: readonly number[] }, PartnerReferral>(
  'referrals-partner-records',
  `select ${columns} from unnest(:ids::bigint[]) with ordinality as wanted (id, place)
   join referrals r on r.id = wanted.id order by wanted.place`,
);

/** A page of a partner's referrals, the newest first. */
export async function listPartnerReferrals(
  db: Queryable,
  partnerIds: readonly number[],
  filter: PartnerReferralFilter,
  rules: Pick<ReferralRules, 'timeZone'>,
  { page, per_page }: PageRequest,
): Promise<Page<PartnerReferral>> {
  if (partnerIds.length === 0) return { rows: [], total: 0 };
  const matches = matchPartnerReferrals(partnerIds, filter, rules);
  const [counted] = await run(
    db,
    matches.select((one) => one.fn.countAll<number>().as('total')),
  );
  const ids = await run(
    db,
    matches
      .select('id')
      .orderBy('received_at', 'desc')
      .orderBy('public_id', 'desc')
      .limit(per_page)
      .offset((page - 1) * per_page),
  );
  const rows = ids.length === 0 ? [] : await recordsOf(db, { ids: ids.map(({ id }) => Number(id)) });
  return { rows, total: Number(counted?.total ?? 0) };
}
