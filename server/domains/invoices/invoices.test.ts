import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFactories, type Factories } from '../../../tests/support/factories.ts';
import { runQueuedJobs } from '../../../tests/support/jobs.ts';
import { readPaper } from '../../../tests/support/papers.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { createKeyring } from '../../platform/crypto/keyring.ts';
import { getCreditNotePdf, getInvoice, getInvoicePdf } from './index.ts';

let app: TestDatabase;
let make: Factories;
beforeAll(async () => {
  app = await createTestDatabase();
  make = createFactories(app.db, createKeyring('0'.repeat(64)));
});
afterAll(() => app.drop());
beforeEach(() => app.freeze('2026-06-05T10:00:00Z'));

async function invoiced(candidate = {}, pricePence = 8500) {
  const { id: organisationId } = await make.organisation({ invoices: true });
  await app.sql('insert into organisation_course_rates values ($1, 1, $2)', [organisationId, pricePence]);
  const event = await make.event({ startsAt: '2026-07-15T09:00:00Z', capacity: 100 });
  const { id: bookingId } = await make.booking(organisationId, event, candidate);
  return {
    organisationId,
    bookingId,
    event,
    invoice: () => getInvoice(app.db, of(organisationId, bookingId)),
  };
}

/** A classroom booking. */
const of = (organisationId: number, bookingId: number) => ({
  product: 'practical-training',
  organisationId,
  bookingId,
});

const staff = `row('staff', 7, 'req-1')::actor`;
const pay = (id: number) =>
  app.sql<{ outcome: string }>(`select * from record_invoice_payment($1, ${staff})`, [id]);
const cancel = (id: number) =>
  app.sql<{ outcome: string }>(`select * from cancel_training_booking_by_staff($1, null, true, ${staff})`, [
    id,
  ]);

/** What a reader finds on a paper; nothing when there is none. */
const read = (paper: { pdf: Buffer } | null) => readPaper(paper?.pdf ?? Buffer.alloc(0));

const digits = (number: string | null | undefined): number => Number(number?.split('-')[2]);

describe('numbers', () => {
  test('a booking raises its invoice, a job numbers it in one series and has it sent, once', async () => {
    const { invoice, bookingId } = await invoiced();
    expect(await invoice()).toMatchObject({
      number: null,
      status: 'unpaid',
      gross_pence: 8500,
      due_on: '2026-07-05',
    });
    await runQueuedJobs(app);
    const { id, number } = (await invoice()) ?? {};
    expect(number).toMatch(/^INV-2026-\d{6}$/);
    await app.sql('select number_invoice($1)', [id]);
    expect((await invoice())?.number).toBe(number);
    await runQueuedJobs(app);
    const mails = await app.sql(
      `select 1 from notifications where booking_id = $1 and kind = 'invoice' and status = 'sent'`,
      [bookingId],
    );
    expect(mails).toHaveLength(1);
  });

  test('there is no gap and no double, whoever numbers at the same time and whatever fails in between', async () => {
    const made = await Promise.all(Array.from({ length: 15 }, () => invoiced()));
    const [before] = await app.sql<{ last: number }>(`select last from invoice_series where name = 'INV'`);
    const ids = await app.sql<{ id: number }>('select id from invoices where number is null');
    const failing = app.db
      .transaction(async (tx) => {
        await tx.query({ text: 'select number_invoice($1)', values: [ids[0]?.id] });
        throw new Error('the process fell over');
      })
      .catch(() => undefined);
    await Promise.all([
      failing,
      ...[...ids, ...ids].map(({ id }) => app.sql('select number_invoice($1)', [id])),
    ]);
    const numbers = await Promise.all(made.map(async ({ invoice }) => digits((await invoice())?.number)));
    expect(numbers.sort((a, b) => a - b)).toEqual(made.map((_one, index) => (before?.last ?? 0) + index + 1));
  });

  test('the year is the one in London in which it was raised; the series goes on', async () => {
    await app.freeze('2026-12-31T23:59:00Z');
    const { id: organisationId } = await make.organisation({ invoices: true });
    const event = await make.event({ startsAt: '2027-07-15T09:00:00Z' });
    const old = await make.booking(organisationId, event);
    await app.pass('2 minutes');
    const young = await make.booking(organisationId, event);
    await runQueuedJobs(app);
    const [first, second] = await Promise.all(
      [old, young].map(({ id }) => getInvoice(app.db, of(organisationId, id))),
    );
    expect(first?.number).toMatch(/^INV-2026-/);
    expect(second?.number).toMatch(/^INV-2027-/);
    expect(Math.abs(digits(second?.number) - digits(first?.number))).toBe(1);
  });

  test('a booking that costs nothing, or is paid otherwise, has no invoice', async () => {
    const { invoice } = await invoiced({}, 0);
    expect(await invoice()).toBeNull();
    const { id } = await make.organisation({ credits: { 1: 1 } });
    const paid = await make.booking(
      id,
      await make.event({ startsAt: '2026-07-15T09:00:00Z' }),
      {},
      'credits',
    );
    expect(await getInvoice(app.db, of(id, paid.id))).toBeNull();
  });
});

