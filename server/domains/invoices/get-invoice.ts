import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { type Invoice, type InvoiceOf, invoiceColumns } from './invoice.ts';

const find = preparedRead<InvoiceOf, Invoice>(
  'invoices-get',
  // served by the unique index on product and booking
  `select ${invoiceColumns} from invoices
   where product = :product and booking_id = :bookingId and organisation_id = :organisationId`,
);

/** The invoice of an organisation's booking; null when it is not paid by invoice. */
export async function getInvoice(db: Queryable, booking: InvoiceOf): Promise<Invoice | null> {
  const [invoice] = await find(db, booking);
  return invoice ?? null;
}

const findById = preparedRead<{ invoiceId: number; organisationId: number | null }, Invoice>(
  'invoices-get-by-id',
  `select ${invoiceColumns} from invoices
   where id = :invoiceId and (:organisationId::bigint is null or organisation_id = :organisationId)`,
);

/** One invoice by its id, within one organisation or (null, for the provider's staff) all; null when there is none. */
export async function getInvoiceById(
  db: Queryable,
  organisationId: number | null,
  invoiceId: number,
): Promise<Invoice | null> {
  const [invoice] = await findById(db, { invoiceId, organisationId });
  return invoice ?? null;
}
