import { calendarFilename, type Mail, type Mailer, MailFailure } from './mailer.ts';

/** How long a mail server may take, in milliseconds. The library's own limits are up to ten minutes. */
interface SmtpTimeouts {
  readonly connectMs: number;
  readonly greetingMs: number;
  readonly silenceMs: number;
}

export interface SmtpOptions {
  /** smtp://user:password@host:port, or smtps:// for TLS from the first byte. */
  readonly url: string;
  /** `Name <address>` or an address. */
  readonly from: string;
  readonly timeouts?: SmtpTimeouts;
}

const usualTimeouts: SmtpTimeouts = { connectMs: 10_000, greetingMs: 10_000, silenceMs: 30_000 };

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Mails are personal: without TLS they go to this machine only, unless the URL says `?requireTLS=false`. */
function encryption(url: URL) {
  if (url.protocol === 'smtps:') return { secure: true };
  if (loopback.test(url.hostname)) return { secure: false, ignoreTLS: true };
  return { secure: false, requireTLS: url.searchParams.get('requireTLS') !== 'false' };
}

function connection(url: URL, timeouts: SmtpTimeouts) {
  const { connectMs, greetingMs, silenceMs } = timeouts;
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : url.protocol === 'smtps:' ? 465 : 587,
    ...encryption(url),
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    dnsTimeout: connectMs,
    connectionTimeout: connectMs,
    greetingTimeout: greetingMs,
    socketTimeout: silenceMs,
  };
}

/** The server's own words may quote the recipient: only codes are told. */
function failureOf(error: unknown): MailFailure {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const reply = typeof responseCode === 'number' ? responseCode : undefined;
  const what = [code, reply].filter((part) => part !== undefined).join(' ') || 'no code';
  const refused = reply !== undefined && reply >= 500 && code !== 'EAUTH';
  return new MailFailure(
    refused ? `The mail server refused the mail (${what}).` : `The mail could not be sent (${what}).`,
    refused,
  );
}

/** Sends over SMTP, one connection a mail: an idle connection would have to be watched for its end. */
export function smtpMailer({ url, from, timeouts = usualTimeouts }: SmtpOptions): Mailer {
  const domain = /@([^\s<>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  const options = { ...connection(new URL(url), timeouts), disableFileAccess: true, disableUrlAccess: true };
  // The library is loaded with the first mail: a sandbox sends none.
  const open = async () => (await import('nodemailer')).createTransport(options);
  let opened: ReturnType<typeof open> | undefined;
  return {
    async send({ to, subject, text, html, attachments = [], calendar, id }: Mail) {
      try {
        opened ??= open();
        const transport = await opened;
        await transport.sendMail({
          ...(id === undefined ? {} : { messageId: `<${id}@${domain}>` }),
          ...(calendar === undefined ? {} : { icalEvent: { ...calendar, filename: calendarFilename } }),
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          attachments: attachments.map((attachment) => ({ ...attachment })),
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}
