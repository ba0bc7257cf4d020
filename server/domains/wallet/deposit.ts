import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const openAccount = prepared<{ organisationId: number; courseId: number | null }, { id: number }>(
  'wallet-open-account',
  `insert into ledger_accounts (kind, unit, product, organisation_id, course_id, balance)
   values (case when :courseId::bigint is null then 'organisation_money' else 'organisation_credits' end,
     case when :courseId is null then 'gbp' else 'credit' end, 'practical-training', :organisationId, :courseId, 0)
   on conflict do nothing returning id`,
);

const post = prepared<
  { organisationId: number; courseId: number | null; amount: number; description: string },
  { id: number }
>(
  'wallet-deposit',
  `select (ledger_post((organisation_account(:organisationId, 'practical-training', :courseId)).id,
     'funding', 'deposit', :amount, :description, null)).id as id`,
);

const courseShortName = prepared<{ courseId: number }, { short_name: string }>(
  'wallet-course-short-name',
  'select short_name from training_courses where id = :courseId',
);

async function deposit(
  db: Queryable,
  transfer: { organisationId: number; courseId: number | null; amount: number; description: string },
): Promise<number> {
  await openAccount(db, transfer);
  const [row] = await post(db, transfer);
  if (!row) throw new Error('a deposit was not posted');
  return row.id;
}

/** Adds whole credits of one course. Returns the transaction's id. */
export async function purchaseCredits(
  db: Queryable,
  organisationId: number,
  courseId: number,
  credits: number,
): Promise<number> {
  const [course] = await courseShortName(db, { courseId });
  if (!course) throw new Error(`no course ${courseId}`);
  const description = `Credits purchased — ${credits} x ${course.short_name}`;
  return deposit(db, { organisationId, courseId, amount: credits * 100, description });
}

/** Adds money. Returns the transaction's id. */
export async function topUpBalance(
  db: Queryable,
  organisationId: number,
  amountPence: number,
): Promise<number> {
  return deposit(db, { organisationId, courseId: null, amount: amountPence, description: 'Balance top-up' });
}
