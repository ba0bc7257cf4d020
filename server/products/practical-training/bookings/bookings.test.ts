import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import { jane } from '../../../../tests/support/factories.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { auditDetails, verifyAuditChain } from '../../../domains/audit/index.ts';
import type { BookingRecord } from '../../../domains/bookings/index.ts';
import { presentBookingCore } from '../../training/booking.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const newClient: TestApp['newClient'] = (options) => app.newClient(options);

const bookingKeys = [
  'id',
  'candidate',
  'course',
  'location',
  'trainer',
  'start_date',
  'end_date',
  'booking_status',
  'pay_status',
  'pay_option',
  'booked_by',
  'attendance',
  'certificate_available',
  'created_at',
];

const stateOf = async (organisationId: number, eventId: number) => {
  const [state] = await app.sql<Record<string, number>>(
    `select (select count(*)::int from training_bookings where organisation_id = $1) as bookings,
       (select coalesce(sum(balance), 0)::int from ledger_accounts where organisation_id = $1) as balance,
       (select count(*)::int from outbox where organisation_id = $1) as events,
       (select count(*)::int from audit_entries where organisation_id = $1) as audit,
       (select booked_seats from training_events where id = $2) as booked,
       (select held_seats from training_events where id = $2) as held`,
    [organisationId, eventId],
  );
  return state;
};

