import { awaitsPayment } from '../../domains/bookings/index.ts';
import { bookingPagePath, type LinkedProduct, paymentPagePath } from '../../domains/candidate-links/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Booked } from './offer.ts';

/** Where a candidate goes once the booking is made: to pay, or to see what they have. */
export function nextPath(keyring: Keyring, product: LinkedProduct, booking: Booked): string {
  const path = awaitsPayment(booking) ? paymentPagePath : bookingPagePath;
  return path(keyring, booking.id, product);
}
