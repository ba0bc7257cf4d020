import type { Instant } from '../../platform/clock/instant.ts';
import { type DayParams, withinDays } from '../../platform/db/london-days.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { WalletProduct } from './list-transactions.ts';

/** Which statement is wanted. Days are London's, both inclusive. */
export interface StatementOf {
  readonly organisationId: number;
  readonly product: WalletProduct;
  readonly dateFrom: string;
  readonly dateTo: string;
}

/** One wallet over the period. Hundredths of a credit, or pence. */
export interface StatementWallet {
  /** Whose credits; null: money. */
  readonly course_id: number | null;
  readonly course_name: string | null;
  readonly opening: number;
  readonly closing: number;
}

/** A period of an organisation's ledger, as it was when it was asked for: later movements are not in it. */
export interface Statement {
  readonly of: StatementOf;
  /** Every wallet that was ever used, money first. */
  readonly wallets: readonly StatementWallet[];
  readonly movements: number;
  /** The ledger's numbers of the first and the last movement; null: there are none. */
  readonly first: number | null;
  readonly last: number | null;
}

/** One line of a statement. */
export interface Movement {
  readonly seq: number;
  readonly type: 'deposit' | 'withdraw';
  readonly amount: number;
  readonly balance_after: number;
  readonly course_id: number | null;
  readonly description: string;
  readonly booking_id: number | null;
  readonly created_at: Instant;
}

type Params = Pick<StatementOf, 'organisationId' | 'product'> & DayParams;

const before = (moment: string) =>
  `coalesce((select t.balance_after from ledger_transfers t where t.account_id = a.id
     and t.created_at < (${moment})::timestamp at time zone 'Europe/London' order by t.id desc limit 1), 0)`;

// One statement, so that the balances and the movements are of one moment.
// indexes: ledger_transfers_by_moment, ledger_transfers_by_account
const open = prepared<
  Params,
  { wallets: readonly StatementWallet[] | null; movements: number; first: number | null; last: number | null }
>(
  'wallet-open-statement',
  `select (
     select json_agg(w) from (
       select a.course_id, c.name as course_name, ${before(':dateFrom::date')} as opening,
         ${before(':dateTo::date + 1')} as closing
       from ledger_accounts a left join product_courses c on c.product = a.product and c.id = a.course_id
       where a.organisation_id = :organisationId and a.product = :product
       order by a.course_id nulls first) w) as wallets,
     count(*) as movements, min(t.organisation_seq) as first, max(t.organisation_seq) as last
   from ledger_transfers t
   where t.organisation_id = :organisationId and t.product = :product and ${withinDays('t.created_at')}`,
);

/** Opens the statement of a period: its balances, and which movements it has. */
export async function openStatement(db: Queryable, of: StatementOf): Promise<Statement> {
  const [row] = await open(db, of);
  return {
    of,
    wallets: row?.wallets ?? [],
    movements: row?.movements ?? 0,
    first: row?.first ?? null,
    last: row?.last ?? null,
  };
}

/** Movements read at a time. */
const chunkRows = 1_000;

// index: ledger_transfers_by_number
const chunk = preparedRead<
  Omit<StatementOf, 'dateFrom' | 'dateTo'> & { from: number; last: number; limit: number },
  Movement
>(
  'wallet-statement-movements',
  `select t.organisation_seq as seq, t.type, t.amount, t.balance_after, a.course_id, t.description, t.booking_id, t.created_at
   from ledger_transfers t
   join ledger_accounts a on a.id = t.account_id and a.organisation_id = t.organisation_id
   where t.organisation_id = :organisationId and t.product = :product
     and t.organisation_seq >= :from and t.organisation_seq <= :last
   order by t.organisation_seq limit :limit`,
);

/** A statement's movements, the oldest first, as they are asked for: never more of them in memory than one chunk. */
export async function* statementMovements(
  db: Queryable,
  { of: { organisationId, product }, first, last }: Statement,
): AsyncGenerator<readonly Movement[]> {
  if (first === null || last === null) return;
  for (let from = first; ; ) {
    const rows = await chunk(db, { organisationId, product, from, last, limit: chunkRows });
    if (rows.length > 0) yield rows;
    if (rows.length < chunkRows) return;
    from = (rows.at(-1)?.seq ?? last) + 1;
  }
}
