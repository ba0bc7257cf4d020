import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { formatUtc } from '../platform/clock/format.ts';
import type { Database } from '../platform/db/database.ts';
import { presentQuery } from '../platform/http/check-input.ts';
import { pageNumbers, pageQuery, pageUrl } from '../platform/http/pagination.ts';
import { pathId } from '../platform/ids/ids.ts';
import {
  deleteAllMails,
  deleteMail,
  getMail,
  getMailAttachment,
  type KeptMail,
  listMails,
  type MailSummary,
} from '../platform/mail/kept-mails.ts';

const base = '/sandbox/mails';

/**
 * Whether this deployment keeps its mails and shows them. They hold names, addresses and one-time links and are
 * shown without a sign-in, so only a sandbox without a mail server that does not call itself production does.
 */
export function showsMailbox(config: Pick<Config, 'mode' | 'production' | 'smtpUrl'>): boolean {
  return config.mode === 'sandbox' && config.smtpUrl === undefined && !config.production;
}

const presentSummary = (mail: MailSummary) => ({
  id: mail.id,
  from: mail.from_address,
  to: mail.to_address,
  subject: mail.subject,
  preview: mail.preview,
  attachments: mail.attachment_count,
  created_at: formatUtc(mail.created_at),
});

const presentMail = (mail: KeptMail) => ({
  id: mail.id,
  from: mail.from_address,
  to: mail.to_address,
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  attachments: mail.attachments.map(({ filename, content_type, size_bytes, position }) => ({
    filename,
    content_type,
    size_bytes,
    url: `${base}/${mail.id}/attachments/${position}`,
  })),
  created_at: formatUtc(mail.created_at),
});

const listQuery = z.object(pageQuery);
const idOf = (text: string): number => pathId.safeParse(text).data ?? 0;
const notFound = (reply: FastifyReply) => reply.code(404).send({ message: 'Not found.', code: 'not_found' });

function serveList(app: FastifyInstance, db: Database): void {
  app.get(base, async (request, reply) => {
    const query = listQuery.safeParse(presentQuery(request.query));
    if (!query.success) {
      const { fieldErrors: errors } = z.flattenError(query.error);
      return reply
        .code(422)
        .send({ message: 'The given data was invalid.', code: 'validation_failed', errors });
    }
    const { rows, total } = await listMails(db, query.data);
    const { last, next, prev } = pageNumbers(query.data, total);
    const search = `per_page=${query.data.per_page}`;
    const url = (page: number | null) => pageUrl('', base, search, page);
    return {
      data: rows.map(presentSummary),
      meta: { current_page: query.data.page, per_page: query.data.per_page, last_page: last, total },
      links: { next: url(next), prev: url(prev) },
    };
  });
  app.delete(base, async () => {
    const deleted = await deleteAllMails(db);
    return { message: deleted === 1 ? '1 mail deleted.' : `${deleted} mails deleted.`, deleted };
  });
}

function serveOne(app: FastifyInstance, db: Database): void {
  app.get<{ Params: { id: string } }>(`${base}/:id`, async ({ params }, reply) => {
    const mail = await getMail(db, idOf(params.id));
    return mail ? presentMail(mail) : notFound(reply);
  });
  app.delete<{ Params: { id: string } }>(`${base}/:id`, async ({ params }, reply) =>
    (await deleteMail(db, idOf(params.id))) ? { message: 'Mail deleted.' } : notFound(reply),
  );
  app.get<{ Params: { id: string; position: string } }>(
    `${base}/:id/attachments/:position`,
    async ({ params }, reply) => {
      const file = await getMailAttachment(db, idOf(params.id), idOf(params.position));
      if (!file) return notFound(reply);
      // Always a download: a file of type text/html must not run as a page of this site.
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .type(file.contentType)
        .send(file.content);
    },
  );
}

/** The sandbox's mails as JSON, for its mailbox page; nothing at all elsewhere. */
export function serveSandboxMails(
  app: FastifyInstance,
  { config, db }: { readonly config: Config; readonly db: Database },
): void {
  if (!showsMailbox(config)) return;
  serveList(app, db);
  serveOne(app, db);
}
