import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

/** One movement on an organisation's account. */
export interface Transaction {
  readonly id: number;
  readonly type: 'deposit' | 'withdraw';
  /** Hundredths, positive. */
  readonly amount: number;
  /** The course of a credit wallet; null: the money balance. */
  readonly course_id: number | null;
  readonly description: string;
  readonly created_at: Instant;
}

/** Which movements are wanted. Days are London's, both ends inclusive. */
export interface TransactionFilter extends PageRequest {
  readonly type?: 'deposit' | 'withdraw' | undefined;
  /** A course's id, or 'money'. */
  readonly wallet?: number | 'money' | undefined;
  readonly date_from?: string | undefined;
  readonly date_to?: string | undefined;
}

interface PageParams {
  readonly organisationId: number;
  readonly skip: number;
  readonly limit: number;
}

const columns = 't.id, t.type, t.amount, a.course_id, t.description, t.created_at';

const total = '(select ledger_transfers from organisation_counters where organisation_id = :organisationId)';

// Numbered within the organisation, so any page of the whole list is one index range: no counting, no offset.
const listAll = preparedRead<PageParams, Transaction & { total: number }>(
  'wallet-list-all',
  `select ${columns}, ${total} as total
   from ledger_transfers t join ledger_accounts a on a.id = t.account_id and a.organisation_id = t.organisation_id
   where t.organisation_id = :organisationId and t.organisation_seq <= ${total} - :skip::bigint
     and t.organisation_seq > ${total} - :skip - :limit::bigint
   order by t.organisation_seq desc limit :limit`,
);

const countAll = prepared<{ organisationId: number }, { total: number }>(
  'wallet-count-all',
  `select ${total} as total`,
);

interface FilterParams {
  readonly organisationId: number;
  readonly type: string | null;
  readonly courseId: number | null;
  readonly moneyOnly: boolean;
  readonly dateFrom: string | null;
  readonly dateTo: string | null;
}

const filtered = `from ledger_transfers t
  join ledger_accounts a on a.id = t.account_id and a.organisation_id = t.organisation_id
  where t.organisation_id = :organisationId
    and (:type::text is null or t.type = :type)
    and (:courseId::bigint is null or a.course_id = :courseId)
    and (not :moneyOnly::boolean or a.kind = 'organisation_money')
    and (:dateFrom::date is null or t.created_at >= :dateFrom::date::timestamp at time zone 'Europe/London')
    and (:dateTo::date is null or t.created_at < (:dateTo::date + 1)::timestamp at time zone 'Europe/London')`;

const countFiltered = prepared<FilterParams, { total: number }>(
  'wallet-count-filtered',
  `select count(*) as total ${filtered}`,
);

const listFiltered = preparedRead<FilterParams & { skip: number; limit: number }, Transaction>(
  'wallet-list-filtered',
  `select ${columns} ${filtered} order by t.organisation_seq desc limit :limit offset :skip`,
);

async function listWhole(
  db: Queryable,
  organisationId: number,
  page: { skip: number; limit: number },
): Promise<Page<Transaction>> {
  const rows = await listAll(db, { organisationId, ...page });
  const [counted] = rows.length > 0 ? rows : await countAll(db, { organisationId });
  return { rows, total: counted?.total ?? 0 };
}

function filterParams(
  organisationId: number,
  { type, wallet, date_from, date_to }: TransactionFilter,
): FilterParams {
  return {
    organisationId,
    type: type ?? null,
    courseId: typeof wallet === 'number' ? wallet : null,
    moneyOnly: wallet === 'money',
    dateFrom: date_from ?? null,
    dateTo: date_to ?? null,
  };
}

/** An organisation's ledger, newest first. */
export async function listTransactions(
  db: Queryable,
  organisationId: number,
  filter: TransactionFilter,
): Promise<Page<Transaction>> {
  const { page: number, per_page: limit, ...narrow } = filter;
  const page = { skip: (number - 1) * limit, limit };
  if (Object.values(narrow).every((value) => value === undefined)) return listWhole(db, organisationId, page);
  const params = filterParams(organisationId, filter);
  const rows = await listFiltered(db, { ...params, ...page });
  const [counted] = await countFiltered(db, params);
  return { rows, total: counted?.total ?? 0 };
}
