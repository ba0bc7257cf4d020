import { batchedRead } from '../../platform/db/batched-read.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

interface Owned {
  readonly id: number;
  readonly organisation_id: number;
}

const keyOf = ({ organisation_id, id }: Owned): string => `${organisation_id} ${id}`;

/**
 * Declares the reading of one record by its organisation and id; null when the organisation has none of that id.
 * `view` is read as `b`; `columns` is what of it.
 */
export function findOwned<Row extends Owned>(name: string, view: string, columns: string) {
  const findMany = preparedRead<{ organisationIds: readonly string[]; ids: readonly string[] }, Row>(
    name,
    `select ${columns}
     from unnest(:organisationIds::bigint[], :ids::bigint[]) as w (organisation_id, id)
     join ${view} b on b.id = w.id and b.organisation_id = w.organisation_id`,
  );
  const find = batchedRead<Row>((db, keys) => {
    const pairs = keys.map((key) => key.split(' '));
    const column = (place: number) => pairs.map((pair) => pair[place] ?? '');
    return findMany(db, { organisationIds: column(0), ids: column(1) });
  }, keyOf);
  return (db: Queryable, organisationId: number, id: number): Promise<Row | null> =>
    find(db, keyOf({ organisation_id: organisationId, id }));
}
