import { calendarFile } from '../../platform/calendar/calendar-file.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { MailCalendar } from '../../platform/mail/mailer.ts';
import type { LinkedProduct } from '../candidate-links/index.ts';
import type { BookingTold } from './booking-told.ts';
import type { Letter } from './letter.ts';
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
  return (!booking.review || booking.review === 'approved') && isPaid;
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

/** What is put into whose calendar. */
interface Told {
  readonly product: LinkedProduct;
  readonly booking: BookingTold;
  readonly method: MailCalendar['method'];
  /** Id of the event that tells of it; null when none does. */
  readonly eventId: number | null;
  readonly toldAt: Instant;
  /** Of the booking's page. */
  readonly url: string;
  readonly isCandidate: boolean;
  /** Who is asked to come; null: nobody. */
  readonly attendee: string | null;
}

const uidWord = { 'practical-training': 'training', 'virtual-bls': 'bls' } as const;

function fileOf({ product, booking, isCandidate, url, ...told }: Told, sender: CalendarSender): string {
  const candidate = oneLine(`${booking.first_name} ${booking.last_name}`);
  const lines = [
    `Booking ${booking.id} for ${candidate}`,
    ...(booking.trainer_name ? [`Trainer: ${oneLine(booking.trainer_name)}`] : []),
    ...(isCandidate ? [url] : []),
  ];
  return calendarFile({
    method: told.method,
    uid: `${uidWord[product]}-booking-${booking.id}@${sender.deployment}.veriward`,
    sequence: (told.eventId ?? 0) % largestSequence,
    toldAt: told.toldAt,
    startsAt: booking.starts_at,
    endsAt: booking.ends_at,
    title: isCandidate ? booking.course_name : `${booking.course_name}: ${candidate}`,
    // a video link may change: the booking's page has the one that counts
    place:
      [booking.location_name, booking.location_address].filter(Boolean).join(', ') ||
      'By video: see your booking',
    description: lines.join('\n'),
    url: isCandidate ? url : null,
    organizer: sender,
    attendee: told.attendee === null ? null : { name: candidate, address: told.attendee },
  });
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
  const isCandidate = letter.recipient === 'candidate';
  const attendee = method === 'PUBLISH' || !isCandidate ? null : letter.address;
  const { event_id: eventId, created_at: toldAt, product } = letter;
  return {
    method,
    content: fileOf({ product, booking, method, eventId, toldAt, url, isCandidate, attendee }, sender),
  };
}

interface Coming {
  readonly booking: BookingTold;
  readonly event_id: number | null;
  readonly told_at: Instant;
}

// The mails carry the same entry: what was told last has the highest number, so that a file that is fetched later
// never puts an older time back.
const comingOf = (name: string, records: string, column: string) =>
  preparedRead<{ organisationId: number; bookingId: number }, Coming>(
    `notifications-coming-${name}`,
    `select to_jsonb(b) as booking, t.event_id, coalesce(t.told_at, b.created_at) as told_at
     from ${records} b,
       lateral (select max(n.event_id) as event_id, max(n.created_at) as told_at from notifications n
                where n.${column} = b.id and n.kind in ('booking-confirmed', 'booking-rescheduled')) t
     where b.id = :bookingId and b.organisation_id = :organisationId and b.booking_status = 'booked'
       and b.starts_at > (select app_now())`,
  );
const find = {
  'practical-training': comingOf('booking', 'training_booking_records', 'booking_id'),
  'virtual-bls': comingOf('session', 'bls_booking_records', 'bls_booking_id'),
} as const;

/** A booking whose calendar file is wanted. */
interface CalendarSubject {
  readonly organisationId: number;
  readonly bookingId: number;
  readonly product?: LinkedProduct;
}

/** A booking as its candidate puts it into a calendar; null unless it is booked and still to come. */
export async function bookingCalendarFile(
  db: Queryable,
  { product = 'practical-training', ...of }: CalendarSubject,
  url: string,
  sender: CalendarSender,
): Promise<string | null> {
  const [found] = await find[product](db, of);
  if (!found) return null;
  const { booking, event_id: eventId, told_at: toldAt } = found;
  const method = 'PUBLISH';
  return fileOf(
    { product, booking, method, eventId, toldAt, url, isCandidate: true, attendee: null },
    sender,
  );
}
