import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayInWords, formatLondon, formatUtc } from '../../platform/clock/format.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import { renderPdf } from '../../platform/pdf/render-pdf.ts';
import { getInvoice } from './get-invoice.ts';
import type { Invoice, InvoiceOf } from './invoice.ts';
import { numberInvoice } from './number-invoice.ts';

/** A numbered paper, ready to be sent. */
export interface InvoicePaper {
  readonly number: string;
  readonly pdf: Buffer;
}

const template = readFileSync(join(packageRoot, 'server', 'domains', 'invoices', 'invoice.typ'), 'utf8');

const londonDay = (instant: Instant): string => dayInWords(formatLondon(instant));

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const inPounds = (pence: number): string => pounds.format(pence / 100);

/** What has become of the money, in one line. */
function statusLine(invoice: Invoice): string {
  if (invoice.credited_at !== null) return `Credited in full on ${londonDay(invoice.credited_at)}`;
  if (invoice.voided_at !== null) return `Void since ${londonDay(invoice.voided_at)}: nothing is to be paid`;
  if (invoice.paid_at !== null) return `Paid on ${londonDay(invoice.paid_at)}, with thanks`;
  return `To be paid by ${dayInWords(invoice.due_on)}`;
}

/** Who was trained, when and where. */
const detailsOf = (invoice: Invoice): string =>
  [
    invoice.candidate_name,
    dayInWords(invoice.trained_on),
    invoice.location_name ?? 'remote session by video',
  ].join(', ');

function printed(invoice: Invoice, number: string, kind: 'Invoice' | 'Credit note') {
  const isCredit = kind === 'Credit note';
  const at = (isCredit && invoice.credited_at) || invoice.raised_at;
  return {
    kind,
    number,
    status: isCredit ? `Credits invoice ${invoice.number} in full` : statusLine(invoice),
    issued: formatUtc(at).slice(0, 19).split(/[-T:]/).map(Number),
    facts: [
      [`${kind} date`, londonDay(at)],
      ...(isCredit ? [] : [['Due', dayInWords(invoice.due_on)]]),
      ['Booking', String(invoice.booking_id)],
    ],
    bill_to: [invoice.bill_to_name, invoice.bill_to_email].filter((line) => line !== null),
    provider: invoice.provider_name,
    provider_lines: [
      ...(invoice.provider_address?.split('\n') ?? []),
      invoice.provider_email,
      invoice.company_number && `Company number ${invoice.company_number}`,
      invoice.vat_number && `VAT number ${invoice.vat_number}`,
    ].filter(Boolean),
    course: invoice.course_name,
    details: detailsOf(invoice),
    net: inPounds(invoice.gross_pence - invoice.vat_pence),
    vat_label: `VAT at ${invoice.vat_percent} %`,
    vat: inPounds(invoice.vat_pence),
    total_label: isCredit ? 'Total credited' : 'Total',
    total: inPounds(invoice.gross_pence),
  };
}

/** The invoice once it has its number: given now when the job has not come to it yet. */
async function getNumbered(db: Queryable, booking: InvoiceOf) {
  const invoice = await getInvoice(db, booking);
  const lacksNumber =
    invoice && (invoice.number === null || (invoice.status === 'credited' && !invoice.credit_note_number));
  if (!lacksNumber) return invoice;
  await numberInvoice(db, { invoiceId: invoice.id });
  return getInvoice(db, booking);
}

/** The invoice of a booking as it stands; null when there is none, or it was void before it had a number. */
export async function getInvoicePdf(db: Queryable, booking: InvoiceOf): Promise<InvoicePaper | null> {
  const invoice = await getNumbered(db, booking);
  if (!invoice?.number) return null;
  const { number } = invoice;
  return { number, pdf: await renderPdf({ template, data: printed(invoice, number, 'Invoice') }) };
}

/** The credit note of a booking's invoice; null when it was not credited. */
export async function getCreditNotePdf(db: Queryable, booking: InvoiceOf): Promise<InvoicePaper | null> {
  const invoice = await getNumbered(db, booking);
  if (!invoice?.credit_note_number) return null;
  const number = invoice.credit_note_number;
  return { number, pdf: await renderPdf({ template, data: printed(invoice, number, 'Credit note') }) };
}
