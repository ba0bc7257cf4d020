import type { ProblemTable } from '../../platform/http/problem.ts';

/** What scheduling refuses with. */
export const schedulingProblems = {
  event_cancelled: { status: 422, message: 'This training event was cancelled.' },
  event_started: { status: 422, message: 'This training event has already started.' },
  hold_exists: { status: 409, message: 'You already hold a seat on this training event.' },
  hold_limit_reached: { status: 422, message: 'You hold as many seats on this training event as allowed.' },
  no_seats_left: { status: 422, message: 'No seats are left on this training event.' },
  hold_not_found: { status: 422, message: 'This hold does not exist.', field: 'hold_hash' },
  hold_used: { status: 422, message: 'This hold was already used for a booking.', field: 'hold_hash' },
  hold_expired: { status: 422, message: 'This hold has expired.', field: 'hold_hash' },
} as const satisfies ProblemTable;
