import type { Queryable } from '../db/queryable.ts';
import type { Instant } from './instant.ts';

/** The platform's present moment, by the database's clock: the only one all processes share. */
export async function now(db: Queryable): Promise<Date> {
  const { rows } = await db.query<{ at: Instant }>({
    name: 'clock-now',
    text: 'select app_now() as at',
    values: [],
  });
  const at = rows[0]?.at;
  if (!at) throw new Error('the database told no time');
  return new Date(at);
}
