import type { ProblemTable } from '../../platform/http/problem.ts';

/** What invoices refuse with. */
export const invoiceProblems = {
  invoice_has_no_paper: {
    status: 422,
    message: 'This invoice was void before it had a number: there is no paper.',
  },
  not_credited: { status: 422, message: 'This invoice was not credited: there is no credit note.' },
} as const satisfies ProblemTable;
