import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const plan = prepared<{ limit: number }, { planned: number }>(
  'notifications-plan-reminders',
  // training_events_upcoming finds the events, training_bookings_by_event their bookings; bls_allocations_by_start finds
  // the sessions
  `with clock as materialized (select app_now() as at),
   step (kind, ahead, until) as (
     values ('reminder-7-days', interval '7 days', interval '1 day'), ('reminder-1-day', interval '1 day', interval '0')),
   coming as (
     select 'start' as cause, b.id as booking_id, null::bigint as bls_booking_id, b.organisation_id, b.email, b.created_at, e.starts_at
     from training_events e
     join training_bookings b on b.training_event_id = e.id and b.booking_status = 'booked'
     where e.published_at is not null and e.cancelled_at is null
       and e.starts_at > (select at from clock) and e.starts_at <= (select at from clock) + interval '8 days'
     union all
     select 'bls-start', null, b.id, b.organisation_id, b.email, b.created_at, b.starts_at
     from bls_allocations a
     join bls_bookings b on b.allocation_id = a.id and b.booking_status = 'booked'
     where a.starts_at > (select at from clock) and a.starts_at <= (select at from clock) + interval '8 days'),
   due as (
     select c.*, step.kind, clock.at, (c.starts_at at time zone 'Europe/London' - step.ahead) at time zone 'Europe/London' as due_at
     from clock, step, coming c
     where (c.starts_at at time zone 'Europe/London' - step.ahead) at time zone 'Europe/London' <= clock.at
       and (c.starts_at at time zone 'Europe/London' - step.until) at time zone 'Europe/London' > clock.at),
   told as (
     insert into notifications (organisation_id, cause, kind, recipient, address, booking_id, bls_booking_id, starts_at, created_at)
     select d.organisation_id,
       concat_ws(':', d.cause, coalesce(d.booking_id, d.bls_booking_id), extract(epoch from d.starts_at)::bigint), d.kind,
       'candidate', d.email, d.booking_id, d.bls_booking_id, d.starts_at, d.at
     from due d
     where d.created_at <= d.due_at
       -- planned before, or told of this time after the reminder was due
       and not exists (select from notifications n
         where (n.booking_id = d.booking_id or n.bls_booking_id = d.bls_booking_id) and n.recipient = 'candidate'
           and (n.kind = d.kind and n.starts_at = d.starts_at
             or n.kind in ('booking-confirmed', 'booking-rescheduled') and n.created_at > d.due_at))
     order by d.starts_at limit :limit::bigint
     on conflict do nothing returning id)
   select queue_mails(array_agg(id)) as planned from told`,
);

// The day before a kit is due back, from nine o'clock on, once for each loan and due date; only after the session, for a
// kit whose date staff brought forward is not asked for before it was used. bls_kit_loans_due finds them.
const planKits = prepared<{ limit: number }, { planned: number }>(
  'notifications-plan-kit-reminders',
  `with told as (
     insert into notifications (organisation_id, cause, kind, recipient, address, bls_booking_id, created_at)
     select b.organisation_id, concat_ws(':', 'kit', l.id, l.due_on), 'kit-due', 'candidate', b.email, b.id, app_now()
     from bls_kit_loans l
     join bls_bookings b on b.id = l.booking_id
     where l.returned_at is null and l.due_on between london_today() and london_today() + 1
       and ((l.due_on - 1) + time '09:00') at time zone 'Europe/London' <= app_now()
       and (b.ends_at < app_now() or b.booking_status = 'cancelled')
       and not exists (select from notifications n where n.bls_booking_id = b.id and n.kind = 'kit-due'
         and n.cause = concat_ws(':', 'kit', l.id, l.due_on))
     order by l.due_on, l.id limit :limit::bigint
     on conflict do nothing returning id)
   select queue_mails(array_agg(id)) as planned from told`,
);

/** Reminders of one statement: 10,000 take 2 s on a busy 2-core machine, statements are given up after 10 s. */
const batch = 10_000;

/**
 * Queues the reminders that are due: 7 days and 1 day before the start by London's clock on the wall, and the day before
 * a kit is due back. Any number of workers may run it at any time: one reminder for each booking, step and start. Returns how many it queued.
 */
export async function planReminders(db: Queryable): Promise<number> {
  let total = 0;
  for (const planSome of [plan, planKits]) {
    let planned = batch;
    while (planned === batch) {
      planned = (await planSome(db, { limit: batch }))[0]?.planned ?? 0;
      total += planned;
    }
  }
  return total;
}
