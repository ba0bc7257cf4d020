import { z } from 'zod';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** Payload of the job 'mail-invoice': queued by whatever numbers a booking's invoice. */
export const numberedInvoice = z.object({
  // missing in jobs that an older version queued
  product: z.enum(['practical-training', 'virtual-bls']).default('practical-training'),
  bookingId: z.int(),
});

const queue = prepared<z.output<typeof numberedInvoice>, { queued: number }>(
  'notifications-invoice',
  `with told as (
     insert into notifications (organisation_id, cause, kind, recipient, address, booking_id, bls_booking_id, created_at)
     select i.organisation_id, case i.product when 'virtual-bls' then 'bls-invoice:' else 'invoice:' end || i.booking_id,
       'invoice', 'billing', i.bill_to_email, case i.product when 'practical-training' then i.booking_id end,
       case i.product when 'virtual-bls' then i.booking_id end, app_now()
     from invoices i
     where i.product = :product and i.booking_id = :bookingId and i.bill_to_email is not null
     on conflict do nothing returning id)
   select queue_mails(array_agg(id)) as queued from told`,
);

/** Queues the mail of a booking's invoice, once, to whom the invoice is made out; nobody's address is known: to nobody. */
export async function queueInvoiceMail(
  db: Queryable,
  invoice: z.output<typeof numberedInvoice>,
): Promise<void> {
  await queue(db, invoice);
}
