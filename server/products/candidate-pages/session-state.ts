import type { LinkedBlsBooking } from '../../domains/bookings/index.ts';
import { unpaidState } from './booking-state.ts';
import type { Checkout } from './parts.ts';

/** Where a remote session stands, as its candidate would say it. */
export type SessionState =
  | ReturnType<typeof unpaidState>
  | 'booked'
  | 'under_way'
  | 'kit_awaited'
  | 'passed'
  | 'failed'
  | 'missed'
  | 'cancelled';

/** Tells the state from the booking and, while it is unpaid, its checkout. */
export function sessionStateOf(booking: LinkedBlsBooking, checkout: Checkout | null): SessionState {
  if (booking.booking_status === 'cancelled') return 'cancelled';
  if (booking.payment_seconds_left !== null) return unpaidState(booking, checkout);
  switch (booking.training_status) {
    case 'completed':
      return booking.has_certificate ? 'passed' : 'kit_awaited';
    case 'failed':
      return 'failed';
    case 'no_show':
      return 'missed';
    default:
      return booking.has_started ? 'under_way' : 'booked';
  }
}
