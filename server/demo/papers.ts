import { systemActor } from '../domains/audit/index.ts';
import { markAttendance } from '../domains/bookings/index.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import { prepared } from '../platform/db/sql.ts';
import { freezeClock } from './clock.ts';

const approve = prepared<{ id: number }, never>(
  'demo-approve',
  // whoever came had been approved
  `update training_bookings set booking_status = 'booked', review = 'approved' where id = :id and review = 'awaited'`,
);

/** What a trainer marks at the end of the day: whoever passed gets a certificate. */
export async function markTraining(
  tx: Queryable,
  booking: { readonly id: number; readonly attendance: 'attended' | 'no_show'; readonly passed: boolean },
  day: string,
): Promise<void> {
  await approve(tx, { id: booking.id });
  await freezeClock(tx, new Date(`${day}T16:30:00Z`));
  const { id: bookingId, attendance, passed } = booking;
  const refusal = await markAttendance(tx, { bookingId, attendance, passed }, systemActor);
  if (refusal) throw new Error(`the demo could not mark: ${refusal.refused}`);
}

const numberAll = prepared<object, never>(
  'demo-number-invoices',
  'select number_invoice(id) from (select id from invoices order by id) in_order',
);
const forgetJobs = prepared<object, never>(
  'demo-forget-invoice-jobs',
  `select graphile_worker.remove_job('number-invoice-' || id), 
     graphile_worker.remove_job(concat_ws('-', 'mail-invoice', product, booking_id))
   from invoices`,
);

/** Gives the demo's invoices their numbers; nobody is mailed about what is history. */
export async function numberInvoices(tx: Queryable): Promise<void> {
  await numberAll(tx, {});
  await forgetJobs(tx, {});
}

const forgetEvents = prepared<object, never>('demo-forget-mails', 'delete from events_to_mail');
const forgetMeetings = prepared<object, never>('demo-forget-meetings', 'delete from bls_meetings_to_arrange');

/** Nobody is mailed about what is history, and no meeting is made for it. */
export async function forgetMails(tx: Queryable): Promise<void> {
  await forgetEvents(tx, {});
  await forgetMeetings(tx, {});
}
