import type { ProblemTable } from '../../platform/http/problem.ts';

/** What the wallet refuses with. */
export const walletProblems = {
  insufficient_credits: {
    status: 422,
    message: 'Not enough booking credits for this course.',
    field: 'pay_option',
  },
  insufficient_balance: { status: 422, message: 'The booking balance is too low.', field: 'pay_option' },
  price_not_payable: {
    status: 422,
    message: 'Card companies take £0.30 to £999,999.99 at once.',
    field: 'amount',
  },
  card_payment_unavailable: { status: 422, message: 'Card payments are not available.' },
  statement_too_long: {
    status: 422,
    message: 'More than 2,000 movements: choose a shorter period, or the CSV.',
    field: 'date_from',
  },
  balance_too_low: { status: 422, message: 'The wallet holds less than that.', field: 'amount' },
} as const satisfies ProblemTable;
