import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** A booking or remote session that lies ahead. */
export interface ComingTraining {
  readonly product: 'practical-training' | 'virtual-bls';
  readonly id: number;
  readonly candidate: string;
  readonly course: string;
  /** Null: remote. */
  readonly place: string | null;
  readonly starts_at: Instant;
  readonly booking_status: 'pending' | 'booked';
  readonly pay_status: 'pending' | 'completed' | 'refunded' | 'cancelled';
}

/** What an agency's people should know when they sit down, as of now. */
export interface AgencyOverview {
  readonly today: string;
  /** Today and the thirteen days after it, London's. */
  readonly days: readonly {
    readonly date: string;
    readonly trainings: number;
    readonly remote_sessions: number;
  }[];
  /** The next eight. */
  readonly coming: readonly ComingTraining[];
  /** Live bookings ahead that end unless their candidate pays. */
  readonly unpaid: number;
  /** Of these, the remote sessions. */
  readonly unpaid_sessions: number;
  /** When the first of them is given up; null: none is. */
  readonly first_unpaid_ends_at: Instant | null;
  /** Of the last thirty days. */
  readonly no_shows: number;
  /** Certificates that end within sixty days. */
  readonly certificates_expiring: number;
  /** Invites that can still be used. */
  readonly invites_open: number;
  /** Of these, the ones that end within three days. */
  readonly invites_ending: number;
  /** Endpoints that fail or were switched off by failing. */
  readonly webhooks_failing: number;
  /** Kits of remote sessions that are overdue. */
  readonly kits_overdue: number;
}

// what is still to come of one organisation; now is asked for as a value of its own: from a join the index would not take it
const ahead = `b.organisation_id = :organisationId and b.starts_at >= (select now from at) and b.booking_status <> 'cancelled'`;

// whose candidate has to pay is pending until then: training_bookings_by_status and bls_bookings_by_status have no other
const unpaid = `b.booking_status = 'pending' and b.pay_status = 'pending' and b.payment_expires_at is not null`;

// Each part reads a range of one index: training_bookings_by_start and bls_bookings_by_start, training_bookings_no_shows,
// certificates_by_expiry, booking_invites_by_status, bls_kit_loans_due; endpoints are 20 at most.
const find = preparedRead<{ organisationId: number }, AgencyOverview>(
  'overview-of-agency',
  `with at as materialized (select app_now() as now, london_today() as today),
   fortnight as (
     select b.starts_at, 'practical-training' as product from training_bookings b
     where ${ahead} and b.starts_at < ((select today from at) + 14)::timestamp at time zone 'Europe/London'
     union all
     select b.starts_at, 'virtual-bls' from bls_bookings b
     where ${ahead} and b.starts_at < ((select today from at) + 14)::timestamp at time zone 'Europe/London'),
   next_training as materialized (
     select b.* from training_bookings b where ${ahead} order by b.starts_at, b.id limit 8),
   next_session as materialized (
     select b.* from bls_bookings b where ${ahead} order by b.starts_at, b.id limit 8),
   coming as (
     select 'practical-training' as product, b.id, b.first_name || ' ' || b.last_name as candidate, c.name as course,
       l.name as place, b.starts_at, b.booking_status, b.pay_status
     from next_training b join training_courses c on c.id = b.course_id join training_locations l on l.id = b.location_id
     union all
     select 'virtual-bls', b.id, b.first_name || ' ' || b.last_name, c.name, null, b.starts_at, b.booking_status, b.pay_status
     from next_session b join bls_courses c on c.id = b.course_id),
   unpaid as materialized (
     select b.payment_expires_at, false as is_remote from training_bookings b where ${ahead} and ${unpaid}
     union all
     select b.payment_expires_at, true from bls_bookings b where ${ahead} and ${unpaid}),
   invites as materialized (
     select count(*)::int as open, count(*) filter (where i.expires_at <= at.now + interval '3 days')::int as ending
     from at, booking_invites i
     where i.organisation_id = :organisationId and i.status in ('sent', 'opened') and i.expires_at > at.now)
   select at.today::text as today,
     (select json_agg(json_build_object('date', (at.today + d)::text, 'trainings', coalesce(a.trainings, 0),
         'remote_sessions', coalesce(a.remote, 0)) order by d)
       from generate_series(0, 13) d
       left join (select (starts_at at time zone 'Europe/London')::date as on_day,
           count(*) filter (where product = 'practical-training') as trainings,
           count(*) filter (where product = 'virtual-bls') as remote
         from fortnight group by 1) a on a.on_day = at.today + d) as days,
     (select coalesce(json_agg(to_jsonb(n) order by n.starts_at, n.id), '[]')
       from (select * from coming order by starts_at, id limit 8) n) as coming,
     (select count(*)::int from unpaid) as unpaid,
     (select count(*)::int from unpaid where is_remote) as unpaid_sessions,
     (select min(payment_expires_at) from unpaid) as first_unpaid_ends_at,
     (select count(*)::int from training_bookings b where b.organisation_id = :organisationId
       and b.attendance = 'no_show' and b.starts_at >= at.now - interval '30 days' and b.starts_at <= at.now) as no_shows,
     (select count(*)::int from certificates c where c.organisation_id = :organisationId and c.revoked_at is null
       and c.expires_on between at.today and at.today + 60) as certificates_expiring,
     invites.open as invites_open, invites.ending as invites_ending,
     (select count(*)::int from webhook_endpoints w where w.organisation_id = :organisationId and w.deleted_at is null
       and (w.consecutive_failures > 0 or w.switched_off_at is not null)) as webhooks_failing,
     (select count(*)::int from bls_kit_loans l join bls_bookings b on b.id = l.booking_id
       where b.organisation_id = :organisationId and l.returned_at is null and l.due_on < at.today) as kits_overdue
   from at, invites`,
);

/** What is ahead for one organisation and what needs somebody there, in one statement. */
export async function getAgencyOverview(db: Queryable, organisationId: number): Promise<AgencyOverview> {
  const [row] = await find(db, { organisationId });
  if (!row) throw new Error('an overview without a row');
  return row;
}
