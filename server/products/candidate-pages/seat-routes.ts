import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findBookingOfHold } from '../../domains/bookings/index.ts';
import { openInvite } from '../../domains/invites/index.ts';
import {
  type CandidateHold,
  findCandidateHold,
  getTrainingEvent,
  holdSeatForCandidate,
  listEventsForCandidates,
  releaseSeat,
} from '../../domains/scheduling/index.ts';
import { isRefusal, refuse } from '../../platform/http/problem.ts';
import { pathId } from '../../platform/ids/ids.ts';
import { bookSeat, type Sent } from './book-seat.ts';
import { datesPage } from './dates-page.tsx';
import { type DetailsProps, detailsPage } from './details-page.tsx';
import { allows, type FindJourney, type Journey } from './journey.ts';
import type { messages } from './message-page.tsx';
import { nextPath } from './next-path.ts';
import type { CandidatePagesParts } from './parts.ts';
import { type Told, tellHoldRefusal } from './refusals.ts';
import type { PageSender } from './send-page.tsx';
import { fieldOf, formToken, networkOf, readVisitor, visitorOf } from './visitor.ts';

const pageSize = 20;

/** A request on its way to a seat. */
interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly journey: Journey;
}

/** What the seat routes are made of. */
export interface SeatRoutes {
  readonly parts: CandidatePagesParts;
  readonly sender: PageSender;
  readonly find: FindJourney;
  /** Shown where the link leads nowhere. */
  readonly lost: keyof typeof messages;
}

const isSecure = ({ publicUrl }: CandidatePagesParts): boolean => publicUrl().startsWith('https:');

async function liveHold({ parts }: SeatRoutes, { request, journey }: Visit): Promise<CandidateHold | null> {
  const visitor = readVisitor(request);
  if (visitor === null) return null;
  const { organisationId } = journey;
  const held = await findCandidateHold(parts.db, parts.keyring, { organisationId, visitor });
  return held && allows(journey, held) ? held : null;
}

/** A preset event that is full or gone says so and gives way to every date of its course and place. */
async function freeEvents({ parts }: SeatRoutes, { request, journey }: Visit) {
  const page = pathId.safeParse((request.query as Record<string, unknown>)['page']).data ?? 1;
  const filter = { ...journey.wanted, limit: pageSize, offset: (page - 1) * pageSize };
  const found = await listEventsForCandidates(parts.db, journey.organisationId, filter);
  if (found.total > 0 || journey.wanted.eventId === null || journey.invite !== null)
    return { found, page, isPresetGone: false };
  const others = await listEventsForCandidates(parts.db, journey.organisationId, {
    ...filter,
    eventId: null,
  });
  return { found: others, page, isPresetGone: true };
}

async function showDates(
  routes: SeatRoutes,
  visit: Visit,
  told: Told | null = null,
  status = 200,
): Promise<FastifyReply> {
  const { parts, sender } = routes;
  const { request, reply, journey } = visit;
  const visitor = visitorOf(request, reply, isSecure(parts));
  const { found, page, isPresetGone } = await freeEvents(routes, visit);
  const presetGone = { title: 'That date is full or no longer on offer', text: 'These are the others.' };
  const props = {
    journey,
    found,
    page,
    pageSize,
    held: await liveHold(routes, visit),
    notice: told ?? (isPresetGone ? presetGone : null),
    token: formToken(parts.keyring, visitor),
  };
  return sender.page(reply, datesPage(props), status);
}

async function takeHold({ parts }: SeatRoutes, { request, journey }: Visit, eventId: number) {
  const { db, keyring } = parts;
  const { organisationId } = journey;
  const event = await getTrainingEvent(db, organisationId, eventId);
  if (!event || !allows(journey, event)) return refuse('not_found');
  const visitor = readVisitor(request) ?? '';
  return holdSeatForCandidate(db, keyring, {
    organisationId,
    eventId,
    visitor,
    address: networkOf(request.ip),
  });
}

