import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../../tests/support/api-client.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { openStatement, purchaseCredits, statementCsv, topUpBalance } from '../../../domains/wallet/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
afterEach(() => app.freeze(null));

const read = (person: ConsoleCalls, organisationId: number) => (rest: string) =>
  person.get(`/organisations/${organisationId}/${rest}`);

/** An organisation with movements on three days of June 2027, and one of its people. */
async function moved() {
  await app.freeze('2027-06-01T09:00:00Z');
  const { id } = await app.make.organisation({ credits: { 1: 10 }, moneyPence: 50_000 });
  // 23:30 UTC is the next day in London
  await app.freeze('2027-06-02T23:30:00Z');
  await app.make.booking(id, await app.make.event({ startsAt: '2027-08-01T09:00:00Z' }), {}, 'credits');
  await app.make.booking(id, await app.make.event({ startsAt: '2027-08-01T09:00:00Z' }), {}, 'balance');
  await app.freeze('2027-06-05T10:00:00Z');
  await purchaseCredits(app.db, id, 1, 5);
  await purchaseCredits(app.db, id, 2, 3, 'practical-training');
  return { id, person: await app.signedIn('agency_viewer', { organisationId: id }) };
}

async function textOf(bytes: ArrayBuffer): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await task.destroy();
  return pages.join(' ').replace(/\s+/g, ' ');
}

const download = (person: ConsoleCalls, path: string) =>
  fetch(`${app.url}/console/v1${path}`, { headers: { cookie: person.cookie } });

describe('a wallet', () => {
  test('tells its people what is in it, what is low and what more costs', async () => {
    const { id, person } = await moved();
    await app.sql(
      'insert into organisation_course_rates (organisation_id, course_id, price_pence) values ($1, 1, 8000)',
      [id],
    );
    const { body } = await read(person, id)('wallet');
    expect(body).toMatchObject({
      balance_pence: 41_500,
      threshold_credits: 5,
      threshold_pence: 10_000,
      takes_cards: true,
      credits: [
        { course_id: 1, credits: 14, price_pence: 8_000 },
        { course_id: 2, credits: 3, price_pence: 4_550 },
        { course_id: 3, credits: 0, price_pence: 24_000 },
      ],
    });
    expect((await read(person, id)('wallet?product=virtual-bls')).body).toMatchObject({
      balance_pence: 0,
      takes_cards: false,
    });
  });

  test('lists what moved, with the balance after it and what it was for', async () => {
    const { id, person } = await moved();
    const rows = async (query: string) =>
      ((await read(person, id)(`transactions?${query}`)).body['data'] as Json[]).map((row) => [
        row['type'],
        row['amount'],
        row['course_id'],
        row['balance_after'],
        typeof row['booking_id'],
      ]);
    expect(await rows('money=true')).toEqual([
      ['withdraw', 8_500, null, 41_500, 'number'],
      ['deposit', 50_000, null, 50_000, 'object'],
    ]);
    expect(await rows('course_id=1&date_from=2027-06-03&date_to=2027-06-03')).toEqual([
      ['withdraw', 100, 1, 900, 'number'],
    ]);
    expect(await rows('date_to=2027-06-02')).toHaveLength(2);
    const wrong = await read(person, id)('transactions?date_from=2027-06-03&date_to=2027-06-02');
    expect(Object.keys(wrong.body['errors'] as object)).toEqual(['date_to']);
  });

  test('its trend is each day’s closing balance, counted by hand', async () => {
    const { id, person } = await moved();
    const { body } = await read(person, id)('wallet/trend?days=6');
    const first = { first_day: '2027-05-31' };
    expect(body['data']).toEqual([
      { ...first, course_id: null, course_name: null, closing: [0, 50_000, 50_000, 41_500, 41_500, 41_500] },
      {
        ...first,
        course_id: 1,
        course_name: 'CSTF All-In-One Mandatory Practical Training',
        closing: [0, 1_000, 1_000, 900, 900, 1_400],
      },
      { ...first, course_id: 2, course_name: 'Moving and Handling Practical', closing: [0, 0, 0, 0, 0, 300] },
    ]);
    await app.freeze('2027-06-20T10:00:00Z');
    const fresh = read(await app.signedIn('agency_owner', { organisationId: id }), id);
    const later = await fresh('wallet/trend?days=2');
    expect((later.body['data'] as Json[]).map((row) => row['closing'])).toEqual([
      [41_500, 41_500],
      [1_400, 1_400],
      [300, 300],
    ]);
    expect((await fresh('wallet/trend?product=virtual-bls')).body['data']).toEqual([]);
    expect((await fresh('wallet/trend?days=1')).status).toBe(422);
  });
});

