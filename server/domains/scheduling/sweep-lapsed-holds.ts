import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const sweeps = [
  prepared<{ limit: number }, { ended: number }>(
    'scheduling-sweep-holds',
    'select sweep_lapsed_holds(:limit) as ended',
  ),
  prepared<{ limit: number }, { ended: number }>(
    'scheduling-sweep-slot-holds',
    'select sweep_lapsed_bls_holds(:limit) as ended',
  ),
];

/** Holds looked at in one statement, so that no event stays locked for long. */
const batch = 500;

/**
 * Ends holds on seats (announced as `seat_hold.expired`) and on slots whose time is over. What they held was free
 * already. Any number of workers may run it at once. Returns how many holds it ended.
 */
export async function sweepLapsedHolds(db: Queryable): Promise<number> {
  let total = 0;
  for (const sweep of sweeps) {
    for (;;) {
      const [row] = await sweep(db, { limit: batch });
      const ended = row?.ended ?? 0;
      total += ended;
      if (ended === 0) break;
    }
  }
  return total;
}
