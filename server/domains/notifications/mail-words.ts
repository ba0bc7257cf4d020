import type { LinkedProduct } from '../candidate-links/index.ts';
import type { BookingTold } from './booking-told.ts';
import { interviewWords } from './interview-words.ts';
import type { InviteTold, Letter } from './letter.ts';
import { dateWords, dayOf, hoursOf, oneLine, poundsOf, timeOf } from './wording.ts';

const provider = 'Veriward';

function placeOf(name: string | null | undefined, address: string | null | undefined) {
  return { name: oneLine(name), address: oneLine(address) };
}

/** What bookings of a product are called, and what paying for one is. */
const productWords = {
  'practical-training': {
    is_remote: false,
    seat: 'seat',
    pay_label: 'Pay by card',
    paid_from: 'the card you paid with',
  },
  'virtual-bls': {
    is_remote: true,
    seat: 'session',
    pay_label: 'Pay with PayPal',
    paid_from: 'the PayPal account you paid with',
  },
} as const;

/** Money words: what was paid and what goes back, in the unit it was paid in. */
function moneyOf(booking: BookingTold) {
  const { refund_amount: refund, refund_wallet: wallet } = booking;
  return {
    price: poundsOf(booking.price_pence),
    pay_option: booking.pay_option,
    is_paid: booking.pay_status === 'completed' || booking.pay_status === 'refunded',
    pay_by: booking.payment_expires_at
      ? `${timeOf(booking.payment_expires_at)} on ${dayOf(booking.payment_expires_at)}`
      : null,
    refund:
      refund === null
        ? null
        : { amount: poundsOf(refund), to: /^\d+$/.test(wallet ?? '') ? 'credits' : wallet },
  };
}

/** Where a session by video is held, and the kit that travels for it. */
function remoteWords(booking: BookingTold) {
  const dueOn = booking.equipment_due_date ?? booking.equipment_due_on;
  return {
    room: booking.room_link
      ? { link: booking.room_link, id: booking.room_id, password: oneLine(booking.room_password) }
      : null,
    kit_due: dueOn ? dateWords(dueOn) : null,
    post_to: [booking.address, booking.city, booking.postcode].map(oneLine).filter(Boolean).join(', '),
  };
}

function bookingWords(booking: BookingTold, product: LinkedProduct) {
  return {
    ...productWords[product],
    ...remoteWords(booking),
    number: booking.id,
    course: oneLine(booking.course_name),
    day: dayOf(booking.starts_at),
    hours: hoursOf(booking.starts_at, booking.ends_at),
    starts: timeOf(booking.starts_at),
    place: placeOf(booking.location_name, booking.location_address),
    trainer: oneLine(booking.trainer_name),
    job_role: oneLine(booking.job_role),
    is_booked: booking.booking_status === 'booked',
    needs_review: booking.review === 'awaited',
    reason: booking.reason,
    note: oneLine(booking.reason_note),
    cancelled_by: booking.cancelled_by,
    ...moneyOf(booking),
  };
}

function previousWords(booking: BookingTold) {
  if (!booking.previous_starts_at || !booking.previous_ends_at) return null;
  return {
    day: dayOf(booking.previous_starts_at),
    hours: hoursOf(booking.previous_starts_at, booking.previous_ends_at),
    place: placeOf(booking.previous_location_name, booking.previous_location_address),
  };
}

function inviteWords(invite: InviteTold) {
  return {
    course: oneLine(invite.course_name),
    place: invite.location_name ? placeOf(invite.location_name, invite.location_address) : null,
    day: invite.starts_at ? dayOf(invite.starts_at) : null,
    hours: invite.starts_at && invite.ends_at ? hoursOf(invite.starts_at, invite.ends_at) : null,
    pay_option: invite.pay_option,
    message: (invite.message ?? '').split('\n').map(oneLine),
    has_message: Boolean(invite.message),
    expires: `${timeOf(invite.expires_at)} on ${dayOf(invite.expires_at)}`,
  };
}

function personWords(person: BookingTold | InviteTold | null) {
  const firstName = oneLine(person?.first_name);
  return {
    first_name: firstName,
    name: `${firstName} ${oneLine(person?.last_name)}`,
    contact: oneLine(person?.agency_contact_name),
  };
}

/** Everything a mail's templates may say, formatted as they say it; what somebody typed is on one line. */
export function wordsOf(letter: Letter) {
  const told = letter.snapshot ?? letter.booking;
  return {
    provider,
    organisation: oneLine(letter.organisation_name),
    ...personWords(told ?? letter.invite),
    booking: told && bookingWords(told, letter.product),
    previous: told && previousWords(told),
    invite: letter.invite && inviteWords(letter.invite),
    interview: letter.interview && interviewWords(letter.kind, letter.interview),
    is_tomorrow: letter.kind === 'reminder-1-day',
    amount: letter.amount_pence === null ? null : poundsOf(letter.amount_pence),
  };
}