describe('the life of an invoice', () => {
  test('paid, then the booking is cancelled with its money: credited, with a credit note of its own series', async () => {
    const { invoice, bookingId, organisationId } = await invoiced();
    await runQueuedJobs(app);
    expect((await pay(bookingId))[0]?.outcome).toBe('recorded');
    expect(await invoice()).toMatchObject({ status: 'paid', paid_at: '2026-06-05T10:00:00+00:00' });
    expect(await getCreditNotePdf(app.db, of(organisationId, bookingId))).toBeNull();
    expect((await cancel(bookingId))[0]?.outcome).toBe('cancelled');
    await runQueuedJobs(app);
    const credited = await invoice();
    expect(credited).toMatchObject({
      status: 'credited',
      credit_note_number: expect.stringMatching(/^CN-2026-\d{6}$/),
    });
    const note = await getCreditNotePdf(app.db, of(organisationId, bookingId));
    const { text } = await read(note);
    for (const shown of [
      'Credit note',
      note?.number,
      `Credits invoice ${credited?.number} in full`,
      '£85.00',
    ])
      expect(text).toContain(shown);
  });

  test('cancelled unpaid: void; void before it was numbered it takes no number', async () => {
    const numbered = await invoiced();
    await runQueuedJobs(app);
    await cancel(numbered.bookingId);
    expect(await numbered.invoice()).toMatchObject({ status: 'void', number: expect.any(String) });
    const early = await invoiced();
    await cancel(early.bookingId);
    await runQueuedJobs(app);
    expect(await early.invoice()).toMatchObject({ status: 'void', number: null });
    expect(await getInvoicePdf(app.db, of(early.organisationId, early.bookingId))).toBeNull();
  });

  test("another organisation's invoice is none", async () => {
    const { bookingId, organisationId } = await invoiced();
    expect(await getInvoicePdf(app.db, of(organisationId + 1, bookingId))).toBeNull();
  });
});

describe('the paper', () => {
  test('asked for before the job came to it, it has its number; net, VAT and total are printed, and it is tagged', async () => {
    await app.sql(
      `update training_provider set address = E'1 Park Row\\nLeeds', vat_number = 'GB123456789', company_number = '01234567'`,
    );
    const { organisationId, bookingId, invoice } = await invoiced({
      first_name: '<b>محمد</b>',
      last_name: '#x',
    });
    const paper = await getInvoicePdf(app.db, of(organisationId, bookingId));
    expect(await invoice()).toMatchObject({ number: paper?.number });
    expect(await getInvoicePdf(app.db, of(organisationId, bookingId))).toEqual(paper);
    const { text, title, allFontsEmbedded, metadata } = await read(paper);
    expect(title).toBe(`Invoice ${paper?.number}`);
    expect(allFontsEmbedded).toBe(true);
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    for (const shown of [
      '£70.83',
      'VAT at 20 %',
      '£14.17',
      '£85.00',
      '<b>',
      '#x',
      'VAT number GB123456789',
      'Leeds',
      '5 July 2026',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(shown);
    await pay(bookingId);
    const paid = await read(await getInvoicePdf(app.db, of(organisationId, bookingId)));
    expect(paid.text).toContain('Paid on 5 June 2026');
  });
});

test('VAT is a sixth of the price, rounded to the penny, and net and VAT make the price', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 10_000_000 }), async (gross) => {
      const [row] = await app.sql<{ vat: number }>('select round($1::bigint / 6.0)::bigint as vat', [gross]);
      expect(row?.vat).toBe(Math.floor((gross + 3) / 6));
    }),
    { numRuns: 50 },
  );
  const { invoice } = await invoiced({}, 4549);
  expect(await invoice()).toMatchObject({ gross_pence: 4549, vat_pence: 758 });
});
