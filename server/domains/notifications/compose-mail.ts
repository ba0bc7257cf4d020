import { join } from 'node:path';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import { openMailTemplates } from '../../platform/mail/mail-templates.ts';
import type { Mail, MailAttachment, MailCalendar } from '../../platform/mail/mailer.ts';
import {
  bookingPagePath,
  invitePagePath,
  type LinkedProduct,
  paymentPagePath,
} from '../candidate-links/index.ts';
import { bookingCalendar, type CalendarSender } from './booking-calendar.ts';
import type { Letter } from './letter.ts';
import { wordsOf } from './mail-words.ts';

/** A booking's invoice as its mail carries it. */
export interface InvoiceDocument {
  readonly number: string;
  readonly pdf: Buffer;
}

/** What mails are made with. */
export interface MailMaking {
  readonly keyring: Keyring;
  /** Base of the links, without a trailing slash. */
  readonly publicUrl: string;
  readonly sender: CalendarSender;
  /** A booking's invoice; null when it has none (any more). */
  readonly invoiceOf: (
    db: Queryable,
    booking: {
      readonly product: LinkedProduct;
      readonly organisationId: number;
      readonly bookingId: number;
    },
  ) => Promise<InvoiceDocument | null>;
}

/** Every domain's mails have one folder and one layout. */
export const mailTemplates = openMailTemplates(
  join(packageRoot, 'server', 'domains', 'notifications', 'templates'),
);

/** Kinds whose mails differ by a word or two share a template. */
const templateOf = ({ kind, recipient }: Letter): string =>
  `${/^(reminder|interview)-/.exec(kind)?.[1] ?? kind}.${recipient}`;

function linksOf({ booking, invite, product }: Letter, { keyring, publicUrl }: MailMaking) {
  return {
    booking: booking && publicUrl + bookingPagePath(keyring, booking.id, product),
    payment: booking && publicUrl + paymentPagePath(keyring, booking.id, product),
    invite: invite && publicUrl + invitePagePath(keyring, invite.id),
  };
}

interface Enclosures {
  readonly attachments: readonly MailAttachment[];
  readonly words: { readonly invoice_number?: string };
}

/** Null: the invoice is gone, and with it the reason for the mail. */
async function enclose(db: Queryable, letter: Letter, making: MailMaking): Promise<Enclosures | null> {
  const { booking } = letter;
  if (letter.kind !== 'invoice' || !booking) return { attachments: [], words: {} };
  const invoice = await making.invoiceOf(db, {
    product: letter.product,
    organisationId: letter.organisation_id,
    bookingId: booking.id,
  });
  if (!invoice) return null;
  const filename = `invoice-${invoice.number}.pdf`;
  return {
    attachments: [{ filename, contentType: 'application/pdf', content: invoice.pdf }],
    words: { invoice_number: invoice.number },
  };
}

function calendarOf(
  letter: Letter,
  links: ReturnType<typeof linksOf>,
  sender: CalendarSender,
): { readonly calendar?: MailCalendar } {
  const told = letter.snapshot ?? letter.booking;
  const calendar = told && links.booking ? bookingCalendar(letter, told, links.booking, sender) : null;
  return calendar ? { calendar } : {};
}

/** Writes a mail; null when what it was to carry is no longer there. */
export async function composeMail(db: Queryable, letter: Letter, making: MailMaking): Promise<Mail | null> {
  const enclosed = await enclose(db, letter, making);
  if (!enclosed) return null;
  const links = linksOf(letter, making);
  const words = await mailTemplates.render(templateOf(letter), {
    ...wordsOf(letter),
    links,
    ...enclosed.words,
  });
  return {
    id: `notification-${letter.id}.${making.sender.deployment}`,
    to: letter.address,
    ...words,
    attachments: enclosed.attachments,
    ...calendarOf(letter, links, making.sender),
  };
}
