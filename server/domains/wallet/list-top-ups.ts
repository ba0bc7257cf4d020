import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { type TopUp, topUpColumns, topUpTables } from './top-up.ts';

interface Params {
  readonly organisationId: number;
  readonly status: string | null;
}

// served by wallet_top_ups_by_organisation
const matching = `t.organisation_id = :organisationId and (:status::text is null or t.status = :status)`;

const list = preparedRead<Params & { limit: number; offset: number }, TopUp>(
  'wallet-list-top-ups',
  `select ${topUpColumns} from ${topUpTables} where ${matching} order by t.id desc limit :limit offset :offset`,
);

const count = prepared<Params, { total: number }>(
  'wallet-count-top-ups',
  `select count(*) as total from wallet_top_ups t where ${matching}`,
);

/** An organisation's top-ups by card, newest first. */
export async function listTopUps(
  db: Queryable,
  organisationId: number,
  filter: PageRequest & { readonly status?: string | undefined },
): Promise<Page<TopUp>> {
  const params = { organisationId, status: filter.status ?? null };
  const offset = (filter.page - 1) * filter.per_page;
  const rows = await list(db, { ...params, limit: filter.per_page, offset });
  const [counted] = await count(db, params);
  return { rows, total: counted?.total ?? 0 };
}
