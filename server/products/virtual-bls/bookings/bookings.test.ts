import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../../tests/support/api-client.ts';
import { janeAtHome } from '../../../../tests/support/bls.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { verifyLedger } from '../../../domains/wallet/index.ts';
import { book, holdOf } from './booking-calls.fixtures.ts';

let app: TestApp;
let course_id: number;
let otherCourse: number;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  await app.freeze('2026-06-03T18:00:00Z');
  course_id = await app.makeBls.course({ name: 'BLS — Annual Renewal' });
  otherCourse = await app.makeBls.course({ name: 'Other', pricePence: 6050 });
  for (let number = 0; number < 2; number += 1)
    await app.makeBls.trainer({ courses: [course_id, otherCourse], name: 'Dr. Sarah Connor' });
});
afterAll(() => app.close());

const newClient: TestApp['newBlsClient'] = (options) => app.newBlsClient(options);
type Client = Awaited<ReturnType<typeof newClient>>;
const code = (answer: Answer) => answer.body['code'];
const hold = (client: Client, when: object = {}) => holdOf(client, course_id, when);

/** An organisation with credits for this test's course. */
const clientWithCredits = (credits: number, options: object = {}) =>
  newClient({ credits: { [course_id]: credits }, ...options });

const createdKeys = [
  'id',
  'candidate',
  'course',
  'trainer',
  'start_date',
  'end_date',
  'booking_status',
  'pay_status',
  'pay_option',
  'booked_by',
  'virtual',
  'certificate_available',
  'created_at',
];
const readKeys = [...createdKeys, 'training_status', 'equipment_status'];
const detailKeys = [
  ...readKeys,
  'address',
  'city',
  'postcode',
  'job_role',
  'agency_contact_name',
  'agency_contact_email',
  'equipment_due_date',
  'payment_expires_at',
  'certificate',
  'cancelled_at',
  'reason',
  'reason_note',
  'refund',
];

