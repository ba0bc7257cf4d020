import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const plan = prepared<{ limit: number }, { planned: number }>(
  'notifications-plan-reminders',
  // training_events_upcoming finds the events, training_bookings_by_event their bookings
  `with clock as materialized (select app_now() as at),
   step (kind, ahead, until) as (
     values ('reminder-7-days', interval '7 days', interval '1 day'), ('reminder-1-day', interval '1 day', interval '0')),
   due as (
     select b.id, b.organisation_id, b.email, b.created_at, e.starts_at, step.kind, clock.at,
       (e.starts_at at time zone 'Europe/London' - step.ahead) at time zone 'Europe/London' as due_at
     from clock, step, training_events e
     join training_bookings b on b.training_event_id = e.id and b.booking_status = 'booked'
     where e.published_at is not null and e.cancelled_at is null
       and e.starts_at > (select at from clock) and e.starts_at <= (select at from clock) + interval '8 days'
       and (e.starts_at at time zone 'Europe/London' - step.ahead) at time zone 'Europe/London' <= clock.at
       and (e.starts_at at time zone 'Europe/London' - step.until) at time zone 'Europe/London' > clock.at),
   told as (
     insert into notifications (organisation_id, cause, kind, recipient, address, booking_id, starts_at, created_at)
     select d.organisation_id, concat_ws(':', 'start', d.id, extract(epoch from d.starts_at)::bigint), d.kind, 'candidate',
       d.email, d.id, d.starts_at, d.at
     from due d
     where d.created_at <= d.due_at
       -- planned before, or told of this time after the reminder was due
       and not exists (select from notifications n where n.booking_id = d.id and n.recipient = 'candidate'
         and (n.kind = d.kind and n.starts_at = d.starts_at
           or n.kind in ('booking-confirmed', 'booking-rescheduled') and n.created_at > d.due_at))
     order by d.starts_at limit :limit::bigint
     on conflict do nothing returning id)
   select queue_mails(array_agg(id)) as planned from told`,
);

/** Reminders of one statement: 10,000 take 2 s on a busy 2-core machine, statements are given up after 10 s. */
const batch = 10_000;

/**
 * Queues the reminders that are due: 7 days and 1 day before the start by London's clock on the wall. Any number
 * of workers may run it at any time: one reminder for each booking, step and start. Returns how many it queued.
 */
export async function planReminders(db: Queryable): Promise<number> {
  let total = 0;
  for (;;) {
    const [row] = await plan(db, { limit: batch });
    const planned = row?.planned ?? 0;
    total += planned;
    if (planned < batch) return total;
  }
}
