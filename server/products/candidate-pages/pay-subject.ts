import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  findBlsBookingById,
  findBookingById,
  type LinkedBlsBooking,
  type LinkedBooking,
} from '../../domains/bookings/index.ts';
import { bookingPagePath, paymentPagePath, readPaymentLink } from '../../domains/candidate-links/index.ts';
import type { PaidProduct } from '../../domains/payments/index.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import { showBooking } from './booking-routes.ts';
import { stateOf, unpaidState } from './booking-state.ts';
import type { Contact } from './journey.ts';
import type { CandidatePagesParts, Checkout } from './parts.ts';
import { byVideo, type Occasion } from './pieces.tsx';
import type { PageSender } from './send-page.tsx';

/** A booking at its payment page, whatever it is of. */
export interface PaySubject {
  readonly bookingId: number;
  /** Whose card it would be. */
  readonly holder: string;
  readonly contact: Contact;
  readonly occasion: Occasion;
  readonly expiresAt: Instant | null;
  readonly secondsLeft: number | null;
}

/** What a product's payment pages call things. */
export interface PayWords {
  /** What is kept until it is paid. */
  readonly kept: 'seat' | 'time';
  /** Who takes the money. */
  readonly payee: 'the card company' | 'PayPal';
}

/** How the bookings of a product are found and shown at their payment pages. */
export interface PayFace<Booking> {
  readonly product: PaidProduct;
  readonly words: PayWords;
  find(bookingId: number): Promise<Booking | null>;
  /** Whether the candidate is, or was, to pay it. */
  isByCandidate(booking: Booking): boolean;
  /** Whether its payment is awaited, or on its way, or neither: then `show` tells more. */
  stateOf(booking: Booking, checkout: Checkout): 'to_pay' | 'payment_checked' | 'settled';
  subjectOf(booking: Booking): PaySubject;
  /** Tells where a booking stands that cannot be paid now. */
  show(reply: FastifyReply, booking: Booking): Promise<FastifyReply> | FastifyReply;
}

/** The id of the booking that the token in a path proves; null when it proves none. */
export function paidBookingId(
  { keyring }: CandidatePagesParts,
  product: PaidProduct,
  request: FastifyRequest,
): number | null {
  const { token } = request.params as { token: string };
  return readPaymentLink(keyring, token, product);
}

/** Where a booking is paid, and where it is looked at. */
export function pathsOf({ keyring }: CandidatePagesParts, product: PaidProduct, bookingId: number) {
  return {
    pay: paymentPagePath(keyring, bookingId, product),
    booking: bookingPagePath(keyring, bookingId, product),
  };
}

function subjectOf(booking: LinkedBooking | LinkedBlsBooking, occasion: Occasion): PaySubject {
  return {
    bookingId: booking.id,
    holder: `${booking.first_name} ${booking.last_name}`,
    contact: {
      name: booking.organisation_name,
      email: booking.organisation_email,
      phone: booking.organisation_phone,
    },
    occasion,
    expiresAt: booking.payment_expires_at,
    secondsLeft: booking.payment_seconds_left,
  };
}

/** Payment pages of classroom training. */
export function trainingFace(parts: CandidatePagesParts, sender: PageSender): PayFace<LinkedBooking> {
  return {
    product: 'practical-training',
    words: { kept: 'seat', payee: 'the card company' },
    find: (bookingId) => findBookingById(parts.db, bookingId),
    isByCandidate: ({ pay_option }) => pay_option === 'candidate_pays',
    // its own page tells of a payment that is on its way
    stateOf: (booking, checkout) => (stateOf(booking, checkout) === 'to_pay' ? 'to_pay' : 'settled'),
    subjectOf: (booking) => subjectOf(booking, booking),
    show: (reply, booking) => showBooking(parts, sender, reply, booking),
  };
}

/** Payment pages of remote sessions. */
export function blsFace(parts: CandidatePagesParts): PayFace<LinkedBlsBooking> {
  return {
    product: 'virtual-bls',
    words: { kept: 'time', payee: 'PayPal' },
    find: (bookingId) => findBlsBookingById(parts.db, bookingId),
    isByCandidate: ({ pay_option }) => pay_option === 'candidate_pays',
    stateOf(booking, checkout) {
      if (booking.booking_status !== 'pending' || booking.payment_seconds_left === null) return 'settled';
      const state = unpaidState(booking, checkout);
      return state === 'payment_over' ? 'settled' : state;
    },
    subjectOf: (booking) => subjectOf(booking, { ...booking, ...byVideo }),
    show: (reply, booking) => reply.redirect(pathsOf(parts, 'virtual-bls', booking.id).booking, 303),
  };
}