describe('POST /bookings', () => {
  test('20: the documented example end to end: exactly 14 keys, one credit, one seat, ledger, audit and event', async () => {
    const acme = await newClient({ credits: { 1: 25 } });
    const event = await app.make.event({ startsAt: '2027-07-15T09:00:00Z', endsAt: '2027-07-15T16:00:00Z' });
    const held = await acme.post(`/training-events/${event}/hold`);
    const booked = await acme.post('/bookings', {
      hold_hash: held.body['hold_hash'],
      ...jane,
      pay_option: 'credits',
      agency_contact_name: 'John Doe',
      agency_contact_email: 'john.doe@acme.co.uk',
      agency_email: 'invoices@acme.co.uk',
    });
    expect(booked.status).toBe(201);
    expect(Object.keys(booked.body)).toEqual(bookingKeys);
    expect(booked.body).toMatchObject({
      candidate: {
        name: 'Jane Smith',
        email: 'jane.smith@nhsstaff.co.uk',
        phone: '+441234567890',
        job_role: 'Registered Nurse',
      },
      course: { id: 1, name: 'CSTF All-In-One Mandatory Practical Training' },
      location: { id: 3, name: 'Glasgow', address: 'Abbey Mill Business Centre, Paisley' },
      trainer: { id: 5, name: 'David Rankin' },
      start_date: '2027-07-15T10:00:00+01:00',
      end_date: '2027-07-15T17:00:00+01:00',
      booking_status: 'booked',
      pay_status: 'completed',
      pay_option: 'credits',
      booked_by: 'Agency',
      attendance: null,
      certificate_available: false,
    });
    expect((await acme.get(`/training-events/${event}`)).body['remaining_slots']).toBe(11);
    expect(at((await acme.get('/credits')).body, 'booking_credits.0')).toMatchObject({
      course_id: 1,
      credits: 24,
    });
    const [event_] = await announcementsOf(app, acme.id, 'booking.created');
    expect(presentBookingCore(event_ as unknown as BookingRecord)).toEqual(booked.body);
    const detail = await acme.get(`/bookings/${booked.body['id']}`);
    expect(detail.body).toMatchObject({
      ...booked.body,
      training_event_id: event,
      agency_contact_name: 'John Doe',
      agency_contact_email: 'john.doe@acme.co.uk',
      agency_email: 'invoices@acme.co.uk',
      payment_url: null,
      payment_expires_at: null,
      invite: null,
      certificate: null,
      cancelled_at: null,
      reason: null,
      reason_note: null,
      refund: null,
    });
  });

  test('20: a bad hold is 422, not 404: unknown, foreign, released, used and expired', async () => {
    const [acme, other] = [await newClient({ credits: { 1: 5 } }), await newClient()];
    const event = await app.make.event();
    const book = (hold_hash: unknown) =>
      acme.post('/bookings', { hold_hash, ...jane, pay_option: 'credits' });
    const foreign = (await other.post(`/training-events/${event}/hold`)).body['hold_hash'];
    const released = await app.make.hold(acme.id, event);
    await acme.delete(`/training-events/hold/${released}`);
    for (const hash of ['nonsense', foreign, released]) {
      expect(await book(hash)).toMatchObject({
        status: 422,
        body: { code: 'hold_not_found', errors: { hold_hash: [expect.any(String)] } },
      });
    }
    const used = await app.make.hold(acme.id, event);
    expect((await book(used)).status).toBe(201);
    expect(await book(used)).toMatchObject({
      status: 422,
      body: { code: 'hold_used', errors: { hold_hash: [expect.any(String)] } },
    });
    const expired = await app.make.hold(acme.id, event);
    await app.sql(
      'update seat_holds set expires_at = app_now() where token_sha256 = sha256($1::text::bytea)',
      [expired],
    );
    expect(await book(expired)).toMatchObject({
      status: 422,
      body: { code: 'hold_expired', errors: { hold_hash: [expect.any(String)] } },
    });
  });

  test('a hold on an event that was cancelled or has started is refused, and stays live', async () => {
    const acme = await newClient({ credits: { 1: 5 } });
    const [cancelled, started] = [await app.make.event(), await app.make.event()];
    const holds = [await app.make.hold(acme.id, cancelled), await app.make.hold(acme.id, started)];
    await app.sql('update training_events set cancelled_at = app_now() where id = $1', [cancelled]);
    await app.sql('update training_events set starts_at = app_now() where id = $1', [started]);
    expect(
      await acme.post('/bookings', { hold_hash: holds[0], ...jane, pay_option: 'credits' }),
    ).toMatchObject({ status: 422, body: { code: 'event_cancelled' } });
    expect(
      await acme.post('/bookings', { hold_hash: holds[1], ...jane, pay_option: 'credits' }),
    ).toMatchObject({ status: 422, body: { code: 'event_started' } });
    expect(await stateOf(acme.id, started)).toMatchObject({ bookings: 0, balance: 500, held: 1, booked: 0 });
  });

  test('21: `invoice` is 422; inv without permission is invoice_not_enabled; the same hold then works another way', async () => {
    const acme = await newClient({ moneyPence: 8_500 });
    const event = await app.make.event();
    const hold_hash = await app.make.hold(acme.id, event);
    const before = await stateOf(acme.id, event);
    expect(await acme.post('/bookings', { hold_hash, ...jane, pay_option: 'invoice' })).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: { pay_option: [expect.any(String)] } },
    });
    for (const [pay_option, code] of [
      ['inv', 'invoice_not_enabled'],
      ['credits', 'insufficient_credits'],
    ]) {
      expect(await acme.post('/bookings', { hold_hash, ...jane, pay_option })).toMatchObject({
        status: 422,
        body: { code, errors: { pay_option: [expect.any(String)] } },
      });
    }
    expect(await stateOf(acme.id, event)).toEqual(before);
    const booked = await acme.post('/bookings', { hold_hash, ...jane, pay_option: 'balance' });
    expect(booked).toMatchObject({
      status: 201,
      body: { booking_status: 'booked', pay_status: 'completed', pay_option: 'balance' },
    });
    expect((await acme.get('/credits')).body['booking_money_balance']).toBe(0);
  });

  test('21: where candidates cannot pay, candidate_pays is candidate_payment_unavailable', async () => {
    const live = await startTestApp({
      VERIWARD_MODE: 'live',
      SMTP_URL: 'smtp://127.0.0.1:2525',
      MAIL_FROM: 'no-reply@example.org',
    });
    const acme = await live.newClient();
    const event = await live.make.event();
    const hold_hash = await live.make.hold(acme.id, event);
    const refused = await acme.post('/bookings', { hold_hash, ...jane, pay_option: 'candidate_pays' });
    expect([refused.status, refused.body['code'], Object.keys(refused.body['errors'] ?? {})]).toEqual([
      422,
      'candidate_payment_unavailable',
      ['pay_option'],
    ]);
    await live.close();
  });

  test('21: too little money is insufficient_balance and nothing is charged', async () => {
    const acme = await newClient({ moneyPence: 8_499 });
    const event = await app.make.event();
    const hold_hash = await app.make.hold(acme.id, event);
    expect(await acme.post('/bookings', { hold_hash, ...jane, pay_option: 'balance' })).toMatchObject({
      status: 422,
      body: { code: 'insufficient_balance' },
    });
    expect(await stateOf(acme.id, event)).toMatchObject({ bookings: 0, balance: 8_499, held: 1 });
  });

  test('an invoice booking is booked at once and its payment is pending', async () => {
    const acme = await newClient({ invoices: true });
    const hold_hash = await app.make.hold(acme.id, await app.make.event());
    expect(await acme.post('/bookings', { hold_hash, ...jane, pay_option: 'inv' })).toMatchObject({
      status: 201,
      body: { booking_status: 'booked', pay_status: 'pending' },
    });
    expect(at((await acme.get('/transactions')).body, 'meta.total')).toBe(0);
  });

  test('22: of parallel bookings on the last credit one succeeds and no balance goes negative', async () => {
    const acme = await newClient({ credits: { 1: 1 } });
    const event = await app.make.event({ capacity: 20 });
    const holds = await Promise.all(Array.from({ length: 20 }, () => app.make.hold(acme.id, event)));
    const answers = await Promise.all(
      holds.map((hold_hash) => acme.post('/bookings', { hold_hash, ...jane, pay_option: 'credits' })),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body['code'] === 'insufficient_credits')).toHaveLength(19);
    expect(await stateOf(acme.id, event)).toMatchObject({ bookings: 1, balance: 0, booked: 1, held: 19 });
  });

  test('22: one hold never yields two bookings', async () => {
    const acme = await newClient({ credits: { 1: 30 } });
    const event = await app.make.event();
    const hold_hash = await app.make.hold(acme.id, event);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => acme.post('/bookings', { hold_hash, ...jane, pay_option: 'credits' })),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.body['code'] === 'hold_used')).toHaveLength(29);
    expect(await stateOf(acme.id, event)).toMatchObject({ bookings: 1, balance: 2_900, booked: 1, held: 0 });
  });

  test('22: the tables refuse a negative balance, a second booking of a hold and a changed ledger', async () => {
    const acme = await newClient({ credits: { 1: 1 } });
    const booking = await app.make.booking(acme.id, await app.make.event(), {}, 'credits');
    await expect(
      app.sql('update ledger_accounts set balance = -1 where organisation_id = $1', [acme.id]),
    ).rejects.toThrow(/never_negative/);
    await expect(
      app.sql(
        `insert into training_bookings (organisation_id, organisation_seq, hold_id, training_event_id, course_id, location_id, starts_at,
           first_name, last_name, email, phone, booking_status, pay_status, pay_option, price_pence, booked_by, created_at)
         select organisation_id, 999, hold_id, training_event_id, course_id, location_id, starts_at, 'a', 'b', 'c', 'd', 'booked',
           'completed', 'inv', 0, 'Agency', created_at from training_bookings where id = $1`,
        [booking.id],
      ),
    ).rejects.toThrow(/hold_id/);
    await expect(
      app.sql('update ledger_transfers set amount = 1 where organisation_id = $1', [acme.id]),
    ).rejects.toThrow();
    await expect(
      app.asOwner('delete from ledger_transfers where organisation_id = $1', [acme.id]),
    ).rejects.toThrow(/never change/);
  });

  test('23: credits uses only that course’s wallet; the ledger text names booking and candidate', async () => {
    const acme = await newClient({ credits: { 1: 2, 2: 5 } });
    const hold_hash = await app.make.hold(acme.id, await app.make.event({ courseId: 2 }));
    const booked = await acme.post('/bookings', { hold_hash, ...jane, pay_option: 'credits' });
    const balances = (await acme.get('/credits')).body['booking_credits'];
    expect(balances).toMatchObject([
      { course_id: 1, credits: 2 },
      { course_id: 2, credits: 4 },
      { course_id: 3, credits: 0 },
    ]);
    const latest = at((await acme.get('/transactions?wallet=2')).body, 'data.0');
    expect(latest).toMatchObject({
      type: 'withdraw',
      amount: 100,
      wallet: '2',
      meta: { description: `Debited for booking no #${booked.body['id']} for candidate Jane Smith` },
    });
  });

  test('24: PMVA is pending whatever the pay option, and funds are taken at once', async () => {
    const acme = await newClient({ credits: { 3: 1 }, moneyPence: 24_000, invoices: true });
    const event = await app.make.event({ courseId: 3 });
    const expected = { credits: 'completed', balance: 'completed', inv: 'pending' };
    for (const [pay_option, pay_status] of Object.entries(expected)) {
      const hold_hash = await app.make.hold(acme.id, event);
      const booked = await acme.post('/bookings', { hold_hash, ...jane, pay_option });
      expect(booked).toMatchObject({
        status: 201,
        body: { booking_status: 'pending', pay_status, pay_option },
      });
    }
    expect(await stateOf(acme.id, event)).toMatchObject({ balance: 0, booked: 3 });
  });

  test('25: a booking that is born booked announces booking.created and never booking.confirmed', async () => {
    const acme = await newClient({ invoices: true });
    await app.make.booking(acme.id, await app.make.event());
    expect(await app.sql('select event_type from outbox where organisation_id = $1', [acme.id])).toEqual([
      { event_type: 'booking.created' },
    ]);
  });

  test('10: all field errors are reported together, with what each wants', async () => {
    const acme = await newClient();
    const answer = await acme.post('/bookings', {
      first_name: '  ',
      last_name: 'x'.repeat(256),
      email: 'nobody',
      phone: '123',
      job_role: 7,
      pay_option: 'cash',
      agency_email: 'a@b',
      agency_contact_email: null,
      agency_contact_name: '\u0000',
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(Object.keys(answer.body['errors'] as object).sort()).toEqual([
      'agency_contact_name',
      'agency_email',
      'email',
      'first_name',
      'hold_hash',
      'job_role',
      'last_name',
      'pay_option',
      'phone',
    ]);
  });

  test('names in any script are kept as sent, trimmed and NFC-normalised', async () => {
    const acme = await newClient({ invoices: true });
    const hold_hash = await app.make.hold(acme.id, await app.make.event());
    const booked = await acme.post('/bookings', {
      ...jane,
      hold_hash,
      pay_option: 'inv',
      first_name: '  Zoe\u0301 ',
      last_name: '李 محمد 😀',
    });
    expect(at(booked.body, 'candidate.name')).toBe('Zo\u00e9 李 محمد 😀');
  });

  test('every audit entry has its declared shape and the chain is whole; the application cannot change it', async () => {
    const acme = await newClient({ credits: { 1: 5 } });
    const event = await app.make.event();
    for (let number = 0; number < 5; number += 1) await app.make.booking(acme.id, event, {}, 'credits');
    const entries = await app.sql<{ action: keyof typeof auditDetails; details: unknown }>(
      'select action, details from audit_entries where organisation_id = $1',
      [acme.id],
    );
    // the making of its API key, then the bookings
    expect(entries).toHaveLength(6);
    for (const { action, details } of entries) expect(auditDetails[action].parse(details)).toEqual(details);
    expect(await verifyAuditChain(app.db, acme.id)).toEqual({ entries: 6, broken_at: null });
    for (const change of [
      'update audit_entries set details = null',
      'delete from audit_entries',
      'truncate audit_entries',
      'update audit_chains set length = 0',
    ]) {
      await expect(app.sql(change)).rejects.toThrow(/permission denied/);
    }
    await expect(app.asOwner('delete from audit_entries')).rejects.toThrow(/append-only/);
    await app.asOwner('alter table audit_entries disable trigger audit_refuse_change');
    await app.asOwner(
      `update audit_entries set details = details || '{"price_pence": 1}' where organisation_id = $1 and seq = 3`,
      [acme.id],
    );
    expect(await verifyAuditChain(app.db, acme.id)).toEqual({ entries: 6, broken_at: 3 });
    await app.asOwner('delete from audit_entries where organisation_id = $1 and seq >= 3', [acme.id]);
    expect((await verifyAuditChain(app.db, acme.id)).broken_at).not.toBeNull();
    await app.asOwner('alter table audit_entries enable trigger audit_refuse_change');
  });
});
