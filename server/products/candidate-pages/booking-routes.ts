import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findBookingById, type LinkedBooking } from '../../domains/bookings/index.ts';
import {
  bookingPagePath,
  invitePagePath,
  paymentPagePath,
  readBookingLink,
} from '../../domains/candidate-links/index.ts';
import { findInviteById } from '../../domains/invites/index.ts';
import { findBookingPage } from '../../domains/organisations/index.ts';
import { bookingPage } from './booking-page.tsx';
import { stateOf } from './booking-state.ts';
import { sendCalendar, sendCertificate } from './papers.ts';
import type { CandidatePagesParts } from './parts.ts';
import type { PageSender } from './send-page.tsx';

/** The booking that the token in a path proves; null when it proves none. */
async function linkedBooking(
  { db, keyring }: CandidatePagesParts,
  request: FastifyRequest,
): Promise<LinkedBooking | null> {
  const { token } = request.params as { token: string };
  const id = readBookingLink(keyring, token, 'practical-training');
  return id === null ? null : findBookingById(db, id);
}

/** Where the candidate of a booking that ended unpaid may choose anew; null when there is no such place. */
async function againPath(
  { db, keyring }: CandidatePagesParts,
  booking: LinkedBooking,
): Promise<string | null> {
  if (booking.invite_id !== null) {
    const invite = await findInviteById(db, booking.invite_id);
    const isOpen = invite?.status === 'sent' || invite?.status === 'opened';
    return isOpen ? invitePagePath(keyring, booking.invite_id) : null;
  }
  const page =
    booking.booked_by === 'Candidate'
      ? await findBookingPage(db, booking.organisation_code, 'practical-training')
      : null;
  return page && `/practical-training/?sgi=${page.organisation_code}`;
}

/** The candidate's page of a booking, wherever the candidate comes from. */
export async function showBooking(
  parts: CandidatePagesParts,
  sender: PageSender,
  reply: FastifyReply,
  booking: LinkedBooking,
  comesFromPaying = false,
): Promise<FastifyReply> {
  const { db, keyring, payments } = parts;
  const isUnpaid = booking.payment_seconds_left !== null;
  const checkout = isUnpaid
    ? ((await payments?.findCheckout(db, 'practical-training', booking.id)) ?? null)
    : null;
  const state = stateOf(booking, checkout);
  const path = bookingPagePath(keyring, booking.id);
  const hasEndedUnpaid = state === 'payment_over' || booking.reason === 'payment_expired';
  return sender.page(
    reply,
    bookingPage({
      booking,
      state,
      comesFromPaying,
      paths: {
        pay: paymentPagePath(keyring, booking.id),
        certificate: `${path}/certificate`,
        calendar: parts.calendarFile && state === 'booked' ? `${path}/calendar.ics` : null,
        again: hasEndedUnpaid ? await againPath(parts, booking) : null,
      },
    }),
  );
}

/** Serves a booking's page, its certificate and its entry for a calendar. */
export function serveBookingRoutes(
  app: FastifyInstance,
  parts: CandidatePagesParts,
  sender: PageSender,
): void {
  const base = '/practical-training/booking/:token';
  const withBooking =
    (
      handler: (
        booking: LinkedBooking,
        request: FastifyRequest,
        reply: FastifyReply,
      ) => Promise<FastifyReply>,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const booking = await linkedBooking(parts, request);
      return booking ? handler(booking, request, reply) : sender.message(reply, 'gone');
    };
  const page = withBooking(async (booking, request, reply) => {
    const { payment } = request.query as Record<string, unknown>;
    return showBooking(parts, sender, reply, booking, payment === 'returned');
  });
  const certificate = withBooking((booking, _request, reply) =>
    sendCertificate(parts, sender, reply, 'practical-training', booking),
  );
  const calendar = withBooking((booking, _request, reply) =>
    sendCalendar(parts, sender, reply, 'practical-training', booking),
  );
  app.get(base, page);
  app.get(`${base}/certificate`, certificate);
  app.get(`${base}/calendar.ics`, calendar);
}
