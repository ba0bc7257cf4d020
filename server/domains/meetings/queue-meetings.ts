import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const queue = prepared<{ limit: number; isProvided: boolean }, { taken: number }>(
  'meetings-queue',
  'select queue_bls_meetings(:limit::integer, :isProvided::boolean) as taken',
);

/** Bookings of one statement. */
const batch = 500;

/**
 * Queues a job for each booking whose meeting is to be made, moved or ended. Without a provider they are only
 * forgotten: the trainers' own rooms stand. Any number of workers may run it at once.
 */
export async function queueMeetings(db: Queryable, isProvided: boolean): Promise<number> {
  let total = 0;
  for (;;) {
    const [row] = await queue(db, { limit: batch, isProvided });
    const taken = row?.taken ?? 0;
    total += taken;
    if (taken < batch) return total;
  }
}
