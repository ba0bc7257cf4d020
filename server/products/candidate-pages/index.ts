import type { FastifyInstance } from 'fastify';
import { openInvite } from '../../domains/invites/index.ts';
import { serveBookingRoutes } from './booking-routes.ts';
import { guardPages } from './guard.ts';
import { type FindJourney, inviteJourney, publicJourney } from './journey.ts';
import type { CandidatePagesParts } from './parts.ts';
import { servePayRoutes } from './pay-routes.ts';
import { blsFace, trainingFace } from './pay-subject.ts';
import { serveSeatRoutes } from './seat-routes.ts';
import { createPageSender } from './send-page.tsx';
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

/**
 * Serves the pages behind links: public booking page, invite, booking, payment, and an organisation's top-up. `app` is a
 * context of its own that already sends the headers of pages.
 */
export async function serveCandidatePages(app: FastifyInstance, parts: CandidatePagesParts): Promise<void> {
  const sender = createPageSender(parts.assets);
  await guardPages(app, parts, sender);
  const publicPage = { parts, sender, find: publicJourney(parts), lost: 'notFound' } as const;
  serveSeatRoutes(app, '/practical-training/', publicPage);
  app.get('/practical-training', async (request, reply) => {
    const [, query] = request.url.split('?', 2);
    return reply.redirect(`/practical-training/${query === undefined ? '' : `?${query}`}`, 308);
  });
  const find = inviteJourney(parts);
  serveSeatRoutes(app, invitePath, { parts, sender, find, lost: 'gone' });
  serveOpened(app, parts, find);
  serveBookingRoutes(app, parts, sender);
  servePayRoutes(app, { parts, sender, face: trainingFace(parts, sender) });
  servePayRoutes(app, { parts, sender, face: blsFace(parts) });
  serveTopUpRoutes(app, parts, sender);
}
