import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const endOne = prepared<object, { ended: boolean }>(
  'bookings-end-due',
  'select case when end_due_booking() then true else end_due_bls_booking() end as ended',
);

/**
 * Ends the bookings, of every product, that the clock has ended: unpaid with their window over (where a checkout is open, it is
 * closed first), or undecided at the start. Any number of workers may run it at once. Returns how many it took up.
 */
export async function endDueBookings(db: Queryable): Promise<number> {
  for (let ended = 0; ; ended += 1) {
    const [row] = await endOne(db, {});
    if (!row?.ended) return ended;
  }
}
