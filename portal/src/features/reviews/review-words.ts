import { differenceInCalendarDays } from 'date-fns';
import type { Schemas } from '../../api/console.ts';
import { countOf, showPence } from '../../ui/format.ts';
import type { Tone } from '../../ui/Status.tsx';

type Booking = Schemas.Booking;

/** How a candidate is called. */
export const nameOf = ({ candidate }: Booking): string => `${candidate.first_name} ${candidate.last_name}`;

/** How soon the training starts, and how pressing that is. */
export function dueWords(booking: Booking): readonly [string, Tone] {
  const days = differenceInCalendarDays(new Date(booking.start_date), new Date());
  if (days <= 0) return ['Starts today', 'bad'];
  return [`Starts in ${countOf(days, 'day')}`, days <= 3 ? 'bad' : days <= 10 ? 'warn' : 'quiet'];
}

/** Where the money of a booking stands before it is decided. */
export function moneyWords({ pay_option, pay_status, price_pence }: Booking): string {
  const price = showPence(price_pence);
  if (pay_option === 'credits') return 'Paid with a credit';
  if (pay_option === 'balance') return `${price}, paid from the balance`;
  if (pay_option === 'inv') return `${price}, by invoice`;
  return pay_status === 'completed'
    ? `${price}, paid by the candidate`
    : `${price}, the candidate has not paid yet`;
}

/** What rejecting does to the money. */
export function refundWords({ pay_option, pay_status, price_pence }: Booking): string {
  const price = showPence(price_pence);
  if (pay_option === 'credits') return 'The credit goes back to the organisation’s wallet.';
  if (pay_option === 'balance') return `${price} goes back to the organisation’s balance.`;
  if (pay_option === 'inv') return 'The invoice becomes void, or is credited if it was paid.';
  return pay_status === 'completed'
    ? `${price} goes back to the candidate’s card.`
    : 'The candidate’s open payment is closed.';
}
