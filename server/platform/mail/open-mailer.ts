import type { Queryable } from '../db/queryable.ts';
import type { Mailer } from './mailer.ts';
import { sandboxMailer } from './sandbox-mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

/** The mailer of a deployment: a mail server where one is set, else the sandbox's mailbox. */
export function openMailer(
  db: Queryable,
  { smtpUrl, mailFrom }: { readonly smtpUrl: string | undefined; readonly mailFrom: string },
): Mailer {
  return smtpUrl === undefined ? sandboxMailer(db, mailFrom) : smtpMailer({ url: smtpUrl, from: mailFrom });
}
