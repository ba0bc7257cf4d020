import { Logger, runOnce } from 'graphile-worker';
import { invoiceJobs } from '../../server/domains/invoices/index.ts';
import { type PaymentServices, paymentJobs } from '../../server/domains/payments/index.ts';
import { schedulingJobs } from '../../server/domains/scheduling/index.ts';
import { taskListOf } from '../../server/platform/jobs/job.ts';
import type { TestDatabase } from './test-database.ts';

type Workplace = Pick<TestDatabase, 'db' | 'sql'> & { readonly payments?: PaymentServices };

/** Runs every job that is due, as a worker would, and fails if one fails. Jobs of a part that is not given stay queued. */
export async function runQueuedJobs({ db, sql, payments }: Workplace): Promise<void> {
  const failures: unknown[] = [];
  const tasks = taskListOf(
    [...schedulingJobs, ...invoiceJobs, ...(payments ? paymentJobs(payments) : [])],
    db,
  );
  const watched = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (...args: Parameters<NonNullable<typeof task>>) => {
        try {
          await task?.(...args);
        } catch (error) {
          failures.push(error);
          throw error;
        }
      },
    ]),
  );
  await runOnce({
    pgPool: db.pool,
    schema: 'graphile_worker',
    taskList: watched,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  });
  if (failures[0]) throw failures[0];
  const left = await sql('select 1 from graphile_worker.jobs where attempts >= max_attempts');
  if (left.length > 0) throw new Error('a job was given up');
}
