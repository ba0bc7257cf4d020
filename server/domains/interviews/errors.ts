import type { ProblemTable } from '../../platform/http/problem.ts';

/** What interviews refuse with. */
export const interviewProblems = {
  interview_in_the_past: {
    status: 422,
    message: 'Must be in the future.',
    field: 'interview_date',
  },
  interviewer_unknown: {
    status: 422,
    message: 'There is no such interviewer, or none who takes interviews.',
    field: 'interviewer_id',
  },
  interviewer_busy: { status: 409, message: 'The interviewer has another interview at this time.' },
  interviewer_missing: { status: 422, message: 'Assign an interviewer first.' },
  interviewer_exists: {
    status: 422,
    message: 'This person interviews already.',
    field: 'person_id',
  },
  staff_unknown: { status: 422, message: 'There is nobody of the staff with this id.', field: 'person_id' },
  interview_not_booked: {
    status: 422,
    message: 'This interview is not booked any more.',
  },
  interview_too_soon: {
    status: 422,
    message: 'Less than 24 hours are left: ask our staff to change this interview.',
  },
  interview_started: { status: 422, message: 'This interview has begun: ask our staff to change it.' },
  interview_not_started: {
    status: 422,
    message: 'How it went can be told from the start of the interview.',
  },
  interview_not_ended: { status: 422, message: 'Only completed interviews and no-shows can be corrected.' },
  interview_unchanged: { status: 422, message: 'That is how it is already.' },
} as const satisfies ProblemTable;
