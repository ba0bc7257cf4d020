import { awaitsPayment, type BookingRecord } from '../../domains/bookings/index.ts';
import { bookingPagePath, paymentPagePath } from '../../domains/candidate-links/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';

/** Where a candidate goes once the booking is made: to pay, or to see what they have. */
export function nextPath(
  keyring: Keyring,
  booking: Pick<BookingRecord, 'id' | 'booking_status' | 'pay_status' | 'pay_option'>,
): string {
  return awaitsPayment(booking) ? paymentPagePath(keyring, booking.id) : bookingPagePath(keyring, booking.id);
}
