import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** Top-ups ended in one transaction. */
const batch = 50;

const end = prepared<{ limit: number }, { taken: number }>(
  'wallet-end-due-top-ups',
  'select end_due_top_ups(:limit) as taken',
);

/**
 * Ends the top-ups that nobody paid in time; where a checkout is open, it is closed first. Any number of workers may
 * run it at once. Returns how many it took up.
 */
export async function endDueTopUps(db: Queryable): Promise<number> {
  for (let total = 0; ; ) {
    const [row] = await end(db, { limit: batch });
    total += row?.taken ?? 0;
    if ((row?.taken ?? 0) < batch) return total;
  }
}
