import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayInWords, formatLondon, formatUtc } from '../../platform/clock/format.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { renderPdf } from '../../platform/pdf/render-pdf.ts';
import type { WalletProduct } from './list-transactions.ts';
import { type Movement, type Statement, type StatementWallet, statementMovements } from './statement.ts';

const template = readFileSync(join(packageRoot, 'server', 'domains', 'wallet', 'statement.typ'), 'utf8');

/** Movements that one paper holds, some sixty pages: more are read by programs. */
const maxMovements = 2_000;

const find = preparedRead<
  { organisationId: number },
  { organisation: string; provider: string; issued_at: Instant }
>(
  'wallet-statement-parties',
  `select o.name || ' (' || o.code || ')' as organisation, p.name as provider, app_now() as issued_at
   from organisations o, training_provider p where o.id = :organisationId`,
);

const productNames: Readonly<Record<WalletProduct, string>> = {
  'practical-training': 'Practical Training',
  'virtual-bls': 'Virtual BLS',
};

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const credits = new Intl.NumberFormat('en-GB');

const shown = (courseId: number | null, hundredths: number): string =>
  courseId === null ? pounds.format(hundredths / 100) : credits.format(hundredths / 100);

function printedWallet(wallet: StatementWallet, movements: readonly Movement[]) {
  const { course_id: id, course_name, opening, closing } = wallet;
  const sum = (type: Movement['type']) =>
    movements.filter((it) => it.type === type).reduce((total, { amount }) => total + amount, 0);
  return {
    name: course_name === null ? 'Money' : `Credits: ${course_name}`,
    opening: shown(id, opening),
    paid_in: shown(id, sum('deposit')),
    paid_out: shown(id, sum('withdraw')),
    closing: shown(id, closing),
    movements: movements.map(({ created_at, description, type, amount, balance_after }) => [
      dayInWords(formatLondon(created_at)),
      description,
      type === 'deposit' ? shown(id, amount) : '',
      type === 'withdraw' ? shown(id, amount) : '',
      shown(id, balance_after),
    ]),
  };
}

/** A statement on paper. Refuses with `statement_too_long`, `not_found`. */
export async function getStatementPdf(db: Queryable, statement: Statement): Promise<Buffer | Refusal> {
  if (statement.movements > maxMovements) return refuse('statement_too_long');
  const { of, wallets } = statement;
  const [parties] = await find(db, of);
  if (!parties) return refuse('not_found');
  const rows: Movement[] = [];
  for await (const some of statementMovements(db, statement)) rows.push(...some);
  const { issued_at, ...names } = parties;
  const data = {
    ...names,
    product: productNames[of.product],
    period: `${dayInWords(of.dateFrom)} to ${dayInWords(of.dateTo)}`,
    issued: formatUtc(issued_at).slice(0, 19).split(/[-T:]/).map(Number),
    wallets: wallets.map((wallet) =>
      printedWallet(
        wallet,
        rows.filter(({ course_id }) => course_id === wallet.course_id),
      ),
    ),
    note: `As of ${dayInWords(formatLondon(issued_at))}. Days are London’s; each balance is the one right after its movement.`,
  };
  return renderPdf({ template, data });
}
