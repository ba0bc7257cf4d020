import { Logger, runOnce } from 'graphile-worker';
import { identityJobs } from '../../server/domains/identity/index.ts';
import { schedulingJobs } from '../../server/domains/scheduling/index.ts';
import { createKeyring } from '../../server/platform/crypto/keyring.ts';
import { taskListOf } from '../../server/platform/jobs/job.ts';
import { openMailer } from '../../server/platform/mail/open-mailer.ts';
import type { TestDatabase } from './test-database.ts';
import { testKeyHex } from './test-key.ts';

/** Runs every job that is due, as a worker would, and fails if one fails. */
export async function runQueuedJobs({ db, sql }: Pick<TestDatabase, 'db' | 'sql'>): Promise<void> {
  const failures: unknown[] = [];
  const mailer = openMailer(db, { smtpUrl: undefined, mailFrom: 'no-reply@veriward.example' });
  const identity = identityJobs({ keyring: createKeyring(testKeyHex), mailer, site: 'http://test' });
  const tasks = taskListOf([...schedulingJobs, ...identity], db);
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
