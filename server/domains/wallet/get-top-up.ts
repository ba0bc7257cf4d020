import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { type TopUp, topUpColumns, topUpTables } from './top-up.ts';

const find = preparedRead<{ topUpId: number; organisationId: number | null }, TopUp>(
  'wallet-get-top-up',
  `select ${topUpColumns} from ${topUpTables}
   where t.id = :topUpId and (:organisationId::bigint is null or t.organisation_id = :organisationId)`,
);

/** One top-up of an organisation; null when it has none of that id. */
export async function getTopUp(
  db: Queryable,
  organisationId: number,
  topUpId: number,
): Promise<TopUp | null> {
  const [topUp] = await find(db, { topUpId, organisationId });
  return topUp ?? null;
}

/** The top-up that a link's token proved; for the holder of the link only: it asks for no organisation. */
export async function findTopUpById(db: Queryable, topUpId: number): Promise<TopUp | null> {
  const [topUp] = await find(db, { topUpId, organisationId: null });
  return topUp ?? null;
}
