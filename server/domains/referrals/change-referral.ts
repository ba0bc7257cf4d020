import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import { provinceCodeOf } from './province.ts';
import { type consentMethods, type ReferralRules, rulesInSql } from './referral.ts';
import type { ReferredPerson } from './take-referral.ts';

/** Which referral is changed, and by whom. */
export interface ReferralTarget {
  readonly referralId: string;
  readonly actor: Actor;
}

type TargetParams = { readonly referralId: string } & ActorParams;

const paramsOf = ({ referralId, actor }: ReferralTarget): TargetParams => ({
  referralId,
  ...actorParams(actor),
});

const refusalOf = (outcome: string | undefined, done: string): Refusal | null =>
  outcome === done ? null : refuse(outcome ?? 'not_found');

const moveAppointment = prepared<
  TargetParams & { version: number; at: Instant; note: string | null },
  { outcome: string }
>(
  'referrals-move-appointment',
  `select * from move_referral_appointment(:referralId::uuid, :version, :at, :note, ${actorRow})`,
);

/** Moves a booked appointment. Refuses with `not_found`, `referral_changed`, `move_not_allowed`. */
export async function moveReferralAppointment(
  db: Queryable,
  target: ReferralTarget,
  change: { readonly version: number; readonly at: Instant; readonly note: string | undefined },
): Promise<Refusal | null> {
  const { version, at, note = null } = change;
  const [row] = await moveAppointment(db, { ...paramsOf(target), version, at, note });
  return refusalOf(row?.outcome, 'moved');
}

// Locked, so that no note comes after an erasure which took those before it.
const addNote = prepared<TargetParams & { note: string }, { is_erased: boolean }>(
  'referrals-add-note',
  `select r.erased_at is not null as is_erased, case when r.erased_at is null then
     note_referral_event(r, 'note', ${actorRow}, r.status, jsonb_build_object('note', :note::text)) end
   from (select * from referrals where public_id = :referralId::uuid for no key update) r`,
);

/** Keeps a note with a referral. Refuses with `not_found`, `referral_erased`. */
export async function addReferralNote(
  db: Queryable,
  target: ReferralTarget,
  note: string,
): Promise<Refusal | null> {
  const [row] = await addNote(db, { ...paramsOf(target), note });
  if (!row) return refuse('not_found');
  return row.is_erased ? refuse('referral_erased') : null;
}

const assign = prepared<
  TargetParams & { personId: number | null; roles: readonly string[] },
  { is_known: boolean; id: number | null }
>(
  'referrals-assign',
  `with who as (
     select :personId::bigint is null or exists (select from memberships m join people p on p.id = m.person_id
       where m.person_id = :personId and m.role = any(:roles::text[]) and p.status = 'active') as is_known
   ), changed as (
     update referrals r set assigned_to = :personId from who
     where r.public_id = :referralId::uuid and who.is_known returning r.id
   )
   select who.is_known, r.id, case when r.id is not null then note_referral_event(r, 'assignment', ${actorRow}, r.status, '{}') end,
     case when r.id is not null then
       audit_referral(r, 'referral.assigned', ${actorRow}, jsonb_build_object('person_id', :personId::bigint)) end
   from who left join changed c on true left join referrals r on r.id = c.id where not who.is_known or r.id is not null`,
);

/** Gives a referral to one of the staff who work on them, or (null) to nobody. Refuses with `not_found`, `assignee_unknown`. */
export async function assignReferral(
  db: Queryable,
  target: ReferralTarget,
  { personId, roles }: { readonly personId: number | null; readonly roles: readonly string[] },
): Promise<Refusal | null> {
  const [row] = await assign(db, { ...paramsOf(target), personId, roles });
  if (!row) return refuse('not_found');
  return row.is_known ? null : refuse('assignee_unknown');
}

const correct = prepared<
  TargetParams & { version: number; changes: string; rules: string },
  { outcome: string }
