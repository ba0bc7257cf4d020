import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** Where the money of cancelled bookings goes back to. */
export const refundKinds = ['credits', 'balance', 'card', 'invoice'] as const;

/** Money of one kind that would go back. */
export interface RefundSum {
  readonly kind: (typeof refundKinds)[number];
  readonly bookings: number;
  /** Hundredths of a credit for `credits`, pence otherwise. */
  readonly amount: number;
}

/** Whom cancelling or moving an event would concern, as of now. */
export interface EventConsequences {
  /** Bookings that would end or move: pending and booked. */
  readonly bookings: number;
  readonly organisations: number;
  /** Live holds. */
  readonly holds: number;
  readonly candidate_mails: number;
  /** Bookings whose organisation named somebody to write to. */
  readonly organisation_mails: number;
  /** Payments of candidates that are awaited still. */
  readonly open_payments: number;
  readonly refunds: readonly RefundSum[];
}

// booking_refund is what the cancelling itself asks; the mails are those of notifications/mails-of-event.ts.
const find = preparedRead<{ eventId: number }, EventConsequences>(
  'bookings-event-consequences',
  `with live as (
     select b.*, r.amount as back, case when r.wallet in ('stripe', 'invoice', 'booking_balance') then r.wallet
       when r.wallet is not null then 'credits' end as wallet
     from training_bookings b cross join lateral booking_refund(money_of(b)) r
     where b.training_event_id = :eventId and b.booking_status <> 'cancelled')
   select count(*)::int as bookings, count(distinct organisation_id)::int as organisations,
     (select count(*)::int from seat_holds h where h.training_event_id = :eventId and h.ended_at is null
       and h.expires_at > app_now()) as holds,
     count(*)::int as candidate_mails, count(agency_contact_email)::int as organisation_mails,
     (count(*) filter (where pay_option = 'candidate_pays' and pay_status = 'pending'))::int as open_payments,
     (select coalesce(json_agg(s order by s.kind), '[]') from (
       select case wallet when 'stripe' then 'card' when 'booking_balance' then 'balance' else wallet end as kind,
         count(*) as bookings, sum(back) as amount
       from live where wallet is not null group by wallet) s) as refunds
   from live`,
);

/** Whom cancelling or moving an event would concern; nothing is changed by asking. */
export async function findEventConsequences(db: Queryable, eventId: number): Promise<EventConsequences> {
  const [row] = await find(db, { eventId });
  if (!row) throw new Error('an aggregate without a row');
  return row;
}
