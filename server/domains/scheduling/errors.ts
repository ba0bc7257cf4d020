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
  course_unknown: { status: 422, message: 'There is no such active course.', field: 'course_id' },
  location_unknown: { status: 422, message: 'There is no such active location.', field: 'location_id' },
  trainer_unknown: { status: 422, message: 'There is no such active trainer.', field: 'trainer_id' },
  organisation_unknown: {
    status: 422,
    message: 'One of these organisations does not exist.',
    field: 'organisation_ids',
  },
  event_in_the_past: {
    status: 422,
    message: 'A training event must start in the future.',
    field: 'start_date',
  },
  event_ends_too_early: { status: 422, message: 'The end must be after the start.', field: 'end_date' },
  event_published: { status: 422, message: 'This training event is published already: move it instead.' },
  event_clashes: { status: 409, message: 'The trainer or the place is taken at one of these times.' },
  event_not_a_draft: {
    status: 422,
    message: 'Only drafts can be discarded: cancel a published event instead.',
  },
  event_not_published: { status: 422, message: 'This training event is not published yet.' },
  capacity_below_taken: {
    status: 422,
    message: 'More seats than that are booked or held.',
    field: 'capacity',
  },
  unchanged: { status: 422, message: 'That is how it is already.' },
} as const satisfies ProblemTable;
