import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { WalletProduct } from './list-transactions.ts';

/** One wallet's balance at the end of each day. */
export interface WalletTrend {
  /** Whose credits; null: money. */
  readonly course_id: number | null;
  readonly course_name: string | null;
  /** London's day of the first of `closing`. */
  readonly first_day: string;
  /** Hundredths of a credit or pence, a day each; the last is today's so far. */
  readonly closing: readonly number[];
}

interface Params {
  readonly organisationId: number;
  readonly product: WalletProduct;
  readonly days: number;
}

// index: ledger_transfers_by_moment. A day without a movement closes as the day before; before the first movement of
// the time stands what that one found.
const trend = preparedRead<Params, WalletTrend>(
  'wallet-trend',
  `with time as (
     select (app_now() at time zone 'Europe/London')::date - :days::integer + 1 as first_day
   ), movement as (
     select t.id, t.account_id, t.type, t.amount, t.balance_after, (t.created_at at time zone 'Europe/London')::date as day
     from ledger_transfers t, time
     where t.organisation_id = :organisationId and t.product = :product
       and t.created_at >= time.first_day::timestamp at time zone 'Europe/London'
   ), closed as (
     select distinct on (account_id, day) account_id, day, balance_after as balance
     from movement order by account_id, day, id desc
   ), opened as (
     select distinct on (account_id) account_id,
       balance_after - case type when 'deposit' then amount else -amount end as balance
     from movement order by account_id, id
   )
   select a.course_id, c.name as course_name, time.first_day, (
     select array_agg(coalesce(
       (select k.balance from closed k where k.account_id = a.id and k.day <= time.first_day + n order by k.day desc limit 1),
       o.balance, a.balance) order by n)
     from generate_series(0, :days::integer - 1) n) as closing
   from ledger_accounts a
   cross join time
   left join opened o on o.account_id = a.id
   left join product_courses c on c.product = a.product and c.id = a.course_id
   where a.organisation_id = :organisationId and a.product = :product
   order by a.course_id nulls first`,
);

/** The closing balances of the last `days` days of every wallet that was ever used, money first. */
export async function getTrend(
  db: Queryable,
  organisationId: number,
  product: WalletProduct,
  days: number,
): Promise<readonly WalletTrend[]> {
  return trend(db, { organisationId, product, days });
}
