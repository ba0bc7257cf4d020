import type { Schemas } from '../../api/console.ts';
import { countOf, showPence } from '../../ui/format.ts';
import type { Tone } from '../../ui/Status.tsx';

/** A state and what it means. */
export interface Told {
  readonly tone: Tone;
  readonly text: string;
}

type Stand = Pick<
  Schemas.Booking,
  'booking_status' | 'pay_status' | 'pay_option' | 'review' | 'attendance' | 'passed'
>;

function pendingState({ pay_option, pay_status }: Stand): Told {
  return pay_option === 'candidate_pays' && pay_status === 'pending'
    ? { tone: 'warn', text: 'Awaiting payment' }
    : { tone: 'info', text: 'In review' };
}

/** Where a classroom booking stands, in a word or two. */
export function bookingState(booking: Stand): Told {
  if (booking.booking_status === 'cancelled') return { tone: 'quiet', text: 'Cancelled' };
  if (booking.booking_status === 'pending') return pendingState(booking);
  if (booking.attendance === 'no_show') return { tone: 'bad', text: 'Did not come' };
  if (booking.attendance === 'attended')
    return booking.passed === false
      ? { tone: 'bad', text: 'Did not pass' }
      : { tone: 'good', text: booking.passed ? 'Passed' : 'Attended' };
  return { tone: 'good', text: 'Booked' };
}

/** How bookings are paid, in the words of both products. */
export const payOptionWords = {
  credits: 'Credits',
  balance: 'Money balance',
  inv: 'Invoice',
  invoice: 'Invoice',
  candidate_pays: 'Candidate pays',
} as const;

const payStates = {
  completed: { tone: 'good', text: 'Paid' },
  refunded: { tone: 'quiet', text: 'Refunded' },
  cancelled: { tone: 'quiet', text: 'Nothing due' },
} as const;

/** What says how a booking is paid, of either product. */
export interface Payable {
  readonly pay_status: Stand['pay_status'];
  readonly pay_option: keyof typeof payOptionWords;
}

/** Where a booking’s money stands; null: its candidate has yet to pay, and the booking itself awaits that. */
export function payState({ pay_status, pay_option }: Payable): Told | null {
  if (pay_status !== 'pending') return payStates[pay_status];
  return pay_option === 'candidate_pays' ? null : { tone: 'warn', text: 'Unpaid' };
}

/** What it costs: a credit, or money. */
export const priceOf = (booking: { readonly pay_option: string; readonly price_pence: number }): string =>
  booking.pay_option === 'credits' ? '1 credit' : showPence(booking.price_pence);

const creditsOf = (amount: number): string => countOf(amount / 100, 'credit');

/** An amount that goes back, as it is counted: “1 credit”, “£85.00”. */
export const amountOf = ({ amount, wallet }: Schemas.Refund): string =>
  /^\d+$/.test(wallet) ? creditsOf(amount) : showPence(amount);

const ways: Readonly<Record<string, string>> = {
  booking_balance: 'goes back to the money balance',
  stripe: 'goes back to the candidate’s card',
  paypal: 'goes back to the candidate’s PayPal account',
  invoice: 'is taken off: the invoice is void, or credited if it was paid',
};

/** What goes back and where to, as a sentence. */
export const refundSentence = (refund: Schemas.Refund): string =>
  `${amountOf(refund)} ${ways[refund.wallet] ?? 'goes back to the wallet of this course'}.`;

/** Why something cannot be cancelled, by the code that cancelling refuses with. */
export const refusalWords: Readonly<Record<string, string>> = {
  already_cancelled: 'It is cancelled already.',
  event_started: 'The training has begun: only the training provider can cancel it now.',
  attendance_marked: 'Attendance is marked: take the mark back first.',
};

/** Why a booking was cancelled. */
export const reasonWords: Readonly<Record<string, string>> = {
  requested: 'asked for by the organisation',
  staff: 'by the training provider',
  event_cancelled: 'the training was called off',
  payment_expired: 'it was not paid in time',
  review_rejected: 'the review turned it down',
  review_expired: 'nobody reviewed it before the start',
};

/** Who booked. */
export const bookedByWords = {
  Agency: 'the organisation',
  Candidate: 'the candidate',
  Admin: 'the training provider',
} as const;

/** A person’s name. */
export const nameOf = ({
  candidate,
}: {
  readonly candidate: { first_name: string; last_name: string };
}): string => `${candidate.first_name} ${candidate.last_name}`;
