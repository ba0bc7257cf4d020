import { getInvoicePdf } from '../domains/invoices/index.ts';
import type { CalendarSender, MailSending } from '../domains/notifications/index.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Mailer } from '../platform/mail/mailer.ts';

interface Parts {
  readonly mailer: Mailer;
  readonly keyring: Keyring;
  readonly publicUrl: string;
  readonly mailFrom: string;
}

/** Who sends, as calendars name the organiser. */
export function calendarSender(mailFrom: string, { fingerprint }: Keyring): CalendarSender {
  const [, name = '', address = mailFrom] = /^(.+) <(.+)>$/.exec(mailFrom) ?? [];
  return { name: name || 'Veriward', address, deployment: fingerprint };
}

/** What notifications send with: the mailer, the links' key and base, and who sends. */
export function mailSending({ mailer, keyring, publicUrl, mailFrom }: Parts): MailSending {
  return {
    mailer,
    keyring,
    publicUrl,
    sender: calendarSender(mailFrom, keyring),
    invoiceOf: getInvoicePdf,
  };
}
