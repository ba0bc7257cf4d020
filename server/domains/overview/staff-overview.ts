import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** One day of the fortnight that begins today. */
export interface OverviewDay {
  /** London's, YYYY-MM-DD. */
  readonly date: string;
  /** Published, not cancelled. */
  readonly events: number;
  readonly booked_seats: number;
  readonly capacity: number;
  readonly remote_sessions: number;
}

/** What the provider's staff should know when they sit down, as of now. */
export interface StaffOverview {
  readonly today: string;
  readonly days: readonly OverviewDay[];
  readonly reviews_waiting: number;
  /** When the first training starts whose candidate waits for a review; null: none waits. */
  readonly next_review_starts_at: Instant | null;
  readonly unpaid_starting_soon: number;
  readonly drafts_starting_soon: number;
  readonly events_without_trainer: number;
  readonly kits_overdue: number;
  readonly referrals_new: number;
  readonly referrals_overdue: number;
  readonly webhooks_failing: number;
  readonly mails_undelivered: number;
  readonly jobs_failing: number;
}

// Some thousand events in all. Bookings are reached by training_bookings_in_review and training_bookings_by_event,
// sessions by bls_allocations_by_start, kits by bls_kit_loans_due, jobs by their number: there are few.
const find = preparedRead<object, StaffOverview>(
  'overview-of-staff',
  `with at as materialized (select app_now() as now, london_today() as today),
   coming as materialized (
     select e.*, (e.starts_at at time zone 'Europe/London')::date as on_day from training_events e, at
     where e.cancelled_at is null and e.ends_at > at.today::timestamp at time zone 'Europe/London'
       and e.starts_at < (at.today + 14)::timestamp at time zone 'Europe/London'),
   sessions as materialized (
     select (a.starts_at at time zone 'Europe/London')::date as on_day, count(*) as total from bls_allocations a, at
     where a.expires_at is null and a.starts_at >= at.today::timestamp at time zone 'Europe/London'
       and a.starts_at < (at.today + 14)::timestamp at time zone 'Europe/London' group by 1),
   waiting as materialized (
     select count(*)::int as total, min(b.starts_at) as first from training_bookings b
     where b.booking_status = 'pending' and b.review = 'awaited')
   select at.today::text as today,
     (select json_agg(json_build_object('date', (at.today + d)::text,
         'events', coalesce(e.events, 0), 'booked_seats', coalesce(e.booked, 0), 'capacity', coalesce(e.capacity, 0),
         'remote_sessions', coalesce(s.total, 0)) order by d)
       from generate_series(0, 13) d
       left join (select on_day, count(*) as events, sum(booked_seats) as booked, sum(c.capacity) as capacity
         from coming c where c.published_at is not null group by on_day) e on e.on_day = at.today + d
       left join sessions s on s.on_day = at.today + d) as days,
     waiting.total as reviews_waiting, waiting.first as next_review_starts_at,
     (select count(*)::int from coming c join training_bookings b on b.training_event_id = c.id
       where c.on_day >= at.today and c.on_day < at.today + 7 and b.booking_status <> 'cancelled'
         and b.pay_status = 'pending') as unpaid_starting_soon,
     (select count(*)::int from coming c where c.published_at is null and c.on_day >= at.today) as drafts_starting_soon,
     (select count(*)::int from coming c where c.published_at is not null and c.trainer_id is null
       and c.starts_at > at.now) as events_without_trainer,
     (select count(distinct l.booking_id)::int from bls_kit_loans l
       where l.returned_at is null and l.due_on < at.today) as kits_overdue,
     (select count(*)::int from referrals r where r.status = 'received' and not r.is_sandbox) as referrals_new,
     (select count(*)::int from referrals r where r.due_at <= at.now and not r.is_sandbox) as referrals_overdue,
     (select count(*)::int from webhook_endpoints w where w.deleted_at is null
       and (w.consecutive_failures > 0 or w.switched_off_at is not null)) as webhooks_failing,
     (select count(*)::int from notifications n where n.status in ('failed', 'bounced')
       and n.created_at > at.now - interval '7 days') as mails_undelivered,
     (select count(*)::int from graphile_worker.jobs j where j.last_error is not null and j.attempts > 0
       and j.locked_at is null) as jobs_failing
   from at, waiting`,
);

/** Counts of what is on and of what needs somebody, in one statement. */
export async function getStaffOverview(db: Queryable): Promise<StaffOverview> {
  const [row] = await find(db, {});
  if (!row) throw new Error('an overview without a row');
  return row;
}
