import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** Kits announced in one transaction. */
const batch = 50;

const announce = prepared<{ limit: number }, { told: number }>(
  'kits-announce-overdue',
  'select announce_overdue_kits(:limit) as told',
);

/**
 * Tells of kits that are not back the day after they were due: once for each due date. Any number of workers may run
 * it at once. Returns how many it told of.
 */
export async function announceOverdueKits(db: Queryable): Promise<number> {
  for (let total = 0; ; ) {
    const [row] = await announce(db, { limit: batch });
    total += row?.told ?? 0;
    if ((row?.told ?? 0) < batch) return total;
  }
}
