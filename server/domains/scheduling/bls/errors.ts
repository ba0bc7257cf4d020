import type { ProblemTable } from '../../../platform/http/problem.ts';
import { schedulingProblems } from '../errors.ts';

const { hold_not_found, hold_used, hold_expired } = schedulingProblems;

/** What the slots of remote sessions refuse with. */
export const slotProblems = {
  course_not_available: { status: 422, message: 'There is no such active course.', field: 'course_id' },
  hold_exists: { status: 409, message: 'You already hold this slot.' },
  hold_limit_reached: { status: 422, message: 'You hold as many slots as allowed.' },
  slot_unavailable: { status: 422, message: 'This slot is not available.', field: 'time' },
  hold_not_found,
  hold_used,
  hold_expired,
} as const satisfies ProblemTable;
