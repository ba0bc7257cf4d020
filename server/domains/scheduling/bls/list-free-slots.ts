import { batchedCommand } from '../../../platform/db/batched-command.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';

/** A start that at least one trainer is free for. London's wall time, in the form that holding it takes. */
export interface FreeSlot {
  readonly date: string;
  readonly time: string;
  readonly available_trainers: number;
}

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

const findCourse = prepared<{ courseId: number }, { id: number; name: string }>(
  'scheduling-bls-course',
  'select id, name from bls_courses where id = :courseId and is_active',
);

const findSlots = preparedRead<
  { courseId: number; from: string | null; to: string | null; needsNotice: boolean },
  FreeSlot
>(
  'scheduling-bls-free-slots',
  `select s.slot_date as date, s.slot_time as time, s.trainers as available_trainers
   from (select coalesce(:from::date, (app_now() at time zone 'Europe/London')::date) as day offset 0) d,
     bls_free_slots(:courseId, d.day, coalesce(:to::date, d.day + 14), :needsNotice) s`,
);

async function compute(
  db: Queryable,
  { courseId, from, to, needsNotice }: SlotsRequest,
): Promise<FreeSlots | Refusal> {
  const [course] = await findCourse(db, { courseId });
  if (!course) return refuse('course_not_available');
  return {
    course,
    slots: await findSlots(db, { courseId, from: from ?? null, to: to ?? null, needsNotice }),
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
