import { bookHeldSeat, findBookingOfHold } from '../../domains/bookings/index.ts';
import { openInvite } from '../../domains/invites/index.ts';
import {
  type CandidateHold,
  findCandidateHold,
  getTrainingEvent,
  holdSeatForCandidate,
  listEventsForCandidates,
  releaseSeat,
} from '../../domains/scheduling/index.ts';
import { refuse } from '../../platform/http/problem.ts';
import { pathId } from '../../platform/ids/ids.ts';
import { datesPage } from './dates-page.tsx';
import { allows } from './journey.ts';
import type { Offer, Visit } from './offer.ts';
import type { CandidatePagesParts } from './parts.ts';
import { fieldOf, networkOf, readVisitor } from './visitor.ts';

const pageSize = 20;

/** A preset event that is full or gone says so and gives way to every date of its course and place. */
async function freeEvents({ db }: CandidatePagesParts, { request, journey }: Visit) {
  const page = pathId.safeParse((request.query as Record<string, unknown>)['page']).data ?? 1;
  const filter = { ...journey.wanted, limit: pageSize, offset: (page - 1) * pageSize };
  const found = await listEventsForCandidates(db, journey.organisationId, filter);
  if (found.total > 0 || journey.wanted.eventId === null || journey.invite !== null)
    return { found, page, isPresetGone: false };
  const others = await listEventsForCandidates(db, journey.organisationId, { ...filter, eventId: null });
  return { found: others, page, isPresetGone: true };
}

const presetGone = { title: 'That date is full or no longer on offer', text: 'These are the others.' };

async function chosenEvent({ db }: CandidatePagesParts, { request, journey }: Visit): Promise<number> {
  // whoever chooses has seen the page, also where no script could say so
  if (journey.invite?.status === 'sent') await openInvite(db, journey.invite.id);
  return pathId.safeParse(fieldOf(request, 'event_id')).data ?? 0;
}

/** Seats in classroom training. */
export function seatOffer(parts: CandidatePagesParts): Offer<CandidateHold> {
  const { db, keyring } = parts;
  return {
    async choicePage(visit, { notice, ...shown }) {
      const { found, page, isPresetGone } = await freeEvents(parts, visit);
      return datesPage({
        journey: visit.journey,
        found,
        page,
        pageSize,
        notice: notice ?? (isPresetGone ? presetGone : null),
        ...shown,
      });
    },
    async findHeld({ request, journey }, hash) {
      const visitor = readVisitor(request);
      if (visitor === null) return null;
      const { organisationId } = journey;
      if (hash !== undefined) return findCandidateHold(db, keyring, { organisationId, visitor, hash });
      const held = await findCandidateHold(db, keyring, { organisationId, visitor });
      return held && allows(journey, held) ? held : null;
    },
    async hold(visit, again) {
      const { request, journey } = visit;
      const { organisationId } = journey;
      const eventId = again ? again.id : await chosenEvent(parts, visit);
      const event = await getTrainingEvent(db, organisationId, eventId);
      if (!event || !allows(journey, event)) return refuse('not_found');
      const visitor = readVisitor(request) ?? '';
      const address = networkOf(request.ip);
      return holdSeatForCandidate(db, keyring, { organisationId, eventId, visitor, address });
    },
    release: ({ journey }, hash) => releaseSeat(db, { organisationId: journey.organisationId, hash }),
    book: ({ request, journey }, held, candidate) =>
      bookHeldSeat(db, {
        organisationId: journey.organisationId,
        holdHash: held.hash,
        candidate,
        payOption: journey.payOption === 'invoice' ? 'inv' : journey.payOption,
        bookedBy: 'Candidate',
        actor: { kind: 'candidate', id: null, requestId: request.id },
        paymentProvider: parts.payments?.providers['practical-training'] ?? null,
        ...(journey.invite === null ? {} : { inviteId: journey.invite.id }),
      }),
    findBooked: ({ organisationId }, hash) => findBookingOfHold(db, organisationId, hash),
  };
}
