import type { Queryable } from './queryable.ts';

interface Pending<Row> {
  readonly resolve: (row: Row | null) => void;
  readonly reject: (error: unknown) => void;
}

/** Reads one row by its key; null when there is none. */
export type ReadOne<Row> = (db: Queryable, key: string) => Promise<Row | null>;

/**
 * Turns a read of many keys into a read of one that shares its query with whoever asks in the same turn of the
 * event loop. Each call still reads what is committed by the time it asks: nothing is kept. Under load, when
 * requests arrive faster than they are answered, a turn brings several of them at once.
 */
export function batchedRead<Row>(
  readMany: (db: Queryable, keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): ReadOne<Row> {
  const batches = new WeakMap<Queryable, Map<string, Pending<Row>[]>>();

  async function flush(db: Queryable, batch: ReadonlyMap<string, readonly Pending<Row>[]>): Promise<void> {
    batches.delete(db);
    try {
      const rows = new Map((await readMany(db, [...batch.keys()])).map((row) => [keyOf(row), row]));
      for (const [key, waiting] of batch) for (const { resolve } of waiting) resolve(rows.get(key) ?? null);
    } catch (error) {
      for (const waiting of batch.values()) for (const { reject } of waiting) reject(error);
    }
  }

  return (db, key) =>
    new Promise((resolve, reject) => {
      let batch = batches.get(db);
      if (!batch) {
        batch = new Map();
        batches.set(db, batch);
        setImmediate(flush, db, batch);
      }
      const waiting = batch.get(key);
      if (waiting) waiting.push({ resolve, reject });
      else batch.set(key, [{ resolve, reject }]);
    });
}
