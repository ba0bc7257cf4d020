import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const sweep = prepared<{ limit: number }, { ended: number }>(
  'scheduling-sweep-holds',
  'select sweep_lapsed_holds(:limit) as ended',
);

/** Holds looked at in one statement, so that no event stays locked for long. */
const batch = 500;

/**
 * Announces holds whose time is over (`seat_hold.expired`). Their seats were free already. Any number of
 * workers may run it at once. Returns how many holds it ended.
 */
export async function sweepLapsedHolds(db: Queryable): Promise<number> {
  let total = 0;
  for (;;) {
    const [row] = await sweep(db, { limit: batch });
    const ended = row?.ended ?? 0;
    total += ended;
    if (ended === 0) return total;
  }
}
