import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';

/** Credits of one course. */
export interface CourseCredits {
  readonly course_id: number;
  readonly course_name: string;
  /** Hundredths of a credit. */
  readonly balance: number;
}

/** What an organisation has for classroom training. */
export interface TrainingBalances {
  readonly credits: readonly CourseCredits[];
  readonly moneyPence: number;
}

const credits = preparedRead<{ organisationId: number }, CourseCredits>(
  'wallet-course-credits',
  `select c.id as course_id, c.name as course_name, coalesce(a.balance, 0) as balance
   from training_courses c
   left join ledger_accounts a on a.organisation_id = :organisationId and a.product = 'practical-training'
     and a.kind = 'organisation_credits' and a.course_id = c.id
   where c.is_active or a.balance > 0
   order by c.id`,
);

const money = prepared<{ organisationId: number }, { balance: number }>(
  'wallet-money-balance',
  `select balance from ledger_accounts
   where organisation_id = :organisationId and product = 'practical-training' and kind = 'organisation_money'`,
);

/** Credits per course (every active one, and inactive ones with credits left) and the money balance. */
export async function getTrainingBalances(db: Queryable, organisationId: number): Promise<TrainingBalances> {
  const rows = await credits(db, { organisationId });
  const [balance] = await money(db, { organisationId });
  return { credits: rows, moneyPence: balance?.balance ?? 0 };
}
