import type { Compilable, CompiledQuery } from 'kysely';

/** One statement: named ones are prepared once per connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A pool or one connection inside a transaction: whatever can run a statement. */
export interface Queryable {
  query<Row>(statement: Statement): Promise<{ rows: Row[] }>;
}

/** Runs a query built with Kysely and returns its rows. */
export async function run<Row>(db: Queryable, query: Compilable<Row>): Promise<Row[]> {
  const compiled: CompiledQuery<Row> = query.compile();
  const { rows } = await db.query<Row>({ text: compiled.sql, values: compiled.parameters });
  return rows;
}
