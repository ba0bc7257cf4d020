import { Logger as JobLogger, run as runJobs } from 'graphile-worker';
import type { Logger } from 'pino';
import { endDueBookings } from '../domains/bookings/index.ts';
import { removeEndedTokens } from '../domains/identity/index.ts';
import { invoiceJobs } from '../domains/invoices/index.ts';
import {
  type PaymentServices,
  paymentJobs,
  reconcileCheckouts,
  removeOldNotices,
  requeueRefunds,
} from '../domains/payments/index.ts';
import { schedulingJobs, sweepLapsedHolds } from '../domains/scheduling/index.ts';
import type { Database } from '../platform/db/database.ts';
import { removeOldIdempotencyKeys } from '../platform/http/idempotency.ts';
import { removeEndedWindows } from '../platform/http/rate-limit.ts';
import { every } from '../platform/jobs/every.ts';
import { taskListOf } from '../platform/jobs/job.ts';

const minuteMs = 60_000;

/** Lapsed holds are announced within a minute: a sweep every 15 s leaves room for a slow one. */
const sweepPauseMs = 15_000;

/** The library's own log lines: its messages only, never a payload. */
function jobLogger(log: Logger): JobLogger {
  return new JobLogger(() => (level, message) => {
    const line = level === 'warning' ? 'warn' : level === 'error' ? 'error' : 'debug';
    log[line]({ component: 'jobs' }, message);
  });
}

/** The worker role: queued jobs, and the sweeps that nothing triggers. */
export async function startWorker(
  db: Database,
  options: { readonly concurrency: number; readonly log: Logger; readonly payments: PaymentServices },
) {
  const { log, payments } = options;
  const failed = (what: string) => (error: unknown) =>
    log.error({ err: error, component: what }, 'sweep failed');
  const runner = await runJobs({
    pgPool: db.pool,
    schema: 'graphile_worker',
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: jobLogger(log),
    taskList: taskListOf([...schedulingJobs, ...invoiceJobs, ...paymentJobs(payments)], db),
  });
  const sweeps = [
    every(sweepPauseMs, () => sweepLapsedHolds(db), failed('lapsed holds')),
    every(sweepPauseMs, () => endDueBookings(db), failed('due bookings')),
    every(minuteMs, () => reconcileCheckouts(db, payments), failed('unsettled checkouts')),
    every(15 * minuteMs, () => requeueRefunds(db), failed('open refunds')),
    every(24 * 60 * minuteMs, () => removeOldNotices(db), failed('payment notices')),
    every(5 * minuteMs, () => removeEndedWindows(db), failed('rate limit windows')),
    every(60 * minuteMs, () => removeOldIdempotencyKeys(db), failed('idempotency keys')),
    every(24 * 60 * minuteMs, () => removeEndedTokens(db), failed('ended tokens')),
  ];
  return {
    /** Finishes what runs, takes nothing new. */
    async stop(): Promise<void> {
      await Promise.all([runner.stop(), ...sweeps.map((sweep) => sweep.stop())]);
    },
  };
}
