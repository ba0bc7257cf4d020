import type { FastifyInstance } from 'fastify';
import { openInvite } from '../../domains/invites/index.ts';
import { serveBookingRoutes } from './booking-routes.ts';
import { serveChoiceRoutes } from './choice-routes.ts';
import { guardPages } from './guard.ts';
import { type FindJourney, inviteJourney, publicJourney } from './journey.ts';
import type { CandidatePagesParts } from './parts.ts';
import { servePayRoutes } from './pay-routes.ts';
import { blsFace, trainingFace } from './pay-subject.ts';
import { seatOffer } from './seat-offer.ts';
import { createPageSender } from './send-page.tsx';
import { serveSessionRoutes } from './session-routes.ts';
import { slotOffer } from './slot-offer.ts';
import { serveTopUpRoutes } from './top-up-routes.ts';

export type { CandidatePagesParts, CandidatePayments, Checkout } from './parts.ts';

const invitePath = '/practical-training/invite/:token';

/** Sent by the page's script once the page is seen: mail scanners fetch links, but do not do this. */
function serveOpened(app: FastifyInstance, { db }: CandidatePagesParts, find: FindJourney): void {
  app.post(`${invitePath}/opened`, async (request, reply) => {
    const journey = await find(request);
    if (!journey?.invite) return reply.code(410).send();
    await openInvite(db, journey.invite.id);
    return reply.code(204).send();
  });
}

function redirectToSlash(app: FastifyInstance, path: string): void {
  app.get(path, async (request, reply) => {
    const [, query] = request.url.split('?', 2);
    return reply.redirect(`${path}/${query === undefined ? '' : `?${query}`}`, 308);
  });
}

/**
 * Serves the pages behind links: public booking page, invite, booking, payment, and an organisation's top-up. `app` is a
 * context of its own that already sends the headers of pages.
 */
export async function serveCandidatePages(app: FastifyInstance, parts: CandidatePagesParts): Promise<void> {
  const sender = createPageSender(parts.assets);
  await guardPages(app, parts, sender);
  const pages = { parts, sender };
  const seats = seatOffer(parts);
  serveChoiceRoutes(app, '/practical-training/', {
    ...pages,
    offer: seats,
    find: publicJourney(parts, 'practical-training'),
    lost: 'notFound',
  });
  serveChoiceRoutes(app, '/virtual-bls/', {
    ...pages,
    offer: slotOffer(parts),
    find: publicJourney(parts, 'virtual-bls'),
    lost: 'notFound',
  });
  redirectToSlash(app, '/practical-training');
  redirectToSlash(app, '/virtual-bls');
  const find = inviteJourney(parts);
  serveChoiceRoutes(app, invitePath, { ...pages, offer: seats, find, lost: 'gone' });
  serveOpened(app, parts, find);
  serveBookingRoutes(app, parts, sender);
  serveSessionRoutes(app, parts, sender);
  servePayRoutes(app, { parts, sender, face: trainingFace(parts, sender) });
  servePayRoutes(app, { parts, sender, face: blsFace(parts) });
  serveTopUpRoutes(app, parts, sender);
}
