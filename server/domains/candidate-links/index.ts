import type { Keyring } from '../../platform/crypto/keyring.ts';
import { linkToken, readLinkToken } from '../../platform/crypto/link-token.ts';

/** A product whose bookings have pages of their own; ids are each product's own, and so are the links' proofs. */
export type LinkedProduct = 'practical-training' | 'virtual-bls';

const bookingPurpose = { 'practical-training': 'booking-pages', 'virtual-bls': 'bls-booking-pages' } as const;
const paymentPurpose = { 'practical-training': 'payment-pages', 'virtual-bls': 'bls-payment-pages' } as const;

/** The id that the link to a booking's own page proves; null when it proves none. */
export function readBookingLink(keyring: Keyring, token: string, product: LinkedProduct): number | null {
  return readLinkToken(keyring, bookingPurpose[product], token);
}

/** The id that the link to a booking's payment page proves; null when it proves none. */
export function readPaymentLink(keyring: Keyring, token: string, product: LinkedProduct): number | null {
  return readLinkToken(keyring, paymentPurpose[product], token);
}

/** Path of a booking's own page. */
export function bookingPagePath(
  keyring: Keyring,
  bookingId: number,
  product: LinkedProduct = 'practical-training',
): string {
  return `/${product}/booking/${linkToken(keyring, bookingPurpose[product], bookingId)}`;
}

/** Path of the page where a booking is paid. */
export function paymentPagePath(
  keyring: Keyring,
  bookingId: number,
  product: LinkedProduct = 'practical-training',
): string {
  return `/${product}/pay/${linkToken(keyring, paymentPurpose[product], bookingId)}`;
}

/**
 * Path to which a provider sends a candidate back. PayPal's money is ours to take then, which the payment page does;
 * Stripe has taken it, and the booking's page waits for the word.
 */
export function paymentReturnPath(keyring: Keyring, product: LinkedProduct, bookingId: number): string {
  const path = product === 'virtual-bls' ? paymentPagePath : bookingPagePath;
  return path(keyring, bookingId, product);
}

/** Path of the page where a top-up is paid. */
export function topUpPagePath(keyring: Keyring, topUpId: number): string {
  return `/practical-training/top-up/${linkToken(keyring, 'top-up-pages', topUpId)}`;
}

/** Path of the page where an invite is used. */
export function invitePagePath(keyring: Keyring, inviteId: number): string {
  return `/practical-training/invite/${linkToken(keyring, 'invite-pages', inviteId)}`;
}
