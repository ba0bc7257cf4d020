import { Logger as JobLogger, run as runJobs } from 'graphile-worker';
import type { Logger } from 'pino';
import {
  identityJobs,
  removeEndedSessions,
  removeEndedTokens,
  removeOldAttempts,
} from '../domains/identity/index.ts';
import { schedulingJobs, sweepLapsedHolds } from '../domains/scheduling/index.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Database } from '../platform/db/database.ts';
import { removeOldIdempotencyKeys } from '../platform/http/idempotency.ts';
import { removeEndedWindows } from '../platform/http/rate-limit.ts';
import { every } from '../platform/jobs/every.ts';
import { taskListOf } from '../platform/jobs/job.ts';
import type { Mailer } from '../platform/mail/mailer.ts';

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

/** What the worker role stands on besides its database. */
export interface WorkerParts {
  readonly concurrency: number;
  readonly log: Logger;
  readonly keyring: Keyring;
  readonly mailer: Mailer;
  /** Base of the deployment's pages, for links in mails. */
  readonly site: string;
}

/** The worker role: queued jobs, and the sweeps that nothing triggers. */
export async function startWorker(db: Database, options: WorkerParts) {
  const { log } = options;
  const failed = (what: string) => (error: unknown) =>
    log.error({ err: error, component: what }, 'sweep failed');
  const runner = await runJobs({
    pgPool: db.pool,
    schema: 'graphile_worker',
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: jobLogger(log),
    taskList: taskListOf([...schedulingJobs, ...identityJobs(options)], db),
  });
  const sweeps = [
    every(sweepPauseMs, () => sweepLapsedHolds(db), failed('lapsed holds')),
    every(5 * minuteMs, () => removeEndedWindows(db), failed('rate limit windows')),
    every(60 * minuteMs, () => removeOldIdempotencyKeys(db), failed('idempotency keys')),
    every(60 * minuteMs, () => removeOldAttempts(db), failed('sign-in attempts')),
    every(24 * 60 * minuteMs, () => removeEndedTokens(db), failed('ended tokens')),
    every(24 * 60 * minuteMs, () => removeEndedSessions(db), failed('ended sessions')),
  ];
  return {
    /** Finishes what runs, takes nothing new. */
    async stop(): Promise<void> {
      await Promise.all([runner.stop(), ...sweeps.map((sweep) => sweep.stop())]);
    },
  };
}
