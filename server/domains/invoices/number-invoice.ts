import { z } from 'zod';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** Payload of the job 'number-invoice'. */
export const raisedInvoice = z.object({ invoiceId: z.int() });

const number = prepared<{ invoiceId: number }, never>('invoices-number', 'select number_invoice(:invoiceId)');

/** Gives an invoice and its credit note the numbers they lack, without gaps. */
export async function numberInvoice(
  db: Queryable,
  { invoiceId }: z.output<typeof raisedInvoice>,
): Promise<void> {
  await number(db, { invoiceId });
}
