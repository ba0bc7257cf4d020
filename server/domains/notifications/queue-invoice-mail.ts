import { z } from 'zod';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** Payload of the job 'mail-invoice': queued by whatever numbers a booking's invoice. */
export const numberedInvoice = z.object({ bookingId: z.int() });

const queue = prepared<z.output<typeof numberedInvoice>, { queued: number }>(
  'notifications-invoice',
  `with told as (
     insert into notifications (organisation_id, cause, kind, recipient, address, booking_id, created_at)
     select b.organisation_id, 'invoice:' || b.id, 'invoice', 'billing', coalesce(b.agency_email, o.billing_email, o.email),
       b.id, app_now()
     from training_bookings b join organisations o on o.id = b.organisation_id
     where b.id = :bookingId and coalesce(b.agency_email, o.billing_email, o.email) is not null
     on conflict do nothing returning id)
   select queue_mails(array_agg(id)) as queued from told`,
);

/** Queues the mail of a booking's invoice, once: to the booking's invoice recipient, else the organisation's. */
export async function queueInvoiceMail(
  db: Queryable,
  invoice: z.output<typeof numberedInvoice>,
): Promise<void> {
  await queue(db, invoice);
}
