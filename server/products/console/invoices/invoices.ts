import { z } from 'zod';
import {
  getCreditNotePdf,
  getInvoiceById,
  getInvoicePdf,
  type Invoice,
  invoiceStatuses,
  listInvoices,
} from '../../../domains/invoices/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, integer, oneOf, optional } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { choice, flag, int, str, strOrNull, utcOrNull, when, whenOrNull } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { memberReaders } from '../policy.ts';
import { privateFile, sendPrivately } from '../private-file.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';
import { getTotals } from './totals.ts';

const tag = 'Invoices';

const day = (description: string, example: string) =>
  z.string().meta({ description, format: 'date', example });

const invoice = z
  .object({
    id: int('Invoice id.', 31),
    organisation_id: int('Whose.', 1042),
    product: str('Of which product’s booking.', 'practical-training'),
    booking_id: int('Of which booking.', 95_759),
    number: strOrNull('Null: not numbered yet, or void before it was.', 'INV-2027-000031'),
    status: choice(invoiceStatuses, '`void`: cancelled unpaid; `credited`: cancelled after it was paid.'),
    bill_to: str('Name on it.', 'Acme Healthcare'),
    bill_to_email: strOrNull('Where it was sent.', 'invoices@acme.co.uk'),
    candidate_name: str('Who was trained.', 'Jane Smith'),
    course_name: str('In what.', 'CSTF All-In-One Mandatory Practical Training'),
    trained_on: day('On which day (Europe/London).', '2027-07-15'),
    gross_pence: int('What is to be paid, VAT included.', 8_500),
    vat_pence: int('The VAT in it.', 1_417),
    vat_percent: z.number().meta({ description: 'Its rate.', example: 20 }),
    raised_at: when('Since when.', '2027-06-05T10:00:00+00:00'),
    due_on: day('Until when it is to be paid (Europe/London).', '2027-07-05'),
    is_overdue: flag('Whether that day is over and it is not paid.', false),
    paid_at: whenOrNull('When the payment was recorded.', null),
    voided_at: whenOrNull('When it became void.', null),
    credited_at: whenOrNull('When it was credited.', null),
    credit_note_number: strOrNull('Null: not credited, or not numbered yet.', null),
  })
  .meta({ id: 'Invoice', description: 'Of a booking with `pay_option` `inv`, as it was raised.' });

const example: z.input<typeof invoice> = {
  id: 31,
  organisation_id: 1042,
  product: 'practical-training',
  booking_id: 95_759,
  number: 'INV-2027-000031',
  status: 'unpaid',
  bill_to: 'Acme Healthcare',
  bill_to_email: 'invoices@acme.co.uk',
  candidate_name: 'Jane Smith',
  course_name: 'CSTF All-In-One Mandatory Practical Training',
  trained_on: '2027-07-15',
  gross_pence: 8_500,
  vat_pence: 1_417,
  vat_percent: 20,
  raised_at: '2027-06-05T10:00:00+00:00',
  due_on: '2027-07-05',
  is_overdue: false,
  paid_at: null,
  voided_at: null,
  credited_at: null,
  credit_note_number: null,
};

const presentInvoice = (row: Invoice): z.input<typeof invoice> => ({
  id: row.id,
  organisation_id: row.organisation_id,
  product: row.product,
  booking_id: row.booking_id,
  number: row.number,
  status: row.status,
  bill_to: row.bill_to_name,
  bill_to_email: row.bill_to_email,
  candidate_name: row.candidate_name,
  course_name: row.course_name,
  trained_on: row.trained_on,
  gross_pence: row.gross_pence,
  vat_pence: row.vat_pence,
  vat_percent: row.vat_percent,
  raised_at: formatUtc(row.raised_at),
  due_on: row.due_on,
  is_overdue: row.is_overdue,
  paid_at: utcOrNull(row.paid_at),
  voided_at: utcOrNull(row.voided_at),
  credited_at: utcOrNull(row.credited_at),
  credit_note_number: row.credit_note_number,
});

