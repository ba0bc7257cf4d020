import { z } from 'zod';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Mailer, MailFailure } from '../../platform/mail/mailer.ts';
import { composeMail, type MailMaking } from './compose-mail.ts';
import { loadLetter, stillHolds } from './letter.ts';

/** What sending needs beside the database. */
export interface MailSending extends MailMaking {
  readonly mailer: Mailer;
}

/** Payload of the job 'send-mail'. */
export const queuedMail = z.object({ notificationId: z.int() });

/** With the queue's pauses (e, e², ... seconds, at most 6 hours) the last attempt comes a day after the first. */
const attemptsMax = 12;

interface Outcome {
  readonly id: number;
  readonly status: 'queued' | 'sent' | 'failed' | 'bounced' | 'skipped';
  readonly attempts: number;
  readonly failure: string | null;
}

const record = prepared<Outcome, never>(
  'notifications-record',
  `update notifications set status = :status, attempts = :attempts::bigint, failure = :failure,
     sent_at = case when :status = 'sent' then app_now() end
   where id = :id and status = 'queued'`,
);

/** Our own errors may quote what they choked on: their name is enough to find them in the log. */
const codesOf = (error: unknown): string =>
  error instanceof MailFailure ? error.message : error instanceof Error ? error.name : 'unknown';

/**
 * Sends one queued mail and records what became of it. It is marked after the mail server has taken it: a process
 * that dies between the two sends it once more, under the same Message-ID, which is better than not at all. A
 * refusal for good is recorded as bounced; anything else is thrown, for the queue to try again, until the last time.
 */
export async function sendMail(
  db: Queryable,
  { notificationId: id }: z.output<typeof queuedMail>,
  sending: MailSending,
): Promise<void> {
  const letter = await loadLetter(db, id);
  if (letter?.status !== 'queued') return;
  const attempts = letter.attempts + 1;
  try {
    const mail = stillHolds(letter) ? await composeMail(db, letter, sending) : null;
    if (mail) await sending.mailer.send(mail);
    await record(db, { id, status: mail ? 'sent' : 'skipped', attempts, failure: null });
  } catch (error) {
    const failure = codesOf(error);
    if (error instanceof MailFailure && error.permanent)
      return void (await record(db, { id, status: 'bounced', attempts, failure }));
    if (attempts >= attemptsMax) return void (await record(db, { id, status: 'failed', attempts, failure }));
    await record(db, { id, status: 'queued', attempts, failure });
    throw error;
  }
}
