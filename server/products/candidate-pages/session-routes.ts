import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findBlsBookingById, type LinkedBlsBooking } from '../../domains/bookings/index.ts';
import { readBookingLink } from '../../domains/candidate-links/index.ts';
import { findBookingPage } from '../../domains/organisations/index.ts';
import { sendCalendar, sendCertificate } from './papers.ts';
import type { CandidatePagesParts } from './parts.ts';
import { pathsOf } from './pay-subject.ts';
import type { PageSender } from './send-page.tsx';
import { sessionPage } from './session-page.tsx';
import { sessionStateOf } from './session-state.ts';

const product = 'virtual-bls';

/** Where the candidate of a session that ended unpaid may choose anew; null when there is no such place. */
async function againPath({ db }: CandidatePagesParts, booking: LinkedBlsBooking): Promise<string | null> {
  if (booking.booked_by !== 'Candidate') return null;
  const page = await findBookingPage(db, booking.organisation_code, product);
  return page && `/${product}/?sgi=${page.organisation_code}`;
}

async function showSession(
  parts: CandidatePagesParts,
  sender: PageSender,
  reply: FastifyReply,
  booking: LinkedBlsBooking,
): Promise<FastifyReply> {
  const isUnpaid = booking.payment_seconds_left !== null;
  const checkout = isUnpaid ? await parts.payments?.findCheckout(parts.db, product, booking.id) : null;
  const state = sessionStateOf(booking, checkout ?? null);
  const { pay, booking: path } = pathsOf(parts, product, booking.id);
  const hasEndedUnpaid = state === 'payment_over' || booking.reason === 'payment_expired';
  const paths = {
    pay,
    certificate: `${path}/certificate`,
    calendar: parts.calendarFile && state === 'booked' ? `${path}/calendar.ics` : null,
    again: hasEndedUnpaid ? await againPath(parts, booking) : null,
  };
  return sender.page(reply, sessionPage({ booking, state, paths }));
}

/** Serves a remote session's page, its certificate and its entry for a calendar, and the room of the sandbox. */
export function serveSessionRoutes(
  app: FastifyInstance,
  parts: CandidatePagesParts,
  sender: PageSender,
): void {
  const base = `/${product}/booking/:token`;
  const withBooking =
    (handler: (reply: FastifyReply, booking: LinkedBlsBooking) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { token } = request.params as { token: string };
      const id = readBookingLink(parts.keyring, token, product);
      const booking = id === null ? null : await findBlsBookingById(parts.db, id);
      return booking ? handler(reply, booking) : sender.message(reply, 'gone');
    };
  app.get(
    base,
    withBooking((reply, booking) => showSession(parts, sender, reply, booking)),
  );
  app.get(
    `${base}/certificate`,
    withBooking((reply, booking) => sendCertificate(parts, sender, reply, product, booking)),
  );
  app.get(
    `${base}/calendar.ics`,
    withBooking((reply, booking) => sendCalendar(parts, sender, reply, product, booking)),
  );
  app.get(`/${product}/sandbox-meeting/:id`, (_request, reply) => sender.message(reply, 'sandboxMeeting'));
}
