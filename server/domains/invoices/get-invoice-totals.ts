import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** What an organisation owes by invoice. */
export interface InvoiceTotals {
  readonly unpaid: number;
  readonly unpaid_pence: number;
  /** Of them, due before London's today. */
  readonly overdue: number;
  readonly overdue_pence: number;
  /** The next day on which one that is not overdue has to be paid; null: none. */
  readonly next_due_on: string | null;
}

// index: invoices_unpaid
const total = preparedRead<{ organisationId: number }, InvoiceTotals>(
  'invoices-totals',
  `select count(*) as unpaid, coalesce(sum(gross_pence), 0) as unpaid_pence,
     count(*) filter (where due_on < today) as overdue,
     coalesce(sum(gross_pence) filter (where due_on < today), 0) as overdue_pence,
     min(due_on) filter (where due_on >= today)::text as next_due_on
   from invoices, (select (app_now() at time zone 'Europe/London')::date as today) t
   where organisation_id = :organisationId and status = 'unpaid'`,
);

/** What an organisation owes by invoice, in sum. */
export async function getInvoiceTotals(db: Queryable, organisationId: number): Promise<InvoiceTotals> {
  const [totals] = await total(db, { organisationId });
  if (!totals) throw new Error('sums of no rows are a row');
  return totals;
}
