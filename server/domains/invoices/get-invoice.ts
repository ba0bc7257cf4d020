import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { Invoice } from './invoice.ts';

const find = preparedRead<{ organisationId: number; bookingId: number }, Invoice>(
  'invoices-get',
  // served by the unique index on product and booking
  `select id, booking_id, number, status, bill_to_name, bill_to_email, candidate_name, course_name, location_name,
     trained_on::text, provider_name, provider_address, provider_email, company_number, vat_number, gross_pence,
     vat_percent::float8, vat_pence, raised_at, due_on::text, paid_at, voided_at, credited_at, credit_note_number
   from invoices
   where product = 'practical-training' and booking_id = :bookingId and organisation_id = :organisationId`,
);

/** The invoice of an organisation's booking; null when it is not paid by invoice. */
export async function getInvoice(
  db: Queryable,
  organisationId: number,
  bookingId: number,
): Promise<Invoice | null> {
  const [invoice] = await find(db, { organisationId, bookingId });
  return invoice ?? null;
}
