import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, refuse } from '../../platform/http/problem.ts';
import { bookHeld, type Sent } from './book-held.ts';
import { type DetailsProps, detailsPage } from './details-page.tsx';
import type { FindJourney } from './journey.ts';
import type { messages } from './message-page.tsx';
import { nextPath } from './next-path.ts';
import type { Held, Offer, Visit } from './offer.ts';
import type { CandidatePagesParts } from './parts.ts';
import { type Told, tellHeldAgain, tellHoldRefusal } from './refusals.ts';
import type { PageSender } from './send-page.tsx';
import { fieldOf, formToken, visitorOf } from './visitor.ts';

/** What the routes to a booking are made of. */
export interface ChoiceRoutes<H extends Held> {
  readonly parts: CandidatePagesParts;
  readonly sender: PageSender;
  readonly offer: Offer<H>;
  readonly find: FindJourney;
  /** Shown where the link leads nowhere. */
  readonly lost: keyof typeof messages;
}

const isSecure = ({ publicUrl }: CandidatePagesParts): boolean => publicUrl().startsWith('https:');

async function showChoice<H extends Held>(
  { parts, sender, offer }: ChoiceRoutes<H>,
  visit: Visit,
  notice: Told | null = null,
  status = 200,
): Promise<FastifyReply> {
  const { request, reply } = visit;
  const visitor = visitorOf(request, reply, isSecure(parts));
  const token = formToken(parts.keyring, visitor);
  const page = await offer.choicePage(visit, { held: await offer.findHeld(visit), notice, token });
  return sender.page(reply, page, status);
}

async function choose<H extends Held>(routes: ChoiceRoutes<H>, visit: Visit): Promise<FastifyReply> {
  const { journey, reply } = visit;
  const held = await routes.offer.hold(visit);
  if (isRefusal(held)) return showChoice(routes, visit, tellHoldRefusal(held.refused, journey), 422);
  return reply.redirect(journey.paths.details, 303);
}

function showForm<H extends Held>(
  { parts, sender }: ChoiceRoutes<H>,
  { request, reply, journey }: Visit,
  held: H,
  more: Partial<Pick<DetailsProps, 'values' | 'errors' | 'notice'>> = {},
): FastifyReply {
  const visitor = visitorOf(request, reply, isSecure(parts));
  const { invite } = journey;
  const invited = { phone: invite?.phone ?? '', job_role: invite?.job_role ?? '' };
  const isAgain = Object.keys(more).length > 0;
  const page = detailsPage({
    journey,
    held,
    values: more.values ?? invited,
    errors: more.errors ?? {},
    notice: more.notice ?? null,
    token: formToken(parts.keyring, visitor),
  });
  return sender.page(reply, page, isAgain ? 422 : 200);
}

async function showDetails<H extends Held>(routes: ChoiceRoutes<H>, visit: Visit): Promise<FastifyReply> {
  const held = await routes.offer.findHeld(visit);
  if (held) return showForm(routes, visit, held);
  return showChoice(routes, visit, tellHoldRefusal('hold_not_found', visit.journey));
}

/** The 30 minutes were over before the form was sent: if it is still free, it is held anew. */
async function holdAgain<H extends Held>(
  routes: ChoiceRoutes<H>,
  visit: Visit,
  sent: Sent<H>,
): Promise<FastifyReply> {
  const { offer } = routes;
  const taken = await offer.hold(visit, sent.held);
  const held = isRefusal(taken) ? null : await offer.findHeld(visit);
  const refused = isRefusal(taken) ? taken : refuse('hold_not_found');
  return held
    ? showForm(routes, visit, held, { values: sent.values, notice: tellHeldAgain(visit.journey) })
    : showChoice(routes, visit, tellHoldRefusal(refused.refused, visit.journey), 422);
}

async function book<H extends Held>(routes: ChoiceRoutes<H>, visit: Visit): Promise<FastifyReply> {
  const { parts, sender, offer, lost } = routes;
  const { request, reply, journey } = visit;
  const hash = fieldOf(request, 'hold');
  const held = await offer.findHeld(visit, hash);
  const next = (id: Parameters<typeof nextPath>[2]) =>
    reply.redirect(nextPath(parts.keyring, journey.product, id), 303);
  // A form that is sent twice, or sent again by going back, leads where the first one did.
  const done = held ? await offer.findBooked(journey, hash) : null;
  if (done) return next(done);
  if (!journey.isOpen) return sender.message(reply, lost);
  const result = await bookHeld(parts, offer, visit, held);
  if ('booking' in result) return next(result.booking);
  if ('over' in result) return holdAgain(routes, visit, result.sent);
  if ('gone' in result) return showChoice(routes, visit, tellHoldRefusal(result.gone, journey), 422);
  if ('closed' in result) return sender.message(reply, lost);
  return showForm(routes, visit, result.held, result);
}

async function release<H extends Held>({ offer }: ChoiceRoutes<H>, visit: Visit): Promise<FastifyReply> {
  const hash = fieldOf(visit.request, 'hold');
  if (await offer.findHeld(visit, hash)) await offer.release(visit, hash);
  return visit.reply.redirect(visit.journey.paths.dates, 303);
}

/** Serves one way to a booking: choice, hold, details, booking. The paths are those of its journeys. */
export function serveChoiceRoutes<H extends Held>(
  app: FastifyInstance,
  base: string,
  routes: ChoiceRoutes<H>,
): void {
  const { find, sender, lost } = routes;
  type Handler = (routes: ChoiceRoutes<H>, visit: Visit) => Promise<FastifyReply>;
  const handle =
    (handler: Handler, mayBeClosed = false) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const journey = await find(request);
      if (!journey || !(journey.isOpen || mayBeClosed)) return sender.message(reply, lost);
      return handler(routes, { request, reply, journey });
    };
  app.get(base, handle(showChoice));
  const under = base.replace(/\/$/, '');
  app.post(`${under}/hold`, handle(choose));
  app.get(`${under}/details`, handle(showDetails));
  app.post(`${under}/details`, handle(book, true));
  app.post(`${under}/release`, handle(release));
}
