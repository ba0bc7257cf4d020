import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import { type ReferralRules, type ReferralStatus, rulesInSql } from './referral.ts';

/** What a move needs besides where to. */
export interface MoveDetails {
  /** Of `closed`. */
  readonly outcome?: string | undefined;
  /** Of `rejected`. */
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  /** Of a contact attempt. */
  readonly channel?: string | undefined;
  readonly result?: string | undefined;
  /** Of `appointment_booked`. */
  readonly appointment_at?: Instant | undefined;
  /** Of `duplicate`: the referral it is merged into, or one of its duplicates. */
  readonly duplicate_of?: string | undefined;
}

/** A move by the staff. */
export interface MoveReferral {
  readonly referralId: string;
  /** That the mover looked at. */
  readonly version: number;
  readonly to: ReferralStatus;
  readonly details: MoveDetails;
  readonly isAdmin: boolean;
  readonly actor: Actor;
}

interface MoveParams extends ActorParams {
  readonly referralId: string;
  readonly partnerIds: readonly number[] | null;
  readonly mover: string;
  readonly version: number | null;
  readonly to: string;
  readonly details: string;
  readonly rules: string;
}

const move = prepared<MoveParams, { outcome: string; current_status: string | null }>(
  'referrals-move',
  `select m.* from (select (select r.partner_id from referrals r where r.public_id = :referralId::uuid
       and r.partner_id = any(:partnerIds::bigint[])) as partner_id) own,
     lateral move_referral(p_referral_id => case when :partnerIds::bigint[] is null or own.partner_id is not null
         then :referralId::uuid end,
       p_partner_id => own.partner_id, p_mover => :mover, p_version => :version, p_to => :to,
       p_details => :details::jsonb, p_rules => :rules::jsonb, p_actor => ${actorRow}) m`,
);

/** Refusals that show where the referral stands. */
const tellsState: ReadonlySet<string> = new Set(['referral_changed', 'move_not_allowed']);

/**
 * Moves a referral by the table of who may move from where to where. Refuses, in this order, with `not_found`,
 * `referral_changed` (telling the current state), `move_not_allowed`, `forbidden` and what the move lacks.
 */
export async function moveReferral(
  db: Queryable,
  { referralId, version, to, details, isAdmin, actor }: MoveReferral,
  rules: ReferralRules,
): Promise<Refusal | null> {
  const [row] = await move(db, {
    referralId,
    partnerIds: null,
    mover: isAdmin ? 'admin' : 'staff',
    version,
    to,
    details: JSON.stringify(details),
    rules: rulesInSql(rules),
    ...actorParams(actor),
  });
  if (!row || row.outcome === 'moved') return null;
  const { outcome, current_status } = row;
  return refuse(outcome, tellsState.has(outcome) ? { extra: { current_status } } : {});
}

/** Takes a referral back for its partner; once withdrawn it stays so. Refuses with `not_found`, `cannot_withdraw`. */
export async function withdrawReferral(
  db: Queryable,
  request: {
    readonly referralId: string;
    /** The partners that the withdrawer acts for. */
    readonly partnerIds: readonly number[];
    readonly reason: string | undefined;
    readonly actor: Actor;
  },
  rules: ReferralRules,
): Promise<Refusal | null> {
  const [row] = await move(db, {
    referralId: request.referralId,
    partnerIds: request.partnerIds,
    mover: 'partner',
    version: null,
    to: 'withdrawn',
    details: JSON.stringify({ note: request.reason }),
    rules: rulesInSql(rules),
    ...actorParams(request.actor),
  });
  return row?.outcome === 'moved' ? null : refuse(row?.outcome ?? 'not_found');
}
