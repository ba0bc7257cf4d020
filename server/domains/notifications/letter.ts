import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { BookingRecord } from '../bookings/index.ts';
import type { LinkedProduct } from '../candidate-links/index.ts';
import type { InterviewRecord, InterviewTold } from '../interviews/index.ts';
import type { BookingTold } from './booking-told.ts';
import type { MailKind, Recipient } from './notification.ts';

/** What is told of an invite: a row of booking_invite_records and when its fixed event takes place. */
export interface InviteTold {
  readonly id: number;
  readonly course_name: string;
  readonly location_name: string | null;
  readonly location_address: string | null;
  readonly first_name: string;
  readonly last_name: string;
  readonly agency_contact_name: string | null;
  readonly pay_option: BookingRecord['pay_option'];
  readonly message: string | null;
  readonly status: 'sent' | 'opened' | 'used' | 'expired' | 'withdrawn';
  readonly expires_at: Instant;
  /** Null: the candidate chooses. */
  readonly starts_at: Instant | null;
  readonly ends_at: Instant | null;
}

/** A queued mail and everything its words are made of. */
export interface Letter {
  readonly id: number;
  readonly kind: MailKind;
  readonly recipient: Recipient;
  /** Of the booking it is about. */
  readonly product: LinkedProduct;
  readonly address: string;
  readonly status: 'queued' | 'sent' | 'failed' | 'bounced' | 'skipped';
  /** Attempts before this one. */
  readonly attempts: number;
  readonly event_id: number | null;
  readonly amount_pence: number | null;
  /** The start a reminder is for. */
  readonly starts_at: Instant | null;
  readonly created_at: Instant;
  readonly organisation_id: number;
  readonly organisation_name: string;
  /** The moment it is. */
  readonly now: Instant;
  /** As it was when the event happened; null where no event asked for the mail. */
  readonly snapshot: BookingTold | null;
  /** As it is. */
  readonly booking: BookingTold | null;
  readonly invite: InviteTold | null;
  /** As it was when the event happened. */
  readonly interview: InterviewTold | null;
  /** As it is. */
  readonly interview_status: InterviewRecord['status'] | null;
}

const load = preparedRead<{ id: number }, Letter>(
  'notifications-load',
  `select n.id, n.kind, n.recipient,
     case when n.bls_booking_id is null then 'practical-training' else 'virtual-bls' end as product, n.address, n.status, n.attempts, n.event_id, n.amount_pence, n.starts_at, n.created_at,
     n.organisation_id, o.name as organisation_name, app_now() as now,
     case when coalesce(n.booking_id, n.bls_booking_id) is not null then e.payload end as snapshot,
     coalesce((select to_jsonb(b) from training_booking_records b where b.id = n.booking_id),
       (select to_jsonb(b) from bls_booking_records b where b.id = n.bls_booking_id)) as booking,
     (select to_jsonb(i) || jsonb_build_object('starts_at', t.starts_at, 'ends_at', t.ends_at)
      from booking_invite_records i left join training_events t on t.id = i.training_event_id
      where i.id = n.invite_id) as invite,
     case when n.interview_id is not null then e.payload end as interview,
     (select i.status from interview_bookings i where i.id = n.interview_id) as interview_status
   from notifications n
   join organisations o on o.id = n.organisation_id
   left join outbox e on e.id = n.event_id
   where n.id = :id`,
);

/** A queued mail by its id; null when there is none. */
export async function loadLetter(db: Queryable, id: number): Promise<Letter | null> {
  const [letter] = await load(db, { id });
  return letter ?? null;
}

const isLive = (booking: BookingTold | null) => booking?.booking_status !== 'cancelled';

function isReminderTrue({ booking, starts_at, now }: Letter): boolean {
  return (
    booking?.booking_status === 'booked' &&
    starts_at !== null &&
    Date.parse(booking.starts_at) === Date.parse(starts_at) &&
    Date.parse(starts_at) > Date.parse(now)
  );
}

const isKitOut = ({ booking }: Letter) =>
  booking?.equipment_status === 'out' || booking?.equipment_status === 'overdue';

const isReviewAwaited = ({ booking }: Letter) => isLive(booking) && booking?.review === 'awaited';
const isInviteOpen = ({ invite }: Letter) => invite?.status === 'sent' || invite?.status === 'opened';

const isInterviewBooked = (letter: Letter) => letter.interview_status === 'booked';

/** Whether what a mail says still holds. What happened stays true; what is asked of somebody may not. */
const holds: Readonly<Record<MailKind, (letter: Letter) => boolean>> = {
  'booking-confirmed': ({ booking }) => isLive(booking),
  'booking-rescheduled': ({ booking }) => isLive(booking),
  'booking-cancelled': () => true,
  'payment-due': ({ booking }) => isLive(booking) && booking?.pay_status === 'pending',
  'payment-returned': () => true,
  'awaiting-review': isReviewAwaited,
  'review-notice': isReviewAwaited,
  'reminder-7-days': isReminderTrue,
  'reminder-1-day': isReminderTrue,
  'certificate-available': ({ booking }) => booking?.has_certificate === true,
  'kit-due': isKitOut,
  'kit-overdue': isKitOut,
  invite: isInviteOpen,
  'funds-short': isInviteOpen,
  invoice: () => true,
  'interview-created': isInterviewBooked,
  'interview-moved': isInterviewBooked,
  'interview-assigned': isInterviewBooked,
  'interview-unassigned': () => true,
  'interview-completed': () => true,
  'interview-no-show': () => true,
  'interview-cancelled': () => true,
  'interview-corrected': () => true,
};

/** Whether a mail, perhaps retried for hours, is still worth sending. */
export function stillHolds(letter: Letter): boolean {
  return holds[letter.kind](letter);
}
