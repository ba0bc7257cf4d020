import { runQueuedJobs } from './jobs.ts';
import type { TestDatabase } from './test-database.ts';

/** A mail as the sandbox keeps it, its calendar file as text. */
export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: string | null;
  readonly files: readonly string[];
}

/** Does all that a worker would do now, then takes the mails out of the mailbox, oldest first. */
export async function receiveMails(
  database: Pick<TestDatabase, 'db' | 'sql'>,
  sending: Parameters<typeof runQueuedJobs>[1] = {},
): Promise<ReceivedMail[]> {
  await runQueuedJobs(database, sending);
  const mails = await database.sql<ReceivedMail>(
    `select to_address as to, subject, text, html,
       (select convert_from(content, 'UTF8') from mail_attachments a where a.mail_id = m.id and content_type like 'text/calendar%') as calendar,
       array(select filename from mail_attachments a where a.mail_id = m.id order by position) as files
     from mails m order by id`,
  );
  await database.sql('delete from mails');
  return mails;
}
