import { formatLondon } from '../../platform/clock/format.ts';
import { csvLines, csvStart } from '../../platform/csv/write-csv.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { type Movement, type Statement, type StatementWallet, statementMovements } from './statement.ts';

const columns = ['Date', 'Time', 'Wallet', 'Unit', 'Description', 'Booking', 'In', 'Out', 'Balance'];

type Line = readonly (string | number | null)[];

/** Hundredths as a spreadsheet reads them: credits whole, money with two decimals. */
const amountOf = (courseId: number | null, hundredths: number): string =>
  courseId === null || hundredths % 100 !== 0 ? (hundredths / 100).toFixed(2) : String(hundredths / 100);

const unitOf = (courseId: number | null): string => (courseId === null ? 'GBP' : 'credits');

const walletOf = ({ course_name }: Pick<StatementWallet, 'course_name'>): string => course_name ?? 'Money';

function balanceLine(wallet: StatementWallet, day: string, what: string, balance: number): Line {
  const { course_id } = wallet;
  return [
    day,
    null,
    walletOf(wallet),
    unitOf(course_id),
    what,
    null,
    null,
    null,
    amountOf(course_id, balance),
  ];
}

function movementLine(movement: Movement, wallet: string): Line {
  const { course_id, type, amount, balance_after, description, booking_id, created_at } = movement;
  const at = formatLondon(created_at);
  const moved = amountOf(course_id, amount);
  return [
    at.slice(0, 10),
    at.slice(11, 16),
    wallet,
    unitOf(course_id),
    description,
    booking_id,
    type === 'deposit' ? moved : null,
    type === 'withdraw' ? moved : null,
    amountOf(course_id, balance_after),
  ];
}

/**
 * A statement as CSV, chunk by chunk as it is read: opening balances, every movement, closing balances. Times are
 * London's.
 */
export async function* statementCsv(db: Queryable, statement: Statement): AsyncGenerator<string> {
  const { of, wallets } = statement;
  const names = new Map(wallets.map((wallet) => [wallet.course_id, walletOf(wallet)]));
  yield csvStart(columns) +
    csvLines(wallets.map((it) => balanceLine(it, of.dateFrom, 'Opening balance', it.opening)));
  for await (const rows of statementMovements(db, statement))
    yield csvLines(rows.map((row) => movementLine(row, names.get(row.course_id) ?? '')));
  yield csvLines(wallets.map((it) => balanceLine(it, of.dateTo, 'Closing balance', it.closing)));
}
