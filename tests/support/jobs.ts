import { Logger, runOnce } from 'graphile-worker';
import { vi } from 'vitest';
import { identityJobs } from '../../server/domains/identity/index.ts';
import { invoiceJobs } from '../../server/domains/invoices/index.ts';
import { type MeetingProvider, meetingJobs, queueMeetings } from '../../server/domains/meetings/index.ts';
import {
  type MailSending,
  notificationJobs,
  planReminders,
  queueMailsOfEvents,
} from '../../server/domains/notifications/index.ts';
import { type PaymentServices, paymentJobs } from '../../server/domains/payments/index.ts';
import { planReferralMails, referralJobs } from '../../server/domains/referrals/index.ts';
import { schedulingJobs } from '../../server/domains/scheduling/index.ts';
import { webhookJobs } from '../../server/domains/webhooks/index.ts';
import { createKeyring } from '../../server/platform/crypto/keyring.ts';
import { taskListOf } from '../../server/platform/jobs/job.ts';
import { openMailer } from '../../server/platform/mail/open-mailer.ts';
import { mailSending } from '../../server/roles/mail-sending.ts';
import type { TestDatabase } from './test-database.ts';
import { testKeyHex } from './test-key.ts';

/** Where jobs run; those of payments stay queued when it has none. */
type Workplace = Pick<TestDatabase, 'db' | 'sql'> & {
  readonly payments?: PaymentServices;
  readonly meetings?: MeetingProvider;
};

/** Who sends the tests' mails, and who of the staff gets some. */
export const mailFrom = 'Veriward <no-reply@veriward.example>';
export const staffAddress = 'staff@veriward.example';

/** Base of the links in the tests' mails. */
export const mailedUrl = 'https://veriward.test';

/**
 * Does all that a worker would do now: queues the mails of events and the reminders that are due, runs every job
 * that is due, and fails if one fails. Mails go to the sandbox's mailbox, unless `sending` says otherwise.
 */
export async function runQueuedJobs(
  { db, sql, payments, meetings }: Workplace,
  sending: Partial<MailSending> = {},
): Promise<void> {
  await queueMailsOfEvents(db, staffAddress);
  await planReminders(db);
  await planReferralMails(db);
  await queueMeetings(db, meetings !== undefined);
  const failures: unknown[] = [];
  const keyring = createKeyring(testKeyHex);
  const mailer = openMailer(db, { smtpUrl: undefined, mailFrom });
  const mails = { ...mailSending({ mailer, keyring, publicUrl: mailedUrl, mailFrom }), ...sending };
  const identity = identityJobs({ keyring, mailer, site: mailedUrl });
  const tasks = taskListOf(
    [
      ...schedulingJobs,
      ...identity,
      ...invoiceJobs,
      ...(payments ? paymentJobs(payments) : []),
      ...meetingJobs(meetings ?? null),
      ...notificationJobs(mails),
      ...webhookJobs({ mailer }),
      ...referralJobs({ mailer, staffEmail: staffAddress, site: mailedUrl }),
    ],
    db,
    { giveWay: { restMs: () => 0 }, onDone: () => undefined },
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
  // the library ends a run before what became of the last job is recorded
  await vi.waitFor(async () => {
    const held = await sql('select 1 from graphile_worker._private_jobs where locked_at is not null');
    if (held.length > 0) throw new Error('a job is still held');
  }, 10_000);
  if (failures[0]) throw failures[0];
  const left = await sql('select 1 from graphile_worker.jobs where attempts >= max_attempts');
  if (left.length > 0) throw new Error('a job was given up');
}
