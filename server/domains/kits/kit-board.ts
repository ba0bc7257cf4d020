import type { Instant } from '../../platform/clock/instant.ts';
import { likePattern } from '../../platform/db/like-pattern.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** Where a kit can stand on the board, in the order of its way. */
export const kitColumns = ['to_post', 'out', 'due', 'overdue', 'here'] as const;

/** One of them. */
export type KitColumn = (typeof kitColumns)[number];

/** A kit on the board, or a session that still waits for one. Days are London's. */
export interface KitCard {
  readonly place: KitColumn;
  /** Null: a session without a kit. */
  readonly kit_id: number | null;
  readonly bar_code: string | null;
  readonly note: string | null;
  /** Null: the kit is here, or not chosen yet. */
  readonly loan_id: number | null;
  readonly booking_id: number | null;
  readonly candidate: string | null;
  readonly organisation: string | null;
  /** When the session begins. */
  readonly starts_at: Instant | null;
  readonly due_on: string | null;
  /** Until the session (to post) or the day it is due; negative: so many days late. Null: it is here. */
  readonly days: number | null;
  /** How many there are in this column. */
  readonly total: number;
}

/** Cards of one column that are read; of more, the most urgent. */
const columnRows = 60;

/** From how many days before it is due a kit counts as due. */
const dueSoonDays = 2;

// index: bls_bookings_without_kit, bls_kit_loans_open; a provider has hundreds of kits, which are read
const board = preparedRead<{ pattern: string | null; limit: number; soon: number }, KitCard>(
  'kits-board',
  `with cards as (
     select 'to_post' as place, null::bigint as kit_id, null as bar_code, null as note, null::bigint as loan_id, b.id as booking_id,
       b.first_name || ' ' || b.last_name as candidate, b.organisation_id, b.starts_at, null::date as due_on,
       (b.starts_at at time zone 'Europe/London')::date - london_today() as days
     from bls_bookings b
     where b.booking_status = 'booked' and b.training_status = 'pending' and b.kit_waived_at is null
       and b.starts_at > app_now() and not exists (select from bls_kit_loans l where l.booking_id = b.id)
     union all
     select case when l.due_on < london_today() then 'overdue' when l.due_on <= london_today() + :soon::int then 'due'
         else 'out' end, k.id, k.bar_code, k.note, l.id, b.id, b.first_name || ' ' || b.last_name, b.organisation_id,
       b.starts_at, l.due_on, l.due_on - london_today()
     from bls_kit_loans l join bls_kits k on k.id = l.kit_id join bls_bookings b on b.id = l.booking_id
     where l.returned_at is null
     union all
     select 'here', k.id, k.bar_code, k.note, null, null, null, null, null, null, null
     from bls_kits k
     where not k.is_retired and not exists (select from bls_kit_loans l where l.kit_id = k.id and l.returned_at is null)
   ), numbered as (
     select c.*, count(*) over (partition by place) as total,
       row_number() over (partition by place order by days, starts_at, bar_code) as number
     from cards c
     where :pattern::text is null or lower(concat_ws(' ', bar_code, candidate, booking_id)) like :pattern
   )
   select n.place, n.kit_id, n.bar_code, n.note, n.loan_id, n.booking_id, n.candidate, o.name as organisation,
     n.starts_at, n.due_on::text as due_on, n.days, n.total
   from numbered n left join organisations o on o.id = n.organisation_id
   where n.number <= :limit order by n.place, n.number`,
);

/** Where all kits in use are, and who waits for one: the most urgent of each column first. */
export async function readKitBoard(
  db: Queryable,
  { search }: { readonly search?: string | undefined },
): Promise<readonly KitCard[]> {
  const pattern = search === undefined ? null : likePattern(search);
  return board(db, { pattern, limit: columnRows, soon: dueSoonDays });
}
