import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const findWrong = prepared<object, { id: number }>(
  'wallet-verify-ledger',
  `select a.id from ledger_accounts a
   left join (select account_id, sum(amount) as total from ledger_entries group by account_id) s on s.account_id = a.id
   where a.balance <> coalesce(s.total, 0)
   order by a.id`,
);

/** Ids of accounts whose balance is not the sum of their ledger entries; none, if all is well. */
export async function verifyLedger(db: Queryable): Promise<number[]> {
  return (await findWrong(db, {})).map((row) => row.id);
}
