import type { Queryable } from '../db/queryable.ts';
import { prepared } from '../db/sql.ts';
import { calendarFilename, type Mail, type MailAttachment, type Mailer } from './mailer.ts';

/** Mails the sandbox keeps; older ones make room. */
const kept = 10_000;

interface KeepParams {
  readonly fromAddress: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly filenames: readonly string[];
  readonly contentTypes: readonly string[];
  readonly contents: readonly Buffer[];
  readonly kept: number;
}

const keep = prepared<KeepParams, { id: number }>(
  'mail-keep',
  `with mail as (
     insert into mails (from_address, to_address, subject, text, html, created_at)
     values (:fromAddress, :toAddress, :subject, :text, :html, app_now()) returning id
   ), attached as (
     insert into mail_attachments (mail_id, position, filename, content_type, content)
     select mail.id, file.position, file.filename, file.content_type, file.content
     from mail, unnest(:filenames::text[], :contentTypes::text[], :contents::bytea[])
       with ordinality as file (filename, content_type, content, position)
   ), made_room as (
     delete from mails where id <= (select id from mail) - :kept::bigint
   )
   select id from mail`,
);

function filesOf({ attachments = [], calendar }: Mail): readonly MailAttachment[] {
  if (!calendar) return attachments;
  const contentType = `text/calendar; charset=utf-8; method=${calendar.method}`;
  return [
    { filename: calendarFilename, contentType, content: Buffer.from(calendar.content) },
    ...attachments,
  ];
}

/** Keeps mails in the database, where the mailbox page shows them. */
export function sandboxMailer(db: Queryable, from: string): Mailer {
  return {
    async send(mail: Mail) {
      const { to, subject, text, html } = mail;
      const files = filesOf(mail);
      await keep(db, {
        fromAddress: from,
        toAddress: to,
        subject,
        text,
        html,
        filenames: files.map(({ filename }) => filename),
        contentTypes: files.map(({ contentType }) => contentType),
        contents: files.map(({ content }) => content),
        kept,
      });
    },
  };
}
