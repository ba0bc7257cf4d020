import { calendarFile } from '../../platform/calendar/calendar-file.ts';
import type { MailCalendar } from '../../platform/mail/mailer.ts';
import type { BookingTold, Letter } from './letter.ts';
import { oneLine } from './wording.ts';

/** Who sends, and what names this deployment in calendars. */
export interface CalendarSender {
  readonly name: string;
  readonly address: string;
  /** Two deployments may have a booking of the same number and the same candidate. */
  readonly deployment: string;
}

/** Whether the candidate was told "booked", and so may have it in a calendar. */
function wasBooked(booking: BookingTold): boolean {
  const isPaid =
    booking.pay_option !== 'candidate_pays' || booking.paid_at !== null || booking.price_pence === 0;
  return (booking.review === null || booking.review === 'approved') && isPaid;
}

/** SEQUENCE is a 32-bit integer. The outbox's ids rise with each event about a booking: its row is locked. */
const largestSequence = 2 ** 31 - 1;

function methodOf({ kind, recipient }: Letter, booking: BookingTold): MailCalendar['method'] | null {
  if (kind === 'booking-cancelled') return wasBooked(booking) ? 'CANCEL' : null;
  if (booking.booking_status !== 'booked') return null;
  if (kind !== 'booking-confirmed' && kind !== 'booking-rescheduled') return null;
  // A candidate comes; an agency's contact only wants to know, of perhaps thirty candidates a day.
  return recipient === 'candidate' ? 'REQUEST' : 'PUBLISH';
}

/** The calendar file of a mail about a booking; null where the mail says nothing about a calendar. */
export function bookingCalendar(
  letter: Letter,
  booking: BookingTold,
  url: string,
  sender: CalendarSender,
): MailCalendar | null {
  const method = methodOf(letter, booking);
  if (method === null) return null;
  const candidate = oneLine(`${booking.first_name} ${booking.last_name}`);
  const isCandidate = letter.recipient === 'candidate';
  const lines = [
    `Booking ${booking.id} for ${candidate}`,
    ...(booking.trainer_name ? [`Trainer: ${oneLine(booking.trainer_name)}`] : []),
    ...(isCandidate ? [url] : []),
  ];
  const content = calendarFile({
    method,
    uid: `training-booking-${booking.id}@${sender.deployment}.veriward`,
    sequence: (letter.event_id ?? 0) % largestSequence,
    toldAt: letter.created_at,
    startsAt: booking.starts_at,
    endsAt: booking.ends_at,
    title: isCandidate ? booking.course_name : `${booking.course_name}: ${candidate}`,
    place: [booking.location_name, booking.location_address].filter(Boolean).join(', '),
    description: lines.join('\n'),
    url: isCandidate ? url : null,
    organizer: sender,
    attendee: method === 'PUBLISH' || !isCandidate ? null : { name: candidate, address: letter.address },
  });
  return { method, content };
}
