import { bookHeldSlot, findSessionOfHold } from '../../domains/bookings/index.ts';
import { type BlsCourse, listBlsCourses } from '../../domains/catalogue/index.ts';
import {
  type CandidateSlot,
  findCandidateSlot,
  holdSlotForCandidate,
  listFreeSlots,
  releaseSlot,
} from '../../domains/scheduling/index.ts';
import { calendarDay, clockTime } from '../../platform/http/input.ts';
import { isRefusal, refuse } from '../../platform/http/problem.ts';
import { pathId } from '../../platform/ids/ids.ts';
import type { Held, Offer, Visit } from './offer.ts';
import type { CandidatePagesParts } from './parts.ts';
import { byVideo } from './pieces.tsx';
import { type SlotDay, slotsPage } from './slots-page.tsx';
import { fieldOf, networkOf, readVisitor } from './visitor.ts';

/** A session that a visitor holds. */
export type HeldSlot = CandidateSlot & Held;

const daysShown = 7;
/** How far ahead free days are looked for at once. */
const daysLooked = 31;
const dayMs = 86_400_000;

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The first days with free times, and where the next ones begin; null: there are none. */
async function freeDays({ db }: CandidatePagesParts, courseId: number, from: string | undefined) {
  const found = await listFreeSlots(db, {
    courseId,
    from,
    to: from && dayAfter(from, daysLooked - 1),
    needsNotice: true,
  });
  const byDay = new Map<string, SlotDay>();
  for (const { date, time } of isRefusal(found) ? [] : found.slots) {
    const day = byDay.get(date) ?? { date, times: [] };
    byDay.set(date, { date, times: [...day.times, time] });
  }
  const days = [...byDay.values()].slice(0, daysShown);
  const last = days.at(-1);
  return { days, next: last ? dayAfter(last.date, 1) : null };
}

/** The chosen course; without a choice the only one there is. */
function chosenCourse(courses: readonly BlsCourse[], { journey }: Visit): BlsCourse | null {
  const wanted = journey.wanted.courseId ?? (courses.length === 1 ? courses[0]?.id : undefined);
  return courses.find(({ id }) => id === wanted) ?? null;
}

const readSlot = ({ request }: Visit) => ({
  courseId: pathId.safeParse(fieldOf(request, 'course_id')).data,
  date: calendarDay().safeParse(fieldOf(request, 'slot').slice(0, 10)).data,
  time: clockTime().safeParse(fieldOf(request, 'slot').slice(11)).data,
});

/** Remote sessions with a trainer, by video. */
export function slotOffer(parts: CandidatePagesParts): Offer<HeldSlot> {
  const { db, keyring } = parts;
  return {
    async choicePage(visit, shown) {
      const { journey, request } = visit;
      const query = request.query as Record<string, unknown>;
      const from = calendarDay().safeParse(query['from']).data;
      const { rows: courses } = await listBlsCourses(db, journey.organisationId, { page: 1, per_page: 100 });
      const course = chosenCourse(courses, visit);
      const found = course === null ? null : await freeDays(parts, course.id, from);
      return slotsPage({ journey, courses, course, found, from: from ?? null, ...shown });
    },
    async findHeld({ request, journey: { organisationId } }, hash) {
      const visitor = readVisitor(request);
      if (visitor === null) return null;
      const named = hash === undefined ? {} : { hash };
      const held = await findCandidateSlot(db, keyring, { organisationId, visitor, ...named });
      return held && { ...held, ...byVideo, requires_review: false };
    },
    async hold(visit, again) {
      const { request, journey } = visit;
      const slot = again ? { ...again, courseId: again.course_id } : readSlot(visit);
      const { courseId, date, time } = slot;
      if (courseId === undefined || date === undefined || time === undefined)
        return refuse('slot_unavailable');
      return holdSlotForCandidate(db, keyring, {
        organisationId: journey.organisationId,
        courseId,
        date,
        time,
        visitor: readVisitor(request) ?? '',
        address: networkOf(request.ip),
      });
    },
    release: ({ journey }, hash) => releaseSlot(db, journey.organisationId, hash),
    async book({ request, journey }, held, { postal, ...candidate }) {
      if (postal === undefined) throw new Error('a kit needs an address');
      return bookHeldSlot(db, {
        organisationId: journey.organisationId,
        holdHash: held.hash,
        candidate: { ...candidate, ...postal },
        payOption: journey.payOption === 'inv' ? 'invoice' : journey.payOption,
        bookedBy: 'Candidate',
        actor: { kind: 'candidate', id: null, requestId: request.id },
        paymentProvider: parts.payments?.providers['virtual-bls'] ?? null,
      });
    },
    findBooked: ({ organisationId }, hash) => findSessionOfHold(db, organisationId, hash),
  };
}
