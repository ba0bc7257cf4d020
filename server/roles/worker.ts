import { Logger as JobLogger, run as runJobs } from 'graphile-worker';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { endDueBookings } from '../domains/bookings/index.ts';
import {
  identityJobs,
  removeEndedSessions,
  removeEndedTokens,
  removeOldAttempts,
} from '../domains/identity/index.ts';
import { invoiceJobs } from '../domains/invoices/index.ts';
import { notificationJobs, planReminders, queueMailsOfEvents } from '../domains/notifications/index.ts';
import {
  type PaymentServices,
  paymentJobs,
  reconcileCheckouts,
  removeOldNotices,
  requeueRefunds,
} from '../domains/payments/index.ts';
import { schedulingJobs, sweepLapsedHolds } from '../domains/scheduling/index.ts';
import { endDueTopUps } from '../domains/wallet/index.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Database } from '../platform/db/database.ts';
import { removeOldIdempotencyKeys } from '../platform/http/idempotency.ts';
import { removeEndedWindows } from '../platform/http/rate-limit.ts';
import { every, type Repeating } from '../platform/jobs/every.ts';
import { taskListOf } from '../platform/jobs/job.ts';
import { openMailer } from '../platform/mail/open-mailer.ts';
import { mailSending } from './mail-sending.ts';

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

/** A booking's mails are queued within a second or so; looking costs one read of an empty table. */
const mailPauseMs = 1_000;

/** What the worker role stands on. */
export interface WorkerParts {
  readonly config: Config;
  readonly keyring: Keyring;
  /** Base of the links in mails. */
  readonly publicUrl: string;
  /** Null: without keys. */
  readonly stripe: PaymentServices['stripe'];
  readonly log: Logger;
}

/** What nothing triggers but the clock. */
function startSweeps(
  db: Database,
  { config, log }: WorkerParts,
  payments: PaymentServices,
): readonly Repeating[] {
  const failed = (what: string) => (error: unknown) =>
    log.error({ err: error, component: what }, 'sweep failed');
  return [
    every(sweepPauseMs, () => sweepLapsedHolds(db), failed('lapsed holds')),
    every(sweepPauseMs, () => endDueBookings(db), failed('due bookings')),
    every(sweepPauseMs, () => endDueTopUps(db), failed('due top-ups')),
    every(mailPauseMs, () => queueMailsOfEvents(db, config.staffEmail), failed('mails of events')),
    every(minuteMs, () => planReminders(db), failed('reminders')),
    every(minuteMs, () => reconcileCheckouts(db, payments), failed('unsettled checkouts')),
    every(15 * minuteMs, () => requeueRefunds(db), failed('open refunds')),
    every(24 * 60 * minuteMs, () => removeOldNotices(db), failed('payment notices')),
    every(5 * minuteMs, () => removeEndedWindows(db), failed('rate limit windows')),
    every(60 * minuteMs, () => removeOldIdempotencyKeys(db), failed('idempotency keys')),
    every(60 * minuteMs, () => removeOldAttempts(db), failed('sign-in attempts')),
    every(24 * 60 * minuteMs, () => removeEndedTokens(db), failed('ended tokens')),
    every(24 * 60 * minuteMs, () => removeEndedSessions(db), failed('ended sessions')),
  ];
}

/** The worker role: queued jobs, and the sweeps that nothing triggers. */
export async function startWorker(db: Database, parts: WorkerParts) {
  const { config, keyring, publicUrl, log } = parts;
  const payments = { stripe: parts.stripe, keyring, publicUrl: () => publicUrl };
  const mailer = openMailer(db, config);
  const sending = mailSending({
    mailer,
    keyring,
    publicUrl,
    mailFrom: config.mailFrom,
  });
  const runner = await runJobs({
    pgPool: db.pool,
    schema: 'graphile_worker',
    concurrency: config.workerConcurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: jobLogger(log),
    taskList: taskListOf(
      [
        ...schedulingJobs,
        ...identityJobs({ keyring, mailer, site: publicUrl }),
        ...invoiceJobs,
        ...paymentJobs(payments),
        ...notificationJobs(sending),
      ],
      db,
    ),
  });
  const sweeps = startSweeps(db, parts, payments);
  return {
    /** Finishes what runs, takes nothing new. */
    async stop(): Promise<void> {
      await Promise.all([runner.stop(), ...sweeps.map((sweep) => sweep.stop())]);
    },
  };
}
