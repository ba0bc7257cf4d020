import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { WalletProduct } from './list-transactions.ts';

/** Credits of one course. */
export interface CourseCredits {
  readonly course_id: number;
  readonly course_name: string;
  /** Hundredths of a credit. */
  readonly balance: number;
}

/** What an organisation has for one product. */
export interface Balances {
  readonly credits: readonly CourseCredits[];
  readonly moneyPence: number;
}

const creditsOf = (product: WalletProduct, courses: string) =>
  preparedRead<{ organisationId: number }, CourseCredits>(
    `wallet-course-credits-${product}`,
    `select c.id as course_id, c.name as course_name, coalesce(a.balance, 0) as balance
     from ${courses} c
     left join ledger_accounts a on a.organisation_id = :organisationId and a.product = '${product}'
       and a.kind = 'organisation_credits' and a.course_id = c.id
     where c.is_active or a.balance > 0
     order by c.id`,
  );

const credits = {
  'practical-training': creditsOf('practical-training', 'training_courses'),
  'virtual-bls': creditsOf('virtual-bls', 'bls_courses'),
};

const money = prepared<{ organisationId: number; product: WalletProduct }, { balance: number }>(
  'wallet-money-balance',
  `select balance from ledger_accounts
   where organisation_id = :organisationId and product = :product and kind = 'organisation_money'`,
);

/** Credits per course (every active one, and inactive ones with credits left) and the money balance. */
export async function getBalances(
  db: Queryable,
  organisationId: number,
  product: WalletProduct,
): Promise<Balances> {
  const rows = await credits[product](db, { organisationId });
  const [balance] = await money(db, { organisationId, product });
  return { credits: rows, moneyPence: balance?.balance ?? 0 };
}
