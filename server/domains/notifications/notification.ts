import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** What is told of an interview. */
export type InterviewMail =
  | 'created'
  | 'moved'
  | 'assigned'
  | 'unassigned'
  | 'completed'
  | 'no-show'
  | 'cancelled'
  | 'corrected';

/** What mails are about, one word each; a mail's templates are named for kind and recipient. */
export type MailKind =
  | 'booking-confirmed'
  | 'payment-due'
  | 'awaiting-review'
  | 'review-notice'
  | 'booking-cancelled'
  | 'booking-rescheduled'
  | 'payment-returned'
  | 'reminder-7-days'
  | 'reminder-1-day'
  | 'certificate-available'
  | 'kit-due'
  | 'kit-overdue'
  | 'invite'
  | 'funds-short'
  | 'invoice'
  | `interview-${InterviewMail}`;

/** Whom a mail is for: the candidate, their contact at the agency, who pays its invoices, the provider's staff, who interviews. */
export type Recipient = 'candidate' | 'agency' | 'billing' | 'staff' | 'interviewer';

/** One mail to be queued. */
export interface PlannedMail {
  readonly organisation_id: number;
  /** The same cause, kind and recipient are mailed once. */
  readonly cause: string;
  readonly kind: MailKind;
  readonly recipient: Recipient;
  readonly address: string;
  readonly event_id: number | null;
  readonly booking_id: number | null;
  readonly invite_id: number | null;
  /** Missing: it is not about a remote session. */
  readonly bls_booking_id?: number;
  /** Missing: it is not about an interview. */
  readonly interview_id?: number;
  readonly created_at: Instant;
}

const queue = prepared<{ mails: string }, { queued: number }>(
  'notifications-queue',
  `with told as (
     insert into notifications (organisation_id, cause, kind, recipient, address, event_id, booking_id, bls_booking_id, invite_id,
       interview_id, created_at)
     select m.organisation_id, m.cause, m.kind, m.recipient, m.address, m.event_id, m.booking_id, m.bls_booking_id,
       m.invite_id, m.interview_id, m.created_at
     from jsonb_to_recordset(:mails::jsonb) as m(organisation_id bigint, cause text, kind text, recipient text, address text,
       event_id bigint, booking_id bigint, bls_booking_id bigint, invite_id bigint, interview_id bigint, created_at timestamptz)
     on conflict do nothing returning id)
   select queue_mails(array_agg(id)) as queued from told`,
);

/** Queues mails in the caller's transaction, those that were queued before left out. Returns how many. */
export async function queueMails(db: Queryable, mails: readonly PlannedMail[]): Promise<number> {
  if (mails.length === 0) return 0;
  const [row] = await queue(db, { mails: JSON.stringify(mails) });
  return row?.queued ?? 0;
}
