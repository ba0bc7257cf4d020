import type { Queryable } from './queryable.ts';

/** A prepared statement with named parameters: (db, {name: value}) -> rows. */
export type PreparedSql<Params, Row> = (db: Queryable, params: Params) => Promise<Row[]>;

interface Parsed {
  readonly text: string;
  readonly names: readonly string[];
}

/** Turns `:name` into `$1`. `::type` casts and quoted text stay as they are. */
export function parseNamedParameters(text: string): Parsed {
  const names: string[] = [];
  const numbered = text.replace(/'(?:[^']|'')*'|::|:([a-zA-Z_]\w*)/g, (whole, name: string | undefined) => {
    if (name === undefined) return whole;
    const known = names.indexOf(name);
    return `$${known >= 0 ? known + 1 : names.push(name)}`;
  });
  return { text: numbered, names };
}

/**
 * Declares a hand-written statement: prepared under its name once per connection.
 * `Params` names each `:parameter` of the text, `Row` the shape of a result row.
 */
export function prepared<Params extends object, Row>(name: string, text: string): PreparedSql<Params, Row> {
  const parsed = parseNamedParameters(text);
  return async (db, params) => {
    const given = params as Record<string, unknown>;
    const values = parsed.names.map((parameter) => given[parameter]);
    const { rows } = await db.query<Row>({ name, text: parsed.text, values });
    return rows;
  };
}
