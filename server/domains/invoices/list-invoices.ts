import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { type Invoice, invoiceColumns } from './invoice.ts';

/** Which invoices are wanted; undefined: all. */
export interface InvoiceFilter extends PageRequest {
  readonly organisationId?: number | undefined;
  readonly status?: string | undefined;
  /** `due`: what is due first comes first; otherwise the newest. */
  readonly sort?: 'due' | undefined;
}

interface Params {
  readonly organisationId: number | null;
  readonly status: string | null;
}

const matching = `from invoices where (:organisationId::bigint is null or organisation_id = :organisationId)
  and (:status::text is null or status = :status)`;

const list = preparedRead<Params & { limit: number; offset: number }, Invoice>(
  'invoices-list',
  `select ${invoiceColumns} ${matching} order by id desc limit :limit offset :offset`,
);

// served by invoices_unpaid when only unpaid ones are asked for
const listByDue = preparedRead<Params & { limit: number; offset: number }, Invoice>(
  'invoices-list-by-due',
  `select ${invoiceColumns} ${matching} order by due_on, id limit :limit offset :offset`,
);

const count = prepared<Params, { total: number }>('invoices-count', `select count(*) as total ${matching}`);

/** Invoices, newest first or by the day they are due. For one organisation's people `organisationId` must be theirs. */
export async function listInvoices(db: Queryable, filter: InvoiceFilter): Promise<Page<Invoice>> {
  const params = { organisationId: filter.organisationId ?? null, status: filter.status ?? null };
  const offset = (filter.page - 1) * filter.per_page;
  const read = filter.sort === 'due' ? listByDue : list;
  const rows = await read(db, { ...params, limit: filter.per_page, offset });
  const [counted] = await count(db, params);
  return { rows, total: counted?.total ?? 0 };
}
