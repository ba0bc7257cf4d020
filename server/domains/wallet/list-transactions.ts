import type { Instant } from '../../platform/clock/instant.ts';
import { type DayParams, type DayRange, dayParams, withinDays } from '../../platform/db/london-days.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { numberedList } from '../organisations/index.ts';

/** One movement on an organisation's account. */
export interface Transaction {
  readonly id: number;
  readonly type: 'deposit' | 'withdraw';
  /** Hundredths, positive. */
  readonly amount: number;
  /** The course of a credit wallet; null: the money balance. */
  readonly course_id: number | null;
  /** What the account held right after. */
  readonly balance_after: number;
  readonly description: string;
  /** The booking it was for, of the same product. */
  readonly booking_id: number | null;
  /** The payment by card that brought it. */
  readonly top_up_id: number | null;
  readonly created_at: Instant;
}

/** Which movements are wanted. Days are London's, both ends inclusive. */
export interface TransactionFilter extends PageRequest, DayRange {
  readonly type?: 'deposit' | 'withdraw' | undefined;
  /** A course's id, or 'money'. */
  readonly wallet?: number | 'money' | undefined;
}

const columns = `t.id, t.type, t.amount, a.course_id, t.balance_after, t.description, t.booking_id, t.created_at,
  case t.platform_account when 'funding' then (select u.id from wallet_top_ups u where u.transfer_id = t.id) end as top_up_id`;

const tables = `ledger_transfers t
  join ledger_accounts a on a.id = t.account_id and a.organisation_id = t.organisation_id`;

/** The products that have wallets. */
export type WalletProduct = 'practical-training' | 'virtual-bls';

const listAll = {
  'practical-training': numberedList<Transaction>({
    name: 'wallet-list-training',
    counter: 'ledger_transfers',
    columns,
    tables,
    numbered: 't',
    product: 'practical-training',
  }),
  'virtual-bls': numberedList<Transaction>({
    name: 'wallet-list-bls',
    counter: 'bls_transfers',
    columns,
    tables,
    numbered: 't',
    product: 'virtual-bls',
  }),
};

interface FilterParams extends DayParams {
  readonly organisationId: number;
  readonly product: WalletProduct;
  readonly type: string | null;
  readonly courseId: number | null;
  readonly moneyOnly: boolean;
}

const ofAnyWallet = `t.organisation_id = :organisationId and t.product = :product
    and (:type::text is null or t.type = :type) and ${withinDays('t.created_at')}`;

const filtered = `from ${tables} where ${ofAnyWallet}
    and (:courseId::bigint is null or a.course_id = :courseId)
    and (not :moneyOnly::boolean or a.kind = 'organisation_money')`;

const countFiltered = prepared<FilterParams, { total: number }>(
  'wallet-count-filtered',
  `select count(*) as total ${filtered}`,
);

/** Every movement has its wallet, so counting those of all wallets looks none up: it halves the time. */
const countOfAnyWallet = prepared<Omit<FilterParams, 'courseId' | 'moneyOnly'>, { total: number }>(
  'wallet-count-of-any-wallet',
  `select count(*) as total from ledger_transfers t where ${ofAnyWallet}`,
);

const listFiltered = preparedRead<FilterParams & { skip: number; limit: number }, Transaction>(
  'wallet-list-filtered',
  `select ${columns} ${filtered} order by t.organisation_seq desc limit :limit offset :skip`,
);

function filterParams(
  organisationId: number,
  product: WalletProduct,
  { type, wallet, ...days }: Omit<TransactionFilter, keyof PageRequest>,
): FilterParams {
  return {
    organisationId,
    product,
    type: type ?? null,
    courseId: typeof wallet === 'number' ? wallet : null,
    moneyOnly: wallet === 'money',
    ...dayParams(days),
  };
}

/** An organisation's ledger of one product, newest first. */
export async function listTransactions(
  db: Queryable,
  organisationId: number,
  product: WalletProduct,
  filter: TransactionFilter,
): Promise<Page<Transaction>> {
  const { page, per_page: limit, ...narrow } = filter;
  if (Object.values(narrow).every((value) => value === undefined))
    return listAll[product](db, organisationId, filter);
  const params = filterParams(organisationId, product, narrow);
  const count = narrow.wallet === undefined ? countOfAnyWallet : countFiltered;
  // both at once: of a long list each takes as long as the other
  const [rows, [counted]] = await Promise.all([
    listFiltered(db, { ...params, skip: (page - 1) * limit, limit }),
    count(db, params),
  ]);
  return { rows, total: counted?.total ?? 0 };
}
