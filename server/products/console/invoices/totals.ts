import { z } from 'zod';
import { getInvoiceTotals } from '../../../domains/invoices/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { int } from '../fields.ts';
import { memberReaders, organisationPath, reachesPath } from '../policy.ts';
import { endpoint } from '../services.ts';

const totals = z
  .object({
    unpaid: int('Invoices to be paid.', 3),
    unpaid_pence: int('Their sum.', 25_500),
    overdue: int('Of them, overdue.', 1),
    overdue_pence: int('Their sum.', 8_500),
    next_due_on: z.string().nullable().meta({
      description: 'When the next of the others is due (Europe/London).',
      format: 'date',
      example: '2027-07-05',
    }),
  })
  .meta({ id: 'InvoiceTotals' });

/** What an organisation owes by invoice. */
export const getTotals = endpoint({
  operationId: 'getInvoiceTotals',
  method: 'GET',
  path: '/organisations/{id}/invoice-totals',
  tag: 'Invoices',
  summary: 'What an organisation owes by invoice',
  description: 'Sums of its unpaid invoices.',
  auth: 'required',
  roles: memberReaders,
  ...organisationPath,
  answers: {
    200: {
      description: 'The sums.',
      schema: totals,
      example: {
        unpaid: 3,
        unpaid_pence: 25_500,
        overdue: 1,
        overdue_pence: 8_500,
        next_due_on: '2027-07-05',
      },
    },
  },
  async handle(call) {
    if (!(await reachesPath(call))) return refuse('not_found');
    return answer(200, await getInvoiceTotals(call.db, call.params.id));
  },
});
