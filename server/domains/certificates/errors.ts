import type { ProblemTable } from '../../platform/http/problem.ts';

/** What certificates refuse with. */
export const certificateProblems = {
  certificate_not_available: {
    status: 422,
    message: 'This booking has no certificate: it is issued when the candidate attended and passed.',
  },
  certificate_revoked: {
    status: 422,
    message: 'This certificate was withdrawn: it has no paper any more.',
  },
} as const satisfies ProblemTable;
