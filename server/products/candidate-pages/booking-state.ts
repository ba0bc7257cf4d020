import type { LinkedBooking } from '../../domains/bookings/index.ts';
import type { Checkout } from './parts.ts';

/** Where a booking stands, as its candidate would say it. */
export type BookingState =
  | 'to_pay'
  | 'payment_checked'
  | 'payment_over'
  | 'in_review'
  | 'booked'
  | 'under_way'
  | 'attended'
  | 'missed'
  | 'cancelled';

type CheckoutNow = Pick<Checkout, 'status' | 'is_settling'>;

/** Where a booking stands whose payment is awaited. */
export function unpaidState(
  booking: Pick<LinkedBooking, 'payment_seconds_left'>,
  checkout: CheckoutNow | null,
): 'to_pay' | 'payment_checked' | 'payment_over' {
  if (checkout?.status === 'closing' || checkout?.is_settling) return 'payment_checked';
  return booking.payment_seconds_left === 0 || checkout?.status === 'closed' ? 'payment_over' : 'to_pay';
}

/** Tells the state from the booking and, while it is unpaid, its checkout. */
export function stateOf(booking: LinkedBooking, checkout: CheckoutNow | null): BookingState {
  if (booking.booking_status === 'cancelled') return 'cancelled';
  if (booking.payment_seconds_left !== null) return unpaidState(booking, checkout);
  if (booking.booking_status === 'pending') return 'in_review';
  if (booking.attendance !== null) return booking.attendance === 'attended' ? 'attended' : 'missed';
  return booking.has_started ? 'under_way' : 'booked';
}

const reasons: Record<NonNullable<LinkedBooking['reason']>, (booking: LinkedBooking) => string> = {
  requested: ({ organisation_name }) => `${organisation_name} cancelled this booking.`,
  staff: () => 'The training team cancelled this booking.',
  event_cancelled: () => 'This training date was cancelled. We are sorry.',
  payment_expired: () => 'No payment arrived in time, so the seat was given back.',
  review_rejected: () => 'The training team could not accept this booking.',
  review_expired: () => 'The booking was not confirmed before the training began.',
};

/** Why a booking was cancelled, in one sentence. */
export function tellReason(booking: LinkedBooking): string {
  return booking.reason === null ? 'This booking was cancelled.' : reasons[booking.reason](booking);
}
