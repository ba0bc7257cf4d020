import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { jane } from '../../../../tests/support/factories.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { verifyLedger } from '../../../domains/wallet/index.ts';

let app: TestApp;
let admin: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp();
  await app.freeze('2027-06-05T10:00:00Z');
  admin = await app.signedIn('staff_admin');
});
afterAll(() => app.close());
beforeEach(() => app.freeze('2027-06-05T10:00:00Z'));

const newEvent: TestApp['make']['event'] = (options) =>
  app.make.event({ startsAt: '2027-07-20T09:00:00Z', ...options });

const book = (organisationId: number, eventId: number, more: object = {}) =>
  admin.post(`/organisations/${organisationId}/bookings`, {
    ...jane,
    training_event_id: eventId,
    pay_option: 'credits',
    ...more,
  });

const seatsOf = async (eventId: number) =>
  (await app.sql('select booked_seats, held_seats from training_events where id = $1', [eventId]))[0];

const eventTypes = async (organisationId: number) =>
  (
    await app.sql<{ event_type: string }>(
      'select event_type from outbox where organisation_id = $1 order by id',
      [organisationId],
    )
  ).map((row) => row.event_type);

describe('staff book a candidate for an organisation', () => {
  test.each([
    ['credits', 'booked', 'completed', { accounts: [0, 50_000] }],
    ['balance', 'booked', 'completed', { accounts: [100, 42_050] }],
    ['inv', 'booked', 'pending', { accounts: [100, 50_000] }],
    ['candidate_pays', 'pending', 'pending', { accounts: [100, 50_000] }],
  ])('by %s, at its rate, and it sees the booking by Admin', async (payOption, status, paid, after) => {
    const acme = await app.newClient({ credits: { 1: 1 }, moneyPence: 50_000, invoices: true });
    await app.sql('insert into organisation_course_rates values ($1, 1, 7950)', [acme.id]);
    const event = await newEvent();
    const answer = await book(acme.id, event, { pay_option: payOption, agency_contact_name: 'John Doe' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      organisation: { id: acme.id },
      training_event_id: event,
      candidate: { first_name: 'Jane', last_name: 'Smith' },
      booking_status: status,
      pay_status: paid,
      pay_option: payOption,
      price_pence: 7_950,
      booked_by: 'Admin',
      agency_contact_name: 'John Doe',
    });
    expect((await acme.get(`/bookings/${answer.body['id']}`)).body).toMatchObject({
      booked_by: 'Admin',
      booking_status: status,
    });
    const accounts = await app.sql<{ balance: number }>(
      'select balance from ledger_accounts where organisation_id = $1 order by course_id nulls last',
      [acme.id],
    );
    expect(accounts.map(({ balance }) => balance)).toEqual(after.accounts);
    expect(await seatsOf(event)).toEqual({ booked_seats: 1, held_seats: 0 });
    const told = await announcementsOf(app, acme.id, 'booking.created');
    expect(told).toMatchObject([{ id: answer.body['id'], booked_by: 'Admin', pay_option: payOption }]);
    expect((await eventTypes(acme.id)).filter((type) => /hold|confirmed/.test(type))).toEqual([]);
    const [trail] = await app.sql(
      `select actor_kind from audit_entries where action = 'booking.created' and subject_id = $1`,
      [answer.body['id']],
    );
    expect(trail).toEqual({ actor_kind: 'staff' });
    const [follow] = await app.sql<{ checkouts: number; invoices: number }>(
      `select (select count(*) from checkouts where booking_id = $1) as checkouts,
         (select count(*) from invoices where booking_id = $1) as invoices`,
      [answer.body['id']],
    );
    expect(follow).toEqual({
      checkouts: payOption === 'candidate_pays' ? 1 : 0,
      invoices: payOption === 'inv' ? 1 : 0,
    });
  });

  test('a PMVA booking waits for review whatever the pay option, and its funds are taken at once', async () => {
    const acme = await app.newClient({ credits: { 3: 1 } });
    const answer = await book(acme.id, await newEvent({ courseId: 3 }));
    expect(answer.body).toMatchObject({
      booking_status: 'pending',
      pay_status: 'completed',
      review: 'awaited',
    });
    expect(await eventTypes(acme.id)).toEqual(['booking.created', 'credit_balance.depleted']);
    const approved = await admin.post(`/bookings/${answer.body['id']}/review`, { decision: 'approve' });
    expect(approved.body['booking_status']).toBe('booked');
  });

  test('what is refused is told as by the API, and leaves no seat held', async () => {
    const [poor, stranger] = [await app.newClient(), await app.make.organisation()];
    const event = await newEvent();
    const full = await newEvent({ capacity: 1 });
    await app.make.hold(stranger.id, full);
    const cancelled = await newEvent();
    await admin.post(`/training-events/${cancelled}/cancel`, {});
    const refusals: [string, string, number, object?][] = [
      ['insufficient_credits', 'pay_option', event],
      ['insufficient_balance', 'pay_option', event, { pay_option: 'balance' }],
      ['invoice_not_enabled', 'pay_option', event, { pay_option: 'inv' }],
      ['event_unknown', 'training_event_id', 4711],
      ['event_unknown', 'training_event_id', await newEvent({ visibleTo: [stranger.id] })],
      ['event_unknown', 'training_event_id', await newEvent({ published: false })],
      ['event_cancelled', '', cancelled],
      ['event_started', '', await newEvent({ startsAt: '2027-06-05T09:00:00Z' })],
      ['no_seats_left', '', full],
    ];
    for (const [code, field, id, more] of refusals) {
      const { status, body } = await book(poor.id, id, more);
      expect([status, body['code'], Object.keys(body['errors'] ?? {})[0] ?? '']).toEqual([422, code, field]);
    }
    expect(await seatsOf(event)).toEqual({ booked_seats: 0, held_seats: 0 });
    await app.pass('1 hour');
    expect(await eventTypes(poor.id)).toEqual([]);
    const wrong = await admin.post(`/organisations/${poor.id}/bookings`, {
      email: 'x',
      pay_option: 'invoice',
    });
    expect(Object.keys(wrong.body['errors'] as object).sort()).toEqual([
      'email',
      'first_name',
      'last_name',
      'pay_option',
      'phone',
      'training_event_id',
    ]);
    expect((await book(4711, event)).status).toBe(404);
    expect((await admin.post('/organisations/4711/bookings', {})).status).toBe(404);
  });

  test('the organisation’s own holds neither stand in the way nor are used up', async () => {
    const acme = await app.newClient({ credits: { 1: 1 } });
    const event = await newEvent({ capacity: 21 });
    for (let n = 0; n < 20; n += 1) await app.make.hold(acme.id, event);
    expect((await book(acme.id, event)).status).toBe(201);
    expect(await seatsOf(event)).toEqual({ booked_seats: 1, held_seats: 20 });
  });

  test('ten at once on the last two seats: two are booked, none is oversold', async () => {
    const acme = await app.newClient({ credits: { 1: 10 } });
    const event = await newEvent({ capacity: 2 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => book(acme.id, event)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(new Set(answers.map(({ body }) => body['code']))).toEqual(new Set([undefined, 'no_seats_left']));
    expect(await seatsOf(event)).toEqual({ booked_seats: 2, held_seats: 0 });
    expect(await verifyLedger(app.db)).toEqual([]);
  });

  test('a repeated Idempotency-Key books once', async () => {
    const acme = await app.newClient({ credits: { 1: 2 } });
    const event = await newEvent();
    const send = () =>
      admin.post(
        `/organisations/${acme.id}/bookings`,
        { ...jane, training_event_id: event, pay_option: 'credits' },
        { headers: { 'idempotency-key': `book-${acme.id}` } },
      );
    const [first, second] = [await send(), await send()];
    expect([first.status, second.text]).toEqual([201, first.text]);
    expect(await seatsOf(event)).toEqual({ booked_seats: 1, held_seats: 0 });
  });
});
