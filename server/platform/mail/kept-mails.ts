import type { Instant } from '../clock/instant.ts';
import type { Queryable } from '../db/queryable.ts';
import { prepared } from '../db/sql.ts';
import type { Page, PageRequest } from '../http/pagination.ts';
import type { MailAttachment } from './mailer.ts';

/** A mail as the list shows it. */
export interface MailSummary {
  readonly id: number;
  readonly from_address: string;
  readonly to_address: string;
  readonly subject: string;
  /** The text's beginning, on one line. */
  readonly preview: string;
  readonly attachment_count: number;
  readonly created_at: Instant;
}

/** A mail with everything but its attachments' content. */
export interface KeptMail extends Omit<MailSummary, 'preview' | 'attachment_count'> {
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly position: number;
    readonly filename: string;
    readonly content_type: string;
    readonly size_bytes: number;
  }[];
}

const list = prepared<{ limit: number; offset: number }, MailSummary>(
  'mail-list',
  `select id, from_address, to_address, subject, created_at,
     trim(regexp_replace(left(text, 240), '\\s+', ' ', 'g')) as preview,
     (select count(*) from mail_attachments a where a.mail_id = m.id) as attachment_count
   from mails m order by id desc limit :limit offset :offset`,
);

const count = prepared<object, { total: number }>('mail-count', 'select count(*) as total from mails');

const get = prepared<{ id: number }, KeptMail>(
  'mail-get',
  `select id, from_address, to_address, subject, text, html, created_at,
     coalesce((
       select jsonb_agg(jsonb_build_object('position', position, 'filename', filename,
         'content_type', content_type, 'size_bytes', octet_length(content)) order by position)
       from mail_attachments a where a.mail_id = m.id), '[]') as attachments
   from mails m where id = :id`,
);

const getAttachment = prepared<
  { mailId: number; position: number },
  { filename: string; content_type: string; content: Buffer }
>(
  'mail-get-attachment',
  `select filename, content_type, content from mail_attachments
   where mail_id = :mailId and position = :position::bigint`,
);

const remove = prepared<{ id: number }, { id: number }>(
  'mail-delete',
  'delete from mails where id = :id returning id',
);

const removeAll = prepared<object, { total: number }>(
  'mail-delete-all',
  'with gone as (delete from mails returning id) select count(*) as total from gone',
);

/** Kept mails, newest first. */
export async function listMails(db: Queryable, page: PageRequest): Promise<Page<MailSummary>> {
  const rows = await list(db, { limit: page.per_page, offset: (page.page - 1) * page.per_page });
  const [counted] = await count(db, {});
  return { rows, total: counted?.total ?? 0 };
}

/** One kept mail; null when there is none of that id. */
export async function getMail(db: Queryable, id: number): Promise<KeptMail | null> {
  const [mail] = await get(db, { id });
  return mail ?? null;
}

/** One attachment; positions count from 1. Null when there is none. */
export async function getMailAttachment(
  db: Queryable,
  mailId: number,
  position: number,
): Promise<MailAttachment | null> {
  const [found] = await getAttachment(db, { mailId, position });
  return found ? { filename: found.filename, contentType: found.content_type, content: found.content } : null;
}

/** Deletes one mail; false when there was none of that id. */
export async function deleteMail(db: Queryable, id: number): Promise<boolean> {
  return (await remove(db, { id })).length === 1;
}

/** Deletes every kept mail and tells how many there were. */
export async function deleteAllMails(db: Queryable): Promise<number> {
  const [gone] = await removeAll(db, {});
  return gone?.total ?? 0;
}
