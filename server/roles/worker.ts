import { EventEmitter } from 'node:events';
import { Logger as JobLogger, run as runJobs, type WorkerEvents } from 'graphile-worker';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { identityJobs } from '../domains/identity/index.ts';
import { invoiceJobs } from '../domains/invoices/index.ts';
import { type MeetingProvider, meetingJobs } from '../domains/meetings/index.ts';
import { notificationJobs } from '../domains/notifications/index.ts';
import { type PaymentServices, paymentJobs, type RealProvider } from '../domains/payments/index.ts';
import { referralJobs } from '../domains/referrals/index.ts';
import { schedulingJobs } from '../domains/scheduling/index.ts';
import { startDelivering, webhookJobs } from '../domains/webhooks/index.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Database } from '../platform/db/database.ts';
import { taskListOf } from '../platform/jobs/job.ts';
import { openChanges } from '../platform/live/changes.ts';
import type { Mailer } from '../platform/mail/mailer.ts';
import { openMailer } from '../platform/mail/open-mailer.ts';
import type { SafeFetch } from '../platform/safe-fetch/safe-fetch.ts';
import { giveWay } from '../platform/traffic/give-way.ts';
import { mailSending } from './mail-sending.ts';
import { webhookDialects } from './products.ts';
import { startSweeps } from './sweeps.ts';

/** The library's own log lines: its messages only, never a payload. */
function jobLogger(log: Logger): JobLogger {
  return new JobLogger(() => (level, message) => {
    const line = level === 'warning' ? 'warn' : level === 'error' ? 'error' : 'debug';
    log[line]({ component: 'jobs' }, message);
  });
}

/** What the worker role stands on. */
export interface WorkerParts {
  readonly config: Config;
  readonly keyring: Keyring;
  /** Base of the links in mails. */
  readonly publicUrl: string;
  readonly checkouts: Pick<PaymentServices, RealProvider>;
  readonly safeFetch: SafeFetch;
  /** Null: trainers have rooms of their own. */
  readonly meetings: MeetingProvider | null;
  readonly log: Logger;
}

/** All that is queued anywhere. */
function jobsOf(
  { config, keyring, publicUrl, meetings }: WorkerParts,
  payments: PaymentServices,
  mailer: Mailer,
) {
  const sending = mailSending({ mailer, keyring, publicUrl, mailFrom: config.mailFrom });
  return [
    ...schedulingJobs,
    ...identityJobs({ keyring, mailer, site: publicUrl }),
    ...invoiceJobs,
    ...paymentJobs(payments),
    ...meetingJobs(meetings),
    ...notificationJobs(sending),
    ...webhookJobs({ mailer }),
    ...referralJobs({ mailer, staffEmail: config.staffEmail, site: publicUrl }),
  ];
}

/** The worker role: queued jobs, and the sweeps that nothing triggers. */
export async function startWorker(db: Database, parts: WorkerParts) {
  const { config, keyring, publicUrl, log } = parts;
  const payments = { ...parts.checkouts, keyring, publicUrl: () => publicUrl };
  const failed = (what: string) => (error: unknown) =>
    log.error({ err: error, component: what }, 'sweep failed');
  const mailer = openMailer(db, config);
  const changes = openChanges(db, failed('live changes'));
  const givingWay = giveWay(db, failed('giving way'));
  const jobWorkers: string[] = [];
  const events = new EventEmitter() as WorkerEvents;
  events.on('worker:create', ({ worker }) => jobWorkers.push(worker.workerId));
  const runner = await runJobs({
    events,
    pgPool: db.pool,
    schema: 'graphile_worker',
    concurrency: config.workerConcurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: jobLogger(log),
    taskList: taskListOf(jobsOf(parts, payments, mailer), db, {
      giveWay: givingWay,
      onDone: () => changes.note(null),
    }),
  });
  const sweeps = startSweeps(db, { config, payments, meetings: parts.meetings, changes }, failed);
  const deliveries = startDelivering(db, {
    keyring,
    site: publicUrl,
    safeFetch: parts.safeFetch,
    dialects: webhookDialects,
    jobWorkers,
    giveWay: givingWay,
    onError: failed('webhook deliveries'),
  });
  return {
    /** Finishes what runs, takes nothing new. */
    async stop(): Promise<void> {
      await Promise.all([runner.stop(), deliveries.stop(), ...sweeps.map((sweep) => sweep.stop())]);
      await changes.stop();
    },
  };
}