>(
  'referrals-correct',
  `select * from correct_referral(:referralId::uuid, :version, :changes::jsonb, :rules::jsonb, ${actorRow})`,
);

/** Corrects what was sent; likely duplicates are looked for again. Refuses with `not_found`, `referral_changed`, `referral_erased`. */
export async function correctReferral(
  db: Queryable,
  target: ReferralTarget,
  change: {
    readonly version: number;
    readonly person: Partial<Omit<ReferredPerson, 'notes' | 'externalReference'>>;
  },
  rules: ReferralRules,
): Promise<Refusal | null> {
  const { firstName, lastName, phoneNumber, emailAddress, city, province, language } = change.person;
  const changes = {
    first_name: firstName,
    last_name: lastName,
    phone_number: phoneNumber,
    email_address: emailAddress,
    city,
    province,
    ...(province === undefined ? {} : { province_code: provinceCodeOf(province) }),
    language,
  };
  const [row] = await correct(db, {
    ...paramsOf(target),
    version: change.version,
    changes: JSON.stringify(changes),
    rules: rulesInSql(rules),
  });
  return refusalOf(row?.outcome, 'corrected');
}

/** A record that staff add to the evidence. */
export interface AppendedConsent {
  /** False: taken back. */
  readonly given: boolean;
  readonly method?: (typeof consentMethods)[number] | undefined;
  readonly at?: Instant | undefined;
  readonly statement_version?: string | undefined;
  /** Undefined: as before. */
  readonly share_outcome?: boolean | undefined;
  readonly note?: string | undefined;
}

const append = prepared<TargetParams & { consent: string }, { outcome: string }>(
  'referrals-append-consent',
  `select * from append_referral_consent(:referralId::uuid, :consent::jsonb, ${actorRow})`,
);

/** Adds to the evidence of consent. Refuses with `not_found`, `referral_erased`, `consent_in_future`. */
export async function appendReferralConsent(
  db: Queryable,
  target: ReferralTarget,
  consent: AppendedConsent,
): Promise<Refusal | null> {
  const [row] = await append(db, { ...paramsOf(target), consent: JSON.stringify(consent) });
  return refusalOf(row?.outcome, 'appended');
}

const dismiss = prepared<TargetParams & { otherId: string }, { id: number }>(
  'referrals-dismiss-match',
  `with pair as (
     select r.id, o.id as other_id from referrals r, referrals o
     where r.public_id = :referralId::uuid and o.public_id = :otherId::uuid
   ), dismissed as (
     update referral_matches m set dismissed_at = coalesce(m.dismissed_at, app_now()), dismissed_by = coalesce(m.dismissed_by, :actorId)
     from pair where m.referral_id = greatest(pair.id, pair.other_id) and m.other_id = least(pair.id, pair.other_id)
     returning pair.id
   )
   select r.id, note_referral_event(r, 'not_duplicate', ${actorRow}, r.status, '{}'),
     audit_referral(r, 'referral.match_dismissed', ${actorRow}, '{}')
   from dismissed d join referrals r on r.id = d.id`,
);

/** Says that two referrals are not of one person: the mark does not come back. Refuses with `not_found`. */
export async function dismissReferralMatch(
  db: Queryable,
  target: ReferralTarget,
  otherId: string,
): Promise<Refusal | null> {
  const rows = await dismiss(db, { ...paramsOf(target), otherId });
  return rows.length === 1 ? null : refuse('not_found');
}

const erase = prepared<TargetParams & { reason: string }, { outcome: string }>(
  'referrals-erase',
  `select * from erase_referral(:referralId::uuid, :reason, ${actorRow})`,
);

/** Blanks what is personal, of what was merged into it as well, for ever; the reason stays. Refuses with `not_found`, `referral_erased`. */
export async function eraseReferral(
  db: Queryable,
  target: ReferralTarget,
  reason: string,
): Promise<Refusal | null> {
  const [row] = await erase(db, { ...paramsOf(target), reason });
  return refusalOf(row?.outcome, 'erased');
}
