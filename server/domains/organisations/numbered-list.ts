import type { DB } from '../../migrations/schema.gen.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';

/** A list whose rows are numbered 1, 2, 3 ... within their organisation and product (`organisation_seq`). */
interface NumberedList {
  /** What its statements' names begin with. */
  readonly name: string;
  /** The column of organisation_counters that counts its rows. */
  readonly counter: Exclude<keyof DB['organisation_counters'], 'organisation_id'>;
  /** SQL: what is read of each row. */
  readonly columns: string;
  /** SQL: where it is read from. */
  readonly tables: string;
  /** The name in `tables` of what has the number. */
  readonly numbered: string;
  /** The product whose rows these are, where its table has those of several. */
  readonly product?: string;
}

interface Stretch {
  readonly organisationId: number;
  readonly skip: number;
  readonly limit: number;
}

/**
 * Declares the reading of a whole numbered list. Any page is one index range: no counting, no offset.
 * Newest first unless `asc` is asked for.
 */
export function numberedList<Row>({ name, counter, columns, tables, numbered, product }: NumberedList) {
  const total = `(select ${counter} from organisation_counters where organisation_id = :organisationId)`;
  const seq = `${numbered}.organisation_seq`;
  const ofProduct = product === undefined ? '' : ` and ${numbered}.product = '${product}'`;
  const rows = `select ${columns}, ${total} as total from ${tables}
    where ${numbered}.organisation_id = :organisationId${ofProduct}`;
  // Bounds and limit together: the planner knows neither number, and would read the table for either alone.
  const lists = {
    desc: preparedRead<Stretch, Row & { readonly total: number }>(
      `${name}-desc`,
      `${rows} and ${seq} <= ${total} - :skip::bigint and ${seq} > ${total} - :skip - :limit::bigint
       order by ${seq} desc limit :limit`,
    ),
    asc: preparedRead<Stretch, Row & { readonly total: number }>(
      `${name}-asc`,
      `${rows} and ${seq} > :skip::bigint and ${seq} <= :skip + :limit::bigint order by ${seq} limit :limit`,
    ),
  };
  const count = prepared<{ organisationId: number }, { total: number }>(
    `${name}-count`,
    `select ${total} as total`,
  );
  return async (
    db: Queryable,
    organisationId: number,
    { page, per_page: limit }: PageRequest,
    direction: 'asc' | 'desc' = 'desc',
  ): Promise<Page<Row>> => {
    const found = await lists[direction](db, { organisationId, skip: (page - 1) * limit, limit });
    const [counted] = found.length > 0 ? found : await count(db, { organisationId });
    return { rows: found, total: counted?.total ?? 0 };
  };
}
