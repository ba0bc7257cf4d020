import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Actor } from '../audit/index.ts';

/** One thing that happened to a booking, as the audit trail has it. */
export interface BookingHappening {
  readonly at: Instant;
  readonly action: string;
  readonly actor_kind: Actor['kind'];
  /** Who of the people it was; null: nobody with an account. */
  readonly actor_name: string | null;
  /** What the trail tells besides, as text; each null where it does not apply. */
  readonly reason: string | null;
  readonly attendance: string | null;
  readonly training_status: string | null;
  readonly passed: boolean | null;
  readonly refund_amount: number | null;
  readonly refund_wallet: string | null;
  /** From where to where it was moved. */
  readonly moved_from: Instant | null;
  readonly moved_to: Instant | null;
}

// audit_entries_by_subject serves this; a booking has a dozen entries.
const list = preparedRead<{ organisationId: number; subject: string; bookingId: number }, BookingHappening>(
  'bookings-history',
  `select e.occurred_at as at, e.action, e.actor_kind, p.name as actor_name, e.details ->> 'reason' as reason,
     e.details ->> 'attendance' as attendance, e.details ->> 'training_status' as training_status,
     (e.details ->> 'passed')::boolean as passed, (e.details ->> 'refund_amount')::bigint as refund_amount,
     e.details ->> 'refund_wallet' as refund_wallet,
     coalesce(f.starts_at, (e.details ->> 'previous_starts_at')::timestamptz) as moved_from,
     case when e.action like '%.rescheduled' then coalesce(t.starts_at, (e.details ->> 'starts_at')::timestamptz) end
       as moved_to
   from audit_entries e
   left join people p on p.id = e.actor_id and e.actor_kind in ('member', 'staff')
   left join training_events f on f.id = (e.details ->> 'previous_training_event_id')::bigint
   left join training_events t on t.id = (e.details ->> 'training_event_id')::bigint
   where e.organisation_id = :organisationId and e.subject_kind = :subject and e.subject_id = :bookingId
   order by e.seq`,
);

const subjects = { 'practical-training': 'training_booking', 'virtual-bls': 'bls_booking' } as const;

/** What happened to a booking of an organisation, oldest first. */
export async function listBookingHistory(
  db: Queryable,
  organisationId: number,
  product: keyof typeof subjects,
  bookingId: number,
): Promise<readonly BookingHappening[]> {
  return list(db, { organisationId, subject: subjects[product], bookingId });
}