async function chooseDate(routes: SeatRoutes, visit: Visit): Promise<FastifyReply> {
  const eventId = pathId.safeParse(fieldOf(visit.request, 'event_id')).data ?? 0;
  const { invite } = visit.journey;
  // whoever chooses has seen the page, also where no script could say so
  if (invite?.status === 'sent') await openInvite(routes.parts.db, invite.id);
  const held = await takeHold(routes, visit, eventId);
  if (isRefusal(held)) return showDates(routes, visit, tellHoldRefusal(held.refused), 422);
  return visit.reply.redirect(visit.journey.paths.details, 303);
}

function showForm(
  { parts, sender }: SeatRoutes,
  { request, reply, journey }: Visit,
  held: CandidateHold,
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

async function showDetails(routes: SeatRoutes, visit: Visit): Promise<FastifyReply> {
  const held = await liveHold(routes, visit);
  return held ? showForm(routes, visit, held) : showDates(routes, visit, tellHoldRefusal('hold_not_found'));
}

/** The 30 minutes were over before the form was sent: if the seat is still free, it is held anew. */
async function holdAgain(routes: SeatRoutes, visit: Visit, sent: Sent): Promise<FastifyReply> {
  const taken = sent.held ? await takeHold(routes, visit, sent.held.id) : refuse('hold_not_found');
  if (isRefusal(taken)) return showDates(routes, visit, tellHoldRefusal(taken.refused), 422);
  const held = await liveHold(routes, visit);
  const notice = {
    title: 'The 30 minutes were over, but your seat was still free',
    text: 'We keep it for you again. Nothing was booked yet: please check your details and send them once more.',
  };
  return held
    ? showForm(routes, visit, held, { values: sent.values, notice })
    : showDates(routes, visit, tellHoldRefusal('hold_not_found'), 422);
}

async function book(routes: SeatRoutes, visit: Visit): Promise<FastifyReply> {
  const { parts, sender, lost } = routes;
  const { request, reply, journey } = visit;
  const hash = fieldOf(request, 'hold');
  const visitor = readVisitor(request) ?? '';
  const owned = { organisationId: journey.organisationId, visitor, hash };
  const held = await findCandidateHold(parts.db, parts.keyring, owned);
  // A form that is sent twice, or sent again by going back, leads where the first one did.
  const done = held ? await findBookingOfHold(parts.db, journey.organisationId, hash) : null;
  if (done) return reply.redirect(nextPath(parts.keyring, done), 303);
  if (!journey.isOpen) return sender.message(reply, lost);
  const result = await bookSeat(parts, request, journey, held);
  if ('booking' in result) return reply.redirect(nextPath(parts.keyring, result.booking), 303);
  if ('over' in result) return holdAgain(routes, visit, result.sent);
  if ('gone' in result) return showDates(routes, visit, tellHoldRefusal(result.gone), 422);
  if ('closed' in result) return sender.message(reply, lost);
  return showForm(routes, visit, result.held, result);
}

async function release({ parts }: SeatRoutes, { request, reply, journey }: Visit): Promise<FastifyReply> {
  const visitor = readVisitor(request) ?? '';
  const { organisationId } = journey;
  const hash = fieldOf(request, 'hold');
  const held = await findCandidateHold(parts.db, parts.keyring, { organisationId, visitor, hash });
  if (held) await releaseSeat(parts.db, { organisationId, hash });
  return reply.redirect(journey.paths.dates, 303);
}

/** Serves one way to a seat: dates, hold, details, booking. The paths are those of its journeys. */
export function serveSeatRoutes(app: FastifyInstance, base: string, routes: SeatRoutes): void {
  const { find, sender, lost } = routes;
  type Handler = (routes: SeatRoutes, visit: Visit) => Promise<FastifyReply>;
  const handle =
    (handler: Handler, mayBeClosed = false) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const journey = await find(request);
      if (!journey || !(journey.isOpen || mayBeClosed)) return sender.message(reply, lost);
      return handler(routes, { request, reply, journey });
    };
  app.get(base, handle(showDates));
  const under = base.replace(/\/$/, '');
  app.post(`${under}/hold`, handle(chooseDate));
  app.get(`${under}/details`, handle(showDetails));
  app.post(`${under}/details`, handle(book, true));
  app.post(`${under}/release`, handle(release));
}
