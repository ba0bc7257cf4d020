import type { Queryable } from '../db/queryable.ts';
import { prepared } from '../db/sql.ts';

const read = prepared<object, { today: string }>(
  'clock-london-today',
  `select (app_now() at time zone 'Europe/London')::date::text as today`,
);

/** London's day by the platform's clock, YYYY-MM-DD. */
export async function londonToday(db: Queryable): Promise<string> {
  const [row] = await read(db, {});
  if (!row) throw new Error('the platform has no clock');
  return row.today;
}
