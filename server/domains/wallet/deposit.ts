import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import type { WalletProduct } from './list-transactions.ts';

interface Deposit {
  readonly organisationId: number;
  readonly product: WalletProduct;
  readonly courseId: number | null;
  readonly amount: number;
  readonly description: string;
}

const post = prepared<Deposit, { id: number }>(
  'wallet-deposit',
  `select (ledger_post((ensure_organisation_account(:organisationId, :product, :courseId)).id,
     'funding', 'deposit', :amount, :description, null)).id as id`,
);

const courseName = prepared<{ product: WalletProduct; courseId: number }, { name: string }>(
  'wallet-course-name',
  'select short_name as name from product_courses where product = :product and id = :courseId',
);

async function deposit(db: Queryable, transfer: Deposit): Promise<number> {
  const [row] = await post(db, transfer);
  if (!row) throw new Error('a deposit was not posted');
  return row.id;
}

/** Adds whole credits of one course of a product. Returns the transaction's id. */
export async function purchaseCredits(
  db: Queryable,
  organisationId: number,
  courseId: number,
  credits: number,
  product: WalletProduct = 'practical-training',
): Promise<number> {
  const [course] = await courseName(db, { product, courseId });
  if (!course) throw new Error(`no course ${courseId}`);
  const description = `Credits purchased — ${credits} x ${course.name}`;
  return deposit(db, { organisationId, product, courseId, amount: credits * 100, description });
}

/** Adds money to a product's wallet. Returns the transaction's id. */
export async function topUpBalance(
  db: Queryable,
  organisationId: number,
  amountPence: number,
  product: WalletProduct = 'practical-training',
): Promise<number> {
  const what = { courseId: null, amount: amountPence, description: 'Balance top-up' };
  return deposit(db, { organisationId, product, ...what });
}
