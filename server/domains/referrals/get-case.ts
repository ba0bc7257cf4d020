import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { getStaffReferral, type StaffReferral } from './list-referrals.ts';
import type { ReferralStatus } from './referral.ts';

/** One record of the evidence. */
export interface ConsentRecord {
  /** Of which referral: the case's own, or one merged into it. */
  readonly referral_id: string;
  readonly source: 'supplied' | 'asserted_by_agreement' | 'appended';
  readonly given: boolean;
  readonly method: string | null;
  readonly consented_at: Instant | null;
  readonly statement_version: string | null;
  readonly share_outcome: boolean;
  readonly partner_key_id: number | null;
  readonly recorded_by: string | null;
  readonly ip_address: string | null;
  readonly request_id: string | null;
  /** Hexadecimal; null on what staff appended. */
  readonly body_sha256: string | null;
  readonly note: string | null;
  readonly recorded_at: Instant;
}

/** One thing that happened. */
export interface ReferralEvent {
  readonly referral_id: string;
  readonly kind: string;
  readonly from_status: string | null;
  readonly to_status: string | null;
  readonly note: string | null;
  readonly channel: string | null;
  readonly result: string | null;
  /** Null: the partner or the system. */
  readonly by: string | null;
  readonly actor_kind: string;
  readonly occurred_at: Instant;
}

/** Another referral that may be of the same person, to be compared side by side. */
export interface ReferralMatch {
  readonly referral_id: string;
  readonly strength: 'strong' | 'possible';
  readonly is_dismissed: boolean;
  readonly is_same_partner: boolean;
  readonly partner_name: string;
  readonly status: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly phone_number: string | null;
  readonly email_address: string | null;
  readonly received_at: Instant;
}

/** A referral that was merged into the case. */
export interface MergedReferral {
  readonly referral_id: string;
  readonly partner_name: string;
  readonly notes: string | null;
  readonly received_at: Instant;
}

/** Where staff may take a referral from where it stands. */
export interface ReferralMove {
  readonly to: ReferralStatus;
  readonly is_for_admins: boolean;
}

/** A referral with all that belongs to its case. */
export interface ReferralCase extends StaffReferral {
  readonly consents: readonly ConsentRecord[];
  readonly events: readonly ReferralEvent[];
  readonly matches: readonly ReferralMatch[];
  readonly merged: readonly MergedReferral[];
  readonly moves: readonly ReferralMove[];
}

const consentsOf = preparedRead<{ id: number }, ConsentRecord>(
  'referrals-case-consents',
  `select r.public_id as referral_id, c.source, c.given, c.method, c.consented_at, c.statement_version, c.share_outcome,
     c.partner_key_id, w.name as recorded_by, c.ip_address, c.request_id, encode(c.body_sha256, 'hex') as body_sha256, c.note,
     c.recorded_at
   from referrals r join referral_consents c on c.referral_id = r.id left join people w on w.id = c.person_id
   where r.id = :id or r.duplicate_of = :id order by c.id`,
);
const eventsOf = preparedRead<{ id: number }, ReferralEvent>(
  'referrals-case-events',
  `select r.public_id as referral_id, e.kind, e.from_status, e.to_status, e.note, e.channel, e.result, w.name as by, e.actor_kind,
     e.occurred_at
   from referrals r join referral_events e on e.referral_id = r.id
   left join people w on w.id = e.actor_id and e.actor_kind in ('staff', 'member')
   where r.id = :id or r.duplicate_of = :id order by e.id`,
);
const matchesOf = preparedRead<{ id: number }, ReferralMatch>(
  'referrals-case-matches',
  `select o.public_id as referral_id, m.strength, m.dismissed_at is not null as is_dismissed, o.partner_id = r.partner_id as is_same_partner,
     p.name as partner_name, o.status, o.first_name, o.last_name, o.phone_number, o.email_address, o.received_at
   from referrals r
   join lateral (
     select other_id as id, strength, dismissed_at from referral_matches where referral_id = r.id
     union all select referral_id, strength, dismissed_at from referral_matches where other_id = r.id) m on true
   join referrals o on o.id = m.id join referral_partners p on p.id = o.partner_id
   where r.id = :id order by m.strength desc, o.received_at desc, o.id desc`,
);
const mergedOf = preparedRead<{ id: number }, MergedReferral>(
  'referrals-case-merged',
  `select d.public_id as referral_id, p.name as partner_name, d.notes, d.received_at
   from referrals d join referral_partners p on p.id = d.partner_id where d.duplicate_of = :id order by d.id`,
);
const movesOf = preparedRead<{ status: string }, ReferralMove>(
  'referrals-case-moves',
  `select to_status as to, mover = 'admin' as is_for_admins from referral_moves
   where from_status = :status and mover in ('staff', 'admin') order by to_status`,
);

/** A referral with its evidence, its history, its likely duplicates, what was merged into it and where it may go; null when there is none. */
export async function getReferralCase(db: Queryable, referralId: string): Promise<ReferralCase | null> {
  const referral = await getStaffReferral(db, referralId);
  if (!referral) return null;
  const { id } = referral;
  return {
    ...referral,
    consents: await consentsOf(db, { id }),
    events: await eventsOf(db, { id }),
    matches: await matchesOf(db, { id }),
    merged: await mergedOf(db, { id }),
    moves: await movesOf(db, referral),
  };
}
