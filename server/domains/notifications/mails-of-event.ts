import type { Instant } from '../../platform/clock/instant.ts';
import { awaitsPayment } from '../bookings/index.ts';
import type { InterviewTold } from '../interviews/index.ts';
import type { BookingTold } from './booking-told.ts';
import { mailsOfInterview } from './mails-of-interview.ts';
import type { MailKind, PlannedMail, Recipient } from './notification.ts';

interface EventOf<Payload> {
  readonly id: number;
  readonly organisation_id: number;
  readonly product: string;
  readonly event_type: string;
  readonly payload: Payload;
  readonly occurred_at: Instant;
}

/** A booking's or an invite's snapshot; both have the people's addresses under the same names. */
type BookingEvent = EventOf<BookingTold>;

/** An outbox row that somebody is mailed about. */
export type MailedEvent = BookingEvent | EventOf<InterviewTold>;

const isOfInterview = (event: MailedEvent): event is EventOf<InterviewTold> =>
  event.event_type.startsWith('interview_booking.');

type Wanted = readonly [MailKind, Recipient];

/** To whom a booking that is safely booked is told. */
const confirmation: readonly Wanted[] = [
  ['booking-confirmed', 'candidate'],
  ['booking-confirmed', 'agency'],
];

function wantedAtCreation(booking: BookingTold): readonly Wanted[] {
  if (booking.booking_status === 'booked') return confirmation;
  const candidate: Wanted = awaitsPayment(booking)
    ? ['payment-due', 'candidate']
    : ['awaiting-review', 'candidate'];
  return booking.review === 'awaited' ? [candidate, ['review-notice', 'staff']] : [candidate];
}

/** Who is mailed about what, by event type. */
const wanted: Readonly<Record<string, (booking: BookingTold) => readonly Wanted[]>> = {
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
  'booking.equipment_return_overdue': () => [
    ['kit-overdue', 'candidate'],
    ['kit-overdue', 'agency'],
  ],
  'booking_invite.sent': () => [['invite', 'candidate']],
};

/** The mails an event asks for; an agency that named no contact gets none. */
export function mailsOfEvent(event: MailedEvent, staffAddress: string): PlannedMail[] {
  return isOfInterview(event) ? mailsOfInterview(event) : mailsOfBooking(event, staffAddress);
}

/** What a mail is about, by the column that says it. */
function subjectOf({ product, event_type, payload: { id } }: BookingEvent) {
  if (product === 'virtual-bls') return { booking_id: null, bls_booking_id: id, invite_id: null };
  return event_type.startsWith('booking_invite.')
    ? { booking_id: null, invite_id: id }
    : { booking_id: id, invite_id: null };
}

function mailsOfBooking(event: BookingEvent, staffAddress: string): PlannedMail[] {
  const { payload } = event;
  const addresses: Record<Recipient, string | null> = {
    candidate: payload.email,
    agency: payload.agency_contact_email,
    billing: null,
    staff: staffAddress,
    interviewer: null,
  };
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
      ...subjectOf(event),
      created_at: event.occurred_at,
    };
  });
}
