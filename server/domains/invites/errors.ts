import type { ProblemTable } from '../../platform/http/problem.ts';

/** What invites refuse with besides what bookings do. */
export const inviteProblems = {
  invite_sent_lately: {
    status: 422,
    message: 'This invite was sent in the last ten minutes: give it a little time.',
  },
} as const satisfies ProblemTable;
