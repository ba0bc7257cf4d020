import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

/** What an organisation has for one product, as a list shows it. */
export interface WalletSummary {
  readonly product: 'practical-training' | 'virtual-bls';
  readonly balance_pence: number;
  /** Whether the money is at or below the organisation's threshold. */
  readonly is_money_low: boolean;
  /** Courses whose credits are. */
  readonly low_courses: number;
}

/** An organisation with all that staff set of it. */
export interface OrganisationDetail {
  readonly id: number;
  readonly hb_client_id: string;
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly billing_email: string | null;
  readonly phone: string | null;
  readonly status: 'active' | 'suspended';
  /** Null: the deployment's limit. */
  readonly requests_per_minute: number | null;
  readonly created_at: Instant;
  readonly products: readonly string[];
  readonly wallets: readonly WalletSummary[];
  readonly invoice_payments: boolean;
  readonly cancel_full_refund_hours: number;
  readonly payment_window_minutes: number;
  readonly threshold_credits: number;
  readonly threshold_money_pence: number;
  readonly threshold_seats: number;
  readonly public_page: boolean;
  readonly public_page_pay_option: 'credits' | 'balance' | 'inv' | 'candidate_pays';
  readonly bls_public_page: boolean;
  readonly bls_public_page_pay_option: 'credits' | 'balance' | 'invoice' | 'candidate_pays';
}

/** Which organisations are wanted; undefined: all. */
export interface OrganisationFilter extends PageRequest {
  readonly status?: string | undefined;
  readonly product?: string | undefined;
  /** Part of the name or the account code. */
  readonly search?: string | undefined;
}

interface Params {
  readonly status: string | null;
  readonly product: string | null;
  readonly search: string | null;
}

// index: ledger_accounts_credits, ledger_accounts_money; a wallet that was never used has no accounts and is not low
const wallets = `(select coalesce(json_agg(w order by w.product), '[]') from (
    select a.product, coalesce(sum(a.balance) filter (where a.kind = 'organisation_money'), 0) as balance_pence,
      coalesce(bool_or(a.balance <= s.threshold_money_pence) filter (where a.kind = 'organisation_money'), false) as is_money_low,
      count(*) filter (where a.kind = 'organisation_credits' and a.balance <= s.threshold_credits * 100) as low_courses
    from ledger_accounts a where a.organisation_id = o.id group by a.product) w)`;

const columns = `o.id, o.hb_client_id, o.code, o.name, o.email, o.billing_email, o.phone, o.status, o.requests_per_minute,
  o.created_at, array(select p.product from organisation_products p where p.organisation_id = o.id order by 1) as products,
  ${wallets} as wallets,
  s.invoice_payments, s.cancel_full_refund_hours, s.payment_window_minutes, s.threshold_credits,
  s.threshold_money_pence, s.threshold_seats, s.public_page, s.public_page_pay_option,
  r.public_page as bls_public_page, r.public_page_pay_option as bls_public_page_pay_option`;

const tables = `organisations o
  join organisation_training_settings s on s.organisation_id = o.id
  join organisation_bls_settings r on r.organisation_id = o.id`;

// Thousands at most, looked for by name: read whole.
const matching = `from ${tables}
  where (:status::text is null or o.status = :status)
    and (:product::text is null or exists (select from organisation_products p
      where p.organisation_id = o.id and p.product = :product))
    and (:search::text is null or strpos(lower(o.name || ' ' || o.code), lower(:search)) > 0)`;

const list = preparedRead<Params & { limit: number; offset: number }, OrganisationDetail>(
  'organisations-list',
  `select ${columns} ${matching} order by lower(o.name), o.id limit :limit offset :offset`,
);

const count = prepared<Params, { total: number }>(
  'organisations-count',
  `select count(*) as total ${matching}`,
);

/** Organisations by name. For staff. */
export async function listOrganisations(
  db: Queryable,
  filter: OrganisationFilter,
): Promise<Page<OrganisationDetail>> {
  const params = {
    status: filter.status ?? null,
    product: filter.product ?? null,
    search: filter.search ?? null,
  };
  const offset = (filter.page - 1) * filter.per_page;
  const rows = await list(db, { ...params, limit: filter.per_page, offset });
  const [counted] = await count(db, params);
  return { rows, total: counted?.total ?? 0 };
}

const find = preparedRead<{ organisationId: number }, OrganisationDetail>(
  'organisations-get',
  `select ${columns} from ${tables} where o.id = :organisationId`,
);

/** One organisation; null when there is none of that id. */
export async function getOrganisation(
  db: Queryable,
  organisationId: number,
): Promise<OrganisationDetail | null> {
  const [organisation] = await find(db, { organisationId });
  return organisation ?? null;
}
