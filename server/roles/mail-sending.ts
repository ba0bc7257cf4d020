import { getInvoicePdf } from '../domains/invoices/index.ts';
import type { MailSending } from '../domains/notifications/index.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Mailer } from '../platform/mail/mailer.ts';

interface Parts {
  readonly mailer: Mailer;
  readonly keyring: Keyring;
  readonly publicUrl: string;
  readonly mailFrom: string;
}

/** What notifications send with: the mailer, the links' key and base, and who sends. */
export function mailSending({ mailer, keyring, publicUrl, mailFrom }: Parts): MailSending {
  const [, name = '', address = mailFrom] = /^(.+) <(.+)>$/.exec(mailFrom) ?? [];
  return {
    mailer,
    keyring,
    publicUrl,
    sender: { name: name || 'Veriward', address, deployment: keyring.fingerprint },
    invoiceOf: (db, { organisationId, bookingId }) => getInvoicePdf(db, organisationId, bookingId),
  };
}
