import type { ProblemTable } from '../../platform/http/problem.ts';

/** What bookings refuse with. */
export const bookingProblems = {
  invoice_not_enabled: {
    status: 422,
    message: 'Invoice payments are not enabled for your account.',
    field: 'pay_option',
  },
  candidate_payment_unavailable: {
    status: 422,
    message: 'Candidate payments are not available.',
    field: 'pay_option',
  },
  already_cancelled: { status: 422, message: 'This booking is already cancelled.' },
  invite_unavailable: { status: 410, message: 'This invite is no longer available.' },
} as const satisfies ProblemTable;