const list = endpoint({
  operationId: 'listInvoices',
  method: 'GET',
  path: '/invoices',
  tag,
  summary: 'Invoices',
  description: 'Newest first, or by the day they are due. People of an organisation see its own.',
  auth: 'required',
  roles: memberReaders,
  query: fields({
    organisation_id: optional(integer()).meta({ description: 'Only this organisation’s.', example: 1042 }),
    status: optional(oneOf(invoiceStatuses)).meta({ description: 'Only this status.' }),
    sort: optional(oneOf(['due'])).meta({ description: '`due`: what is due first comes first.' }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of invoices.',
      schema: listOf(invoice, 'Invoice'),
      example: listExample(example, '/invoices'),
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const { organisation_id: wanted = caller.organisation_id ?? undefined, ...rest } = query;
    const isTheirs = caller.organisation_id === null || wanted === caller.organisation_id;
    const found = isTheirs
      ? await listInvoices(db, { ...rest, organisationId: wanted })
      : { rows: [], total: 0 };
    return answer(
      200,
      presentList(found, presentInvoice, { query, base: bases.api, path: '/invoices', search }),
    );
  },
});

const params = z.object({ id: pathId.meta({ description: 'Invoice id.', example: 31 }) });

interface InvoiceCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: z.output<typeof params>;
}

/** The invoice in a path, as far as the caller may see it. */
const invoiceInPath = ({ db, caller, params: { id } }: InvoiceCall) =>
  getInvoiceById(db, caller.organisation_id, id);

const getOne = endpoint({
  operationId: 'getInvoice',
  method: 'GET',
  path: '/invoices/{id}',
  tag,
  summary: 'One invoice',
  description: 'People of an organisation see its own.',
  auth: 'required',
  roles: memberReaders,
  params,
  answers: { 200: { description: 'The invoice.', schema: invoice, example } },
  async handle(call) {
    const row = await invoiceInPath(call);
    return row ? answer(200, presentInvoice(row)) : refuse('not_found');
  },
});

const sendPaper = (kind: string, { number, pdf }: { readonly number: string; readonly pdf: Buffer }) =>
  sendPrivately(pdf, `${kind}-${number}.pdf`);

const bookingOf = (row: Invoice) => ({
  product: row.product,
  organisationId: row.organisation_id,
  bookingId: row.booking_id,
});

const getPdf = endpoint({
  operationId: 'getInvoicePdf',
  method: 'GET',
  path: '/invoices/{id}/pdf',
  tag,
  summary: 'An invoice on paper',
  description: 'As it stands: to be paid, paid, void or credited.',
  auth: 'required',
  roles: memberReaders,
  params,
  answers: { 200: privateFile('application/pdf', 'The invoice.') },
  refusals: ['invoice_has_no_paper'],
  async handle(call) {
    const row = await invoiceInPath(call);
    if (!row) return refuse('not_found');
    const paper = await getInvoicePdf(call.db, bookingOf(row));
    return paper ? sendPaper('invoice', paper) : refuse('invoice_has_no_paper');
  },
});

const getCreditNote = endpoint({
  operationId: 'getCreditNotePdf',
  method: 'GET',
  path: '/invoices/{id}/credit-note',
  tag,
  summary: 'The credit note of an invoice, on paper',
  description: 'Of an invoice that was paid before its booking was cancelled.',
  auth: 'required',
  roles: memberReaders,
  params,
  answers: { 200: privateFile('application/pdf', 'The credit note.') },
  refusals: ['not_credited'],
  async handle(call) {
    const row = await invoiceInPath(call);
    if (!row) return refuse('not_found');
    const paper = await getCreditNotePdf(call.db, bookingOf(row));
    return paper ? sendPaper('credit-note', paper) : refuse('not_credited');
  },
});

export const invoiceEndpoints = [list, getTotals, getOne, getPdf, getCreditNote];