describe('a statement', () => {
  test('as CSV has opening balances, the movements of the period and closing balances', async () => {
    const { id, person } = await moved();
    const path = `/organisations/${id}/statement/csv?date_from=2027-06-02&date_to=2027-06-03`;
    const answered = await download(person, path);
    expect(answered.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answered.headers.get('content-disposition')).toBe(
      'attachment; filename="statement-practical-training-2027-06-02-to-2027-06-03.csv"',
    );
    const bytes = await answered.text();
    const course = 'CSTF All-In-One Mandatory Practical Training';
    const lines = bytes
      .replace(/no #\d+/g, 'no #N')
      .replace(/,\d+,,(1|85.00),/g, ',B,,$1,')
      .split('\r\n');
    expect(lines).toEqual([
      'Date,Time,Wallet,Unit,Description,Booking,In,Out,Balance',
      '2027-06-02,,Money,GBP,Opening balance,,,,500.00',
      `2027-06-02,,${course},credits,Opening balance,,,,10`,
      '2027-06-02,,Moving and Handling Practical,credits,Opening balance,,,,0',
      expect.stringMatching(
        /^2027-06-03,00:30,CSTF.*,credits,Debited for booking no #N for candidate .*,B,,1,9$/,
      ),
      expect.stringMatching(
        /^2027-06-03,00:30,Money,GBP,Debited for booking no #N for candidate .*,B,,85.00,415.00$/,
      ),
      '2027-06-03,,Money,GBP,Closing balance,,,,415.00',
      `2027-06-03,,${course},credits,Closing balance,,,,9`,
      '2027-06-03,,Moving and Handling Practical,credits,Closing balance,,,,0',
      '',
    ]);
  });

  test('runs no formula of somebody’s note', async () => {
    const { id, person } = await moved();
    const admin = await app.signedIn('staff_admin');
    await admin.post(`/organisations/${id}/corrections`, { amount: 100, note: '=HYPERLINK("http://x")' });
    const answered = await download(
      person,
      `/organisations/${id}/statement/csv?date_from=2027-06-05&date_to=2027-06-05`,
    );
    const text = await answered.text();
    expect(text).toContain('HYPERLINK');
    expect(text).not.toMatch(/(^|,)"?=/m);
  });

  test('on paper says the period, the balances and every movement', async () => {
    const { id, person } = await moved();
    const path = `/organisations/${id}/statement/pdf?date_from=2027-06-01&date_to=2027-06-30`;
    const answered = await download(person, path);
    expect(answered.headers.get('content-type')).toBe('application/pdf');
    const text = await textOf(await answered.arrayBuffer());
    expect(text).toContain('1 June 2027 to 30 June 2027');
    expect(text).toContain('Opening balance £0.00');
    expect(text).toMatch(/3 June 2027 Debited for booking no #\d+ for candidate .* £85.00 £415.00/);
    expect(text).toContain('Closing balance £415.00');
    expect(text).toMatch(/Credits purchased — 5 x CSTF All-In-One 5 14 Closing balance 14/);
  });

  test('tells every wrong field', async () => {
    const { id, person } = await moved();
    for (const kind of ['csv', 'pdf']) {
      const none = await read(person, id)(`statement/${kind}`);
      expect(Object.keys(none.body['errors'] as object).sort()).toEqual(['date_from', 'date_to']);
      const turned = await read(person, id)(`statement/${kind}?date_from=2027-06-02&date_to=2027-06-01`);
      expect(Object.keys(turned.body['errors'] as object)).toEqual(['date_to']);
    }
  });

  test('of tens of thousands of movements is read chunk by chunk as it is taken, and is not for paper', async () => {
    await app.freeze('2027-07-01T09:00:00Z');
    const { id } = await app.make.organisation({ moneyPence: 100 });
    await app.sql(
      `insert into ledger_transfers (organisation_id, product, organisation_seq, account_id, platform_account, type,
         amount, balance_after, description, created_at)
       select organisation_id, product, n + 1, account_id, 'funding', 'deposit', 100, 100 + n * 100, 'Balance top-up', app_now()
       from ledger_transfers, generate_series(1, 19999) n where organisation_id = $1`,
      [id],
    );
    const person = await app.signedIn('agency_manager', { organisationId: id });
    const period = 'date_from=2027-07-01&date_to=2027-07-01';
    const refused = await read(person, id)(`statement/pdf?${period}`);
    expect(refused).toMatchObject({ status: 422, body: { code: 'statement_too_long' } });
    const answered = await download(person, `/organisations/${id}/statement/csv?${period}`);
    expect((await answered.text()).split('\r\n')).toHaveLength(1 + 1 + 20_000 + 1 + 1);

    let asked = 0;
    const counting: Queryable = {
      query: (statement) => {
        asked += 1;
        return app.db.query(statement);
      },
    };
    const of = { organisationId: id, product: 'practical-training', dateFrom: '2027-07-01' } as const;
    const statement = await openStatement(counting, { ...of, dateTo: '2027-07-01' });
    const parts = statementCsv(counting, statement);
    await parts.next();
    const some = await parts.next();
    expect(String(some.value).split('\r\n')).toHaveLength(1_001);
    expect(asked).toBe(2);
  });
});

test('of another organisation nobody sees anything', async () => {
  const { id } = await moved();
  const other = await app.make.organisation();
  await topUpBalance(app.db, other.id, 100);
  const person = await app.signedIn('agency_owner', { organisationId: other.id });
  const period = 'date_from=2027-06-01&date_to=2027-06-30';
  const paths = [
    'wallet',
    'transactions',
    'wallet/trend',
    `statement/csv?${period}`,
    `statement/pdf?${period}`,
    'invoice-totals',
  ];
  for (const path of paths) {
    const [theirs, none] = [await read(person, id)(path), await read(person, 987654321)(path)];
    expect([theirs.status, theirs.text]).toEqual([404, none.text]);
  }
});
