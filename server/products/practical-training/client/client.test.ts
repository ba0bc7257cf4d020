import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { purchaseCredits, topUpBalance, verifyLedger } from '../../../domains/wallet/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ PUBLIC_URL: 'https://api.example.org/' });
});
afterAll(() => app.close());

const newClient: TestApp['newClient'] = (options) => app.newClient(options);

describe('the client', () => {
  test('GET /booking-url names the organisation’s public page', async () => {
    const acme = await newClient();
    expect((await acme.get('/booking-url')).body).toEqual({
      booking_url: `https://api.example.org/practical-training/?sgi=${acme.code}`,
    });
  });

  test('GET /profile tells names, settings and thresholds', async () => {
    const acme = await newClient({ invoices: true });
    await app.sql(
      'update organisation_training_settings set threshold_money_pence = 12345 where organisation_id = $1',
      [acme.id],
    );
    const { body } = await acme.get('/profile');
    expect(body).toMatchObject({
      id: acme.id,
      hb_client_id: acme.hbClientId,
      account_code: acme.code,
      email: 'ops@example.com',
      phone: null,
      invoice_payments: true,
      booking_url: `https://api.example.org/practical-training/?sgi=${acme.code}`,
      cancel_full_refund_hours: 48,
      payment_window_minutes: 30,
      thresholds: { credits: 5, money: 123.45, seats: 3 },
    });
    expect(body['created_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
  });

  test('11: GET /credits is unwrapped, whole credits and pounds; every active course is there', async () => {
    const acme = await newClient({ credits: { 1: 12 }, moneyPence: 41_550 });
    await app.sql(
      `insert into training_courses (id, name, short_name, price_pence, duration_minutes, is_active) values (50, 'Retired', 'Retired', 1, 1, false), (51, 'Gone', 'Gone', 1, 1, false)`,
    );
    await purchaseCredits(app.db, acme.id, 50, 2);
    expect((await acme.get('/credits')).body).toEqual({
      booking_credits: [
        { course_id: 1, course_name: 'CSTF All-In-One Mandatory Practical Training', credits: 12 },
        { course_id: 2, course_name: 'Moving and Handling Practical', credits: 0 },
        { course_id: 3, course_name: 'PMVA', credits: 0 },
        { course_id: 50, course_name: 'Retired', credits: 2 },
      ],
      booking_money_balance: 415.5,
      currency: 'GBP',
    });
  });

  test('11: balances equal the ledger sums; wallet is a course id as text or booking_balance; amounts are positive hundredths', async () => {
    const acme = await newClient({ credits: { 1: 3, 2: 2 }, moneyPence: 100_000 });
    const event = await app.make.event();
    for (const option of ['credits', 'credits', 'balance'] as const)
      await app.make.booking(acme.id, event, {}, option);
    const rows = (await acme.get('/transactions?per_page=100')).body['data'] as {
      type: string;
      amount: number;
      wallet: string;
    }[];
    const sums: Record<string, number> = {};
    for (const { type, amount, wallet } of rows) {
      expect(amount).toBeGreaterThan(0);
      sums[wallet] = (sums[wallet] ?? 0) + (type === 'deposit' ? amount : -amount);
    }
    expect(sums).toEqual({ '1': 100, '2': 200, booking_balance: 91_500 });
    expect(await verifyLedger(app.db)).toEqual([]);
    const [books] = await app.sql('select sum(amount)::int as total from ledger_entries');
    expect(books).toEqual({ total: 0 });
  });

  test('the doctor’s check finds a balance that is not its ledger', async () => {
    const acme = await newClient({ credits: { 1: 3 } });
    const [account] = await app.sql<{ id: number }>(
      'update ledger_accounts set balance = balance + 1 where organisation_id = $1 returning id',
      [acme.id],
    );
    expect(await verifyLedger(app.db)).toEqual([account?.id]);
    await app.sql('update ledger_accounts set balance = balance - 1 where organisation_id = $1', [acme.id]);
  });
});

describe('GET /transactions', () => {
  test('newest first, with the documented texts, whole and filtered', async () => {
    const acme = await newClient({ credits: { 1: 5 }, moneyPence: 1_000 });
    await app.make.booking(acme.id, await app.make.event(), {}, 'credits');
    const all = (await acme.get('/transactions')).body['data'] as { meta: { description: string } }[];
    expect(all.map((row) => row.meta.description)).toEqual([
      expect.stringMatching(/^Debited for booking no #\d+ for candidate Jane Smith$/),
      'Balance top-up',
      'Credits purchased — 5 x CSTF All-In-One',
    ]);
    const total = async (query: string) => at((await acme.get(`/transactions?${query}`)).body, 'meta.total');
    expect(await total('type=deposit')).toBe(2);
    expect(await total('type=withdraw&wallet=1')).toBe(1);
    expect(await total('wallet=booking_balance')).toBe(1);
    expect(await total('wallet=2')).toBe(0);
    expect(await total('date_from=2000-01-01&date_to=2000-01-02')).toBe(0);
    for (const query of ['type=refund', 'wallet=money', 'wallet=-1', 'wallet=1.5'])
      expect((await acme.get(`/transactions?${query}`)).status).toBe(422);
  });

  test('every page of the whole list is right at any depth, also while rows are added', async () => {
    const acme = await newClient({ credits: { 1: 1 } });
    for (let number = 0; number < 24; number += 1) await topUpBalance(app.db, acme.id, 100 + number);
    const ids: number[] = [];
    for (let page = 1; page <= 9; page += 1) {
      const { body } = await acme.get(`/transactions?per_page=3&page=${page}`);
      ids.push(...(body['data'] as { id: number }[]).map((row) => row.id));
      expect(at(body, 'meta.last_page')).toBe(9);
    }
    expect(ids).toHaveLength(25);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
  });

  test('another organisation’s rows are never there', async () => {
    const [acme, other] = [await newClient({ credits: { 1: 5 } }), await newClient()];
    expect(at((await other.get('/transactions')).body, 'meta.total')).toBe(0);
    expect(at((await acme.get('/transactions')).body, 'meta.total')).toBe(1);
  });
});

describe('prices', () => {
  test('12: an organisation’s own rate shows in courses, events and charges; another sees the standard price', async () => {
    const [a, b] = [await newClient({ moneyPence: 100_000 }), await newClient({ moneyPence: 100_000 })];
    await app.sql('insert into organisation_course_rates values ($1, 1, 7999)', [a.id]);
    const event = await app.make.event();
    const priceOf = async (client: typeof a) => [
      at((await client.get('/courses')).body, 'data.0.cost_inc_vat'),
      at((await client.get(`/training-events/${event}`)).body, 'cost_inc_vat'),
      at((await client.get('/training-events?sort_dir=desc')).body, 'data.0.cost_inc_vat'),
    ];
    expect(await priceOf(a)).toEqual([79.99, 79.99, 79.99]);
    expect(await priceOf(b)).toEqual([85, 85, 85]);
    await app.make.booking(a.id, event, {}, 'balance');
    await app.make.booking(b.id, event, {}, 'balance');
    expect((await a.get('/credits')).body['booking_money_balance']).toBe(920.01);
    expect((await b.get('/credits')).body['booking_money_balance']).toBe(915);
  });

  test('courses and locations list what is active, by id', async () => {
    const acme = await newClient();
    expect((await acme.get('/courses')).body['data']).toMatchObject([
      { id: 1, short_name: 'CSTF All-In-One', validity_months: 12, requires_review: false },
      { id: 2, validity_months: null, cost_inc_vat: 45.5 },
      { id: 3, requires_review: true },
    ]);
    expect((await acme.get('/locations')).body['data']).toEqual([
      { id: 3, name: 'Glasgow', address: 'Abbey Mill Business Centre, Paisley', postcode: 'PA1 1TJ' },
      { id: 4, name: 'Leeds', address: '1 Park Row', postcode: null },
    ]);
  });
});
