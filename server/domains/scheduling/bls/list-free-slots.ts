import { batchedCommand } from '../../../platform/db/batched-command.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared } from '../../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import { type FreeSlot, freeSlots, type SlotFacts } from './free-starts.ts';

/** What sessions of a course could begin when. */
export interface FreeSlots {
  readonly course: { readonly id: number; readonly name: string };
  readonly slots: readonly FreeSlot[];
}

interface SlotsRequest {
  readonly courseId: number;
  /** London days, both included; from is today when left out, and to 14 days after it. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** False: staff may see what is too soon for a kit to arrive by post. */
  readonly needsNotice: boolean;
}

interface FactsRow extends SlotFacts {
  readonly course_id: number;
  readonly course_name: string;
}

const findFacts = prepared<{ courseId: number; from: string | null; to: string | null }, FactsRow>(
  'scheduling-bls-slot-facts',
  'select * from bls_slot_facts(p_course_id => :courseId, p_from => :from::date, p_to => :to::date)',
);

async function compute(
  db: Queryable,
  { courseId, from, to, needsNotice }: SlotsRequest,
): Promise<FreeSlots | Refusal> {
  const [facts] = await findFacts(db, { courseId, from: from ?? null, to: to ?? null });
  if (!facts) return refuse('course_not_available');
  return {
    course: { id: facts.course_id, name: facts.course_name },
    slots: freeSlots(facts, needsNotice),
  };
}

/** Who asks for the same days of the same course while they are being computed shares the next computation. */
const computeShared = batchedCommand<SlotsRequest, FreeSlots | Refusal>({
  laneOf: ({ courseId, from, to, needsNotice }) => `${courseId} ${from} ${to} ${needsNotice}`,
  async runMany(db, requests) {
    const [first] = requests;
    if (!first) return [];
    const answer = await compute(db, first);
    return requests.map(() => answer);
  },
});

/**
 * Free slots of an active course, in their order. Each answer is of the moment it was asked for or later: nothing is
 * kept. Refuses with `course_not_available`.
 */
export function listFreeSlots(db: Queryable, request: SlotsRequest): Promise<FreeSlots | Refusal> {
  return computeShared(db, request);
}
