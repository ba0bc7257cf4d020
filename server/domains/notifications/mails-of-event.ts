import type { Instant } from '../../platform/clock/instant.ts';
import { awaitsPayment, type BookingRecord } from '../bookings/index.ts';
import type { InterviewTold } from '../interviews/index.ts';
import { mailsOfInterview } from './mails-of-interview.ts';
import type { MailKind, PlannedMail, Recipient } from './notification.ts';

interface EventOf<Payload> {
  readonly id: number;
  readonly organisation_id: number;
  readonly event_type: string;
  readonly payload: Payload;
  readonly occurred_at: Instant;
}

/** A booking's or an invite's snapshot; both have the people's addresses under the same names. */
type TrainingEvent = EventOf<BookingRecord>;

/** An outbox row that somebody is mailed about. */
export type MailedEvent = TrainingEvent | EventOf<InterviewTold>;

const isOfInterview = (event: MailedEvent): event is EventOf<InterviewTold> =>
  event.event_type.startsWith('interview_booking.');

type Wanted = readonly [MailKind, Recipient];

/** To whom a booking that is safely booked is told. */
const confirmation: readonly Wanted[] = [
  ['booking-confirmed', 'candidate'],
  ['booking-confirmed', 'agency'],
];

function wantedAtCreation(booking: BookingRecord): readonly Wanted[] {
  if (booking.booking_status === 'booked') return confirmation;
  const candidate: Wanted = awaitsPayment(booking)
    ? ['payment-due', 'candidate']
    : ['awaiting-review', 'candidate'];
  return booking.review === 'awaited' ? [candidate, ['review-notice', 'staff']] : [candidate];
}

/** Who is mailed about what, by event type. */
const wanted: Readonly<Record<string, (booking: BookingRecord) => readonly Wanted[]>> = {
  'booking.created': wantedAtCreation,
  'booking.confirmed': () => confirmation,
  'booking.rescheduled': () => [
    ['booking-rescheduled', 'candidate'],
    ['booking-rescheduled', 'agency'],
  ],
  'booking.cancelled': () => [
    ['booking-cancelled', 'candidate'],
    ['booking-cancelled', 'agency'],
  ],
  'booking.certificate_available': () => [['certificate-available', 'candidate']],
  'booking_invite.sent': () => [['invite', 'candidate']],
};

/** The mails an event asks for; an agency that named no contact gets none. */
export function mailsOfEvent(event: MailedEvent, staffAddress: string): PlannedMail[] {
  return isOfInterview(event) ? mailsOfInterview(event) : mailsOfTraining(event, staffAddress);
}

function mailsOfTraining(event: TrainingEvent, staffAddress: string): PlannedMail[] {
  const { payload } = event;
  const addresses: Record<Recipient, string | null> = {
    candidate: payload.email,
    agency: payload.agency_contact_email,
    billing: null,
    staff: staffAddress,
    interviewer: null,
  };
  const isInvite = event.event_type.startsWith('booking_invite.');
  return (wanted[event.event_type]?.(payload) ?? []).flatMap(([kind, recipient]) => {
    const address = addresses[recipient];
    if (!address) return [];
    return {
      organisation_id: event.organisation_id,
      cause: `event:${event.id}`,
      kind,
      recipient,
      address,
      event_id: event.id,
      booking_id: isInvite ? null : payload.id,
      invite_id: isInvite ? payload.id : null,
      created_at: event.occurred_at,
    };
  });
}