describe('POST /bookings', () => {
  test('1, 2: answers exactly the 13 documented keys; the list adds two, one booking adds the details', async () => {
    const acme = await clientWithCredits(3);
    const booked = await book(acme, await hold(acme), 'credits', {
      job_role: 'Registered Nurse',
      postcode: 'm12ab',
    });
    expect(booked.status).toBe(201);
    expect(Object.keys(booked.body)).toEqual(createdKeys);
    expect(booked.body).toMatchObject({
      candidate: { name: 'Jane Smith', email: 'jane.smith@example.com', phone: '+441234567890' },
      course: { id: course_id, name: 'BLS — Annual Renewal' },
      trainer: { id: expect.any(Number), name: 'Dr. Sarah Connor' },
      start_date: '2026-06-10T09:00:00+01:00',
      end_date: '2026-06-10T10:00:00+01:00',
      booking_status: 'booked',
      pay_status: 'completed',
      pay_option: 'credits',
      booked_by: 'Agency',
      virtual: { zoom_id: expect.any(String), zoom_link: expect.any(String), zoom_password: 'abc123' },
      certificate_available: false,
      created_at: '2026-06-03T18:00:00+00:00',
    });
    expect(Object.keys(booked.body['candidate'] as object)).toEqual(['name', 'email', 'phone']);
    const detail = await acme.get(`/bookings/${booked.body['id']}`);
    expect(Object.keys(detail.body)).toEqual(detailKeys);
    expect(detail.body).toMatchObject({
      ...booked.body,
      training_status: 'pending',
      equipment_status: null,
      postcode: 'M1 2AB',
      job_role: 'Registered Nurse',
      agency_contact_name: null,
      payment_expires_at: null,
      certificate: null,
    });
    const listed = await acme.get('/bookings');
    expect(listed.body['data']).toEqual([
      { ...booked.body, training_status: 'pending', equipment_status: null },
    ]);
    expect(await acme.get(`/bookings/${booked.body['id']}/certificate`)).toMatchObject({
      status: 422,
      body: { code: 'certificate_not_available' },
    });
  });

  test('3: a winter session has +00:00, a summer one +01:00; created_at is +00:00 in both', async () => {
    await app.freeze('2026-10-01T18:00:00.750Z');
    const acme = await clientWithCredits(3);
    const summer = await book(acme, await hold(acme, { date: '2026-10-24' }), 'credits');
    const winter = await book(acme, await hold(acme, { date: '2026-12-01' }), 'credits');
    expect(summer.body).toMatchObject({
      start_date: '2026-10-24T09:00:00+01:00',
      created_at: '2026-10-01T18:00:00+00:00',
    });
    expect(winter.body).toMatchObject({
      start_date: '2026-12-01T09:00:00+00:00',
      end_date: '2026-12-01T10:00:00+00:00',
      created_at: '2026-10-01T18:00:00+00:00',
    });
    for (const path of ['/bookings', `/bookings/${winter.body['id']}`, '/transactions'])
      expect((await acme.get(path)).text).not.toMatch(/\d\dZ"/);
  });

  test('every field is checked, all at once; a UK postcode in any case or spacing is kept in its usual form', async () => {
    const acme = await newClient({ invoices: true });
    const wrong = await acme.post('/bookings', {
      email: 'x',
      phone: '12',
      postcode: '12345',
      pay_option: 'inv',
      job_role: 'x'.repeat(256),
    });
    expect(Object.keys(wrong.body['errors'] as object).sort()).toEqual(
      [
        'address',
        'city',
        'email',
        'first_name',
        'hold_hash',
        'job_role',
        'last_name',
        'pay_option',
        'phone',
        'postcode',
      ].sort(),
    );
    const forms: Record<string, string> = {
      ec1a1bb: 'EC1A 1BB',
      'W1A 0AX': 'W1A 0AX',
      ' b33 8th ': 'B33 8TH',
      gir0aa: 'GIR 0AA',
      'bfpo 1234': 'BFPO 1234',
      'G2 1 AA': 'G2 1AA',
    };
    let hour = 9;
    for (const [given, kept] of Object.entries(forms)) {
      const hash = await hold(acme, { date: '2026-06-11', time: `${String(hour).padStart(2, '0')}:00` });
      hour += 1;
      const booked = await book(acme, hash, 'invoice', { postcode: given });
      expect((await acme.get(`/bookings/${booked.body['id']}`)).body['postcode']).toBe(kept);
    }
    for (const postcode of ['SW1A', '1AA 1AA', 'M1 2ABC', 'BFPO 12345', 'Ｍ1 2AB'])
      expect((await book(acme, 'x', 'invoice', { postcode })).body).toMatchObject({
        errors: { postcode: ['Enter a UK postcode.'] },
      });
  });

  test('14: a hold past its time is 422 hold_expired; used and released ones are told too', async () => {
    const acme = await newClient({ invoices: true });
    const lapsed = await hold(acme);
    const used = await hold(acme, { time: '11:00' });
    const released = await hold(acme, { time: '13:00' });
    await acme.delete(`/timeslots/hold/${released}`);
    expect((await book(acme, used, 'invoice')).status).toBe(201);
    await app.pass('30 minutes');
    for (const [hash, expected] of [
      [lapsed, 'hold_expired'],
      [used, 'hold_used'],
      [released, 'hold_not_found'],
    ] as const) {
      const answer = await book(acme, hash, 'invoice');
      expect(answer).toMatchObject({
        status: 422,
        body: { code: expected, errors: { hold_hash: [expect.any(String)] } },
      });
    }
  });

  test('15: a foreign hash and a random one get byte-identical answers', async () => {
    const [acme, other] = [await newClient(), await newClient({ invoices: true })];
    const foreign = await book(other, await hold(acme), 'invoice');
    const random = await book(other, 'y'.repeat(32), 'invoice');
    expect(foreign).toMatchObject({ status: 422, body: { code: 'hold_not_found' } });
    expect(foreign.text).toBe(random.text);
  });

  test('16: a failed booking leaves the hold usable and the wallet as it was', async () => {
    const acme = await clientWithCredits(1);
    const hash = await hold(acme);
    for (const [option, expected] of [
      ['invoice', 'invoice_not_enabled'],
      ['balance', 'insufficient_balance'],
    ] as const) {
      expect(await book(acme, hash, option)).toMatchObject({
        status: 422,
        body: { code: expected, errors: { pay_option: [expect.any(String)] } },
      });
    }
    expect((await acme.get('/transactions')).body).toMatchObject({ meta: { total: 1 } });
    expect((await book(acme, hash, 'credits')).status).toBe(201);
  });

  test('17: two parallel bookings with one hold: one 201, one 422, one ledger row', async () => {
    const acme = await clientWithCredits(5);
    const hash = await hold(acme);
    const answers = await Promise.all([book(acme, hash, 'credits'), book(acme, hash, 'credits')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
    expect(answers.map(code)).toContain('hold_used');
    expect((await acme.get('/transactions?type=withdraw')).body).toMatchObject({ meta: { total: 1 } });
  });

  test('18: two parallel bookings on the last credit: one 201, one insufficient_credits, balance 0', async () => {
    const acme = await clientWithCredits(1);
    const hashes = [await hold(acme), await hold(acme, { time: '11:00' })];
    const answers = await Promise.all(
      hashes.map((hash, number) =>
        acme.post(
          '/bookings',
          { ...janeAtHome, hold_hash: hash, pay_option: 'credits' },
          // each in a transaction of its own
          { headers: { 'idempotency-key': `last credit ${number}` } },
        ),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422]);
    expect(answers.map(code)).toContain('insufficient_credits');
    const { booking_credits } = (await acme.get('/credits')).body as {
      booking_credits: { course_id: number; credits: number }[];
    };
    expect(booking_credits.find((row) => row.course_id === course_id)?.credits).toBe(0);
    expect(await verifyLedger(app.db)).toEqual([]);
  });

  test('19: credits are those of the booked course only', async () => {
    const acme = await newClient({ credits: { [otherCourse]: 5 }, moneyPence: 100_000 });
    expect(code(await book(acme, await hold(acme), 'credits'))).toBe('insufficient_credits');
    const other = await hold(acme, { course_id: otherCourse, time: '11:00' });
    expect((await book(acme, other, 'credits')).status).toBe(201);
    const [row] = (await acme.get('/transactions?type=withdraw')).body['data'] as Record<string, unknown>[];
    expect(row).toMatchObject({ amount: 100, wallet: String(otherCourse) });
  });

  test('20: balance takes the organisation’s own rate when it has one; amount is pounds x 100, wallet booking_balance', async () => {
    const acme = await newClient({ moneyPence: 100_000 });
    await app.sql('insert into bls_course_rates values ($1, $2, 3999)', [acme.id, course_id]);
    const cheap = await book(acme, await hold(acme), 'balance');
    await book(acme, await hold(acme, { course_id: otherCourse, time: '11:00' }), 'balance');
    const rows = (await acme.get('/transactions?wallet=booking_balance&type=withdraw')).body['data'];
    expect(rows).toMatchObject([
      { amount: 6050, wallet: 'booking_balance' },
      {
        amount: 3999,
        wallet: 'booking_balance',
        meta: { description: `Debited for booking no #${cheap.body['id']} for candidate Jane Smith` },
      },
    ]);
    expect((await acme.get('/credits')).body).toMatchObject({
      booking_money_balance: 899.51,
      currency: 'GBP',
    });
    const courses = (await acme.get('/courses?per_page=100')).body['data'] as Record<string, unknown>[];
    expect(courses.find((row) => row['id'] === course_id)).toEqual({
      id: course_id,
      name: 'BLS — Annual Renewal',
      duration_minutes: 60,
      price: 39.99,
      currency: 'GBP',
    });
  });

  test('21: an invoice needs the permission, and then is raised without VAT on top; inv is no pay option here', async () => {
    const acme = await newClient();
    const hash = await hold(acme);
    expect(code(await book(acme, hash, 'invoice'))).toBe('invoice_not_enabled');
    const wrong = await book(acme, hash, 'inv');
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: { pay_option: [expect.any(String)] } },
    });
    await app.sql(
      'update organisation_training_settings set invoice_payments = true where organisation_id = $1',
      [acme.id],
    );
    const booked = await book(acme, hash, 'invoice');
    expect(booked.body).toMatchObject({ booking_status: 'booked', pay_status: 'pending' });
    const invoices = await app.sql(
      `select product, candidate_name, location_name, gross_pence, vat_pence, trained_on::text from invoices where organisation_id = $1`,
      [acme.id],
    );
    expect(invoices).toEqual([
      {
        product: 'virtual-bls',
        candidate_name: 'Jane Smith',
        location_name: null,
        gross_pence: 4500,
        vat_pence: 750,
        trained_on: '2026-06-10',
      },
    ]);
  });

  test('22: candidate_pays is pending with no payment key, no room shown and the trainer blocked, until the window ends', async () => {
    const acme = await newClient();
    const booked = await book(acme, await hold(acme), 'candidate_pays');
    expect(booked.body).toMatchObject({ booking_status: 'pending', pay_status: 'pending', virtual: null });
    expect(Object.keys(booked.body)).toEqual(createdKeys);
    await app.pass('50 minutes');
    const slots = await app.sql(
      'select from bls_allocations a join bls_bookings b on b.allocation_id = a.id where b.id = $1 and a.expires_at is null',
      [booked.body['id']],
    );
    expect(slots).toHaveLength(1);
    const detail = await acme.get(`/bookings/${booked.body['id']}`);
    expect(detail.body['payment_expires_at']).toBe('2026-06-04T18:00:00+00:00');
    const checkouts = await app.sql(
      'select product, amount_pence, status from checkouts where booking_id = $1 and organisation_id = $2',
      [booked.body['id'], acme.id],
    );
    expect(checkouts).toEqual([{ product: 'virtual-bls', amount_pence: 4500, status: 'open' }]);
  });

  test('a price of 0 is never sent to a payment provider: the booking is booked and completed', async () => {
    const free = await app.makeBls.course({ pricePence: 0 });
    await app.makeBls.trainer({ courses: [free] });
    const acme = await newClient();
    const booked = await book(acme, await hold(acme, { course_id: free }), 'candidate_pays');
    expect(booked.body).toMatchObject({ booking_status: 'booked', pay_status: 'completed' });
    expect(await app.sql('select from checkouts where organisation_id = $1', [acme.id])).toEqual([]);
  });

  test('hold, wallet, audit and event go together: the event tells the booking as it was made', async () => {
    const acme = await clientWithCredits(1);
    const booked = await book(acme, await hold(acme), 'credits');
    const events = await app.sql<{ payload: unknown }>(
      `select product, event_type, payload from outbox where organisation_id = $1 and event_type like 'booking.%'`,
      [acme.id],
    );
    const [record] = await app.sql<{ record: unknown }>(
      'select to_jsonb(r) as record from bls_booking_records r where id = $1',
      [booked.body['id']],
    );
    expect(events).toEqual([
      { product: 'virtual-bls', event_type: 'booking.created', payload: record?.record },
    ]);
    const audited = await app.sql(
      `select subject_id, actor_kind, details ->> 'pay_option' as pay_option from audit_entries where organisation_id = $1 and subject_kind = 'bls_booking'`,
      [acme.id],
    );
    expect(audited).toEqual([
      { subject_id: booked.body['id'], actor_kind: 'api_key', pay_option: 'credits' },
    ]);
  });
});
