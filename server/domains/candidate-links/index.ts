import type { Keyring } from '../../platform/crypto/keyring.ts';
import { linkToken } from '../../platform/crypto/link-token.ts';

/** Path of a booking's own page. */
export function bookingPagePath(keyring: Keyring, bookingId: number): string {
  return `/practical-training/booking/${linkToken(keyring, 'booking-pages', bookingId)}`;
}

/** Path of the page where a booking is paid. */
export function paymentPagePath(keyring: Keyring, bookingId: number): string {
  return `/practical-training/pay/${linkToken(keyring, 'payment-pages', bookingId)}`;
}

/** Path of the page where a top-up is paid. */
export function topUpPagePath(keyring: Keyring, topUpId: number): string {
  return `/practical-training/top-up/${linkToken(keyring, 'top-up-pages', topUpId)}`;
}

/** Path of the page where an invite is used. */
export function invitePagePath(keyring: Keyring, inviteId: number): string {
  return `/practical-training/invite/${linkToken(keyring, 'invite-pages', inviteId)}`;
}
