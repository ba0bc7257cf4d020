import type { BookingRecord } from '../../domains/bookings/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { linkToken } from '../../platform/crypto/link-token.ts';

/** Path of a booking's own page. */
export function bookingPath(keyring: Keyring, bookingId: number): string {
  return `/practical-training/booking/${linkToken(keyring, 'booking-pages', bookingId)}`;
}

/** Path of a booking's payment page. */
export function payPath(keyring: Keyring, bookingId: number): string {
  return `/practical-training/pay/${linkToken(keyring, 'payment-pages', bookingId)}`;
}

/** Where a candidate goes once the booking is made: to pay, or to see what they have. */
export function nextPath(
  keyring: Keyring,
  booking: Pick<BookingRecord, 'id' | 'booking_status' | 'pay_status' | 'pay_option'>,
): string {
  const isDue =
    booking.booking_status === 'pending' &&
    booking.pay_option === 'candidate_pays' &&
    booking.pay_status === 'pending';
  return isDue ? payPath(keyring, booking.id) : bookingPath(keyring, booking.id);
}
