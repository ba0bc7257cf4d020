import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const requeue = prepared<{ olderThan: string }, { queued: number }>(
  'payments-requeue-refunds',
  'select requeue_refunds(:olderThan::interval) as queued',
);

/**
 * Queues refunds again that nobody confirmed for an hour: the provider may say so only when asked, and a job
 * gives up after three days. Any number of workers may run it at once. Returns how many it queued.
 */
export async function requeueRefunds(db: Queryable): Promise<number> {
  const [row] = await requeue(db, { olderThan: '1 hour' });
  return row?.queued ?? 0;
}
