import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
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
beforeEach(() => app.freeze('2027-06-05T10:00:00Z'));
afterAll(() => app.close());

/** Half an hour ahead: an agency that cancels now loses its money. */
const soon = '2027-06-05T10:30:00Z';

const newEvent: TestApp['make']['event'] = (options) =>
  app.make.event({ startsAt: '2027-07-20T09:00:00Z', ...options });

const eventTypes = async (organisationId: number, bookingId: number) =>
  (
    await app.sql<{ event_type: string }>(
      `select event_type from outbox where organisation_id = $1 and (payload ->> 'id')::bigint = $2
       and event_type like 'booking.%' order by id`,
      [organisationId, bookingId],
    )
  ).map((row) => row.event_type);

describe('a booking that waits for review', () => {
  test('24: approval fires booking.confirmed with `review`, for funds taken at once', async () => {
    const acme = await app.newClient({ credits: { 3: 2 }, moneyPence: 24_000, invoices: true });
    const event = await newEvent({ courseId: 3 });
    for (const payOption of ['credits', 'balance', 'inv'] as const) {
      const booked = await app.make.booking(acme.id, event, {}, payOption);
      expect(booked.booking_status).toBe('pending');
      const approved = await admin.post(`/bookings/${booked.id}/review`, { decision: 'approve' });
      expect(approved.body).toMatchObject({ booking_status: 'booked', review: 'approved' });
      const told = await announcementsOf(app, acme.id, 'booking.confirmed');
      expect(told.at(-1)).toMatchObject({ id: booked.id, booking_status: 'booked', confirmed_by: 'review' });
      const twice = await admin.post(`/bookings/${booked.id}/review`, { decision: 'approve' });
      expect(twice.body['code']).toBe('review_not_awaited');
      expect(await eventTypes(acme.id, booked.id)).toEqual(['booking.created', 'booking.confirmed']);
    }
  });

  test('24: rejection refunds in full and fires booking.cancelled', async () => {
    const acme = await app.newClient({ credits: { 3: 1 }, moneyPence: 24_000 });
    const event = await newEvent({ courseId: 3, startsAt: soon });
    for (const [payOption, wallet, amount] of [
      ['credits', '3', 100],
      ['balance', 'booking_balance', 24_000],
    ] as const) {
      const booked = await app.make.booking(acme.id, event, {}, payOption);
      const rejected = await admin.post(`/bookings/${booked.id}/review`, {
        decision: 'reject',
        note: 'No current DBS',
      });
      expect(rejected.body).toMatchObject({
        booking_status: 'cancelled',
        review: 'rejected',
        pay_status: 'refunded',
        cancelled_by: 'Admin',
        reason: 'review_rejected',
        reason_note: 'No current DBS',
        refund: { wallet, amount },
      });
      expect(await eventTypes(acme.id, booked.id)).toEqual(['booking.created', 'booking.cancelled']);
    }
    const wallet = (await admin.get(`/organisations/${acme.id}/wallet`)).body;
    expect(wallet).toMatchObject({ credits: [{}, {}, { course_id: 3, credits: 1 }], balance_pence: 24_000 });
    expect(await verifyLedger(app.db)).toEqual([]);
  });

  test('cannot be decided once the training has started, nor when it needs no review', async () => {
    const acme = await app.newClient({ invoices: true });
    const plain = await app.make.booking(acme.id, await newEvent());
    const late = await app.make.booking(acme.id, await newEvent({ courseId: 3, startsAt: soon }));
    expect((await admin.post(`/bookings/${plain.id}/review`, { decision: 'approve' })).body['code']).toBe(
      'review_not_awaited',
    );
    await app.pass('30 minutes');
    expect((await admin.post(`/bookings/${late.id}/review`, { decision: 'approve' })).body['code']).toBe(
      'event_started',
    );
    expect((await admin.post(`/bookings/${late.id}/review`, { decision: 'perhaps' })).status).toBe(422);
    expect((await admin.post('/bookings/4711/review', { decision: 'perhaps' })).status).toBe(404);
  });

  test('two people deciding at once: one decision holds', async () => {
    const acme = await app.newClient({ credits: { 3: 1 } });
    const booked = await app.make.booking(acme.id, await newEvent({ courseId: 3 }), {}, 'credits');
    const decisions = await Promise.all(
      ['approve', 'reject', 'approve', 'reject'].map((decision) =>
        admin.post(`/bookings/${booked.id}/review`, { decision }),
      ),
    );
    expect(decisions.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect((await eventTypes(acme.id, booked.id)).length).toBe(2);
    expect(await verifyLedger(app.db)).toEqual([]);
  });
});

describe('attendance', () => {
  test('30: a no-show fires two events and appears in the no-show list; correcting to attended removes it', async () => {
    const acme = await app.newClient({ moneyPence: 8_500 });
    const event = await newEvent({ startsAt: soon });
    const booked = await app.make.booking(acme.id, event, {}, 'balance');
    const path = `/bookings/${booked.id}/attendance`;
    const trainer = await app.signedIn('staff_trainer');
    expect((await trainer.put(path, { attendance: 'no_show' })).body['code']).toBe('event_not_started');
    await app.pass('30 minutes');
    const marked = await trainer.put(path, { attendance: 'no_show' });
    expect(marked.body).toMatchObject({ attendance: 'no_show', passed: null, booking_status: 'booked' });
    const noShows = async () => (await acme.get('/bookings/no-shows')).body['data'];
    expect(await noShows()).toMatchObject([{ id: booked.id, attendance: 'no_show' }]);
    expect(await eventTypes(acme.id, booked.id)).toEqual([
      'booking.created',
      'booking.attendance_marked',
      'booking.no_show',
    ]);
    await trainer.put(path, { attendance: 'no_show' });
    expect(await announcementsOf(app, acme.id, 'booking.no_show')).toHaveLength(1);
    const corrected = await trainer.put(path, { attendance: 'attended' });
    expect(corrected.body).toMatchObject({ attendance: 'attended', passed: null });
    expect(await noShows()).toEqual([]);
    const marks = await announcementsOf(app, acme.id, 'booking.attendance_marked');
    expect(marks.map((mark) => [mark['previous_attendance'], mark['attendance']])).toEqual([
      [null, 'no_show'],
      ['no_show', 'attended'],
    ]);
    expect(await announcementsOf(app, acme.id, 'booking.no_show')).toHaveLength(1);
  });

  test('failing keeps the certificate away; the mark can be taken back; passing without coming is refused', async () => {
    const acme = await app.newClient({ moneyPence: 8_500 });
    const booked = await app.make.booking(acme.id, await newEvent({ startsAt: soon }), {}, 'balance');
    await app.pass('30 minutes');
    const path = `/bookings/${booked.id}/attendance`;
    const failed = await admin.put(path, { attendance: 'attended', passed: false });
    expect(failed.body).toMatchObject({
      attendance: 'attended',
      passed: false,
      certificate_available: false,
    });
    expect((await admin.put(path, { attendance: null })).body).toMatchObject({
      attendance: null,
      passed: null,
      attendance_marked_at: null,
    });
    const wrong = await admin.put(path, { attendance: 'no_show', passed: true });
    expect(wrong.body['errors']).toHaveProperty('passed');
    expect((await admin.put(path, {})).body['errors']).toHaveProperty('attendance');
    expect((await admin.put(path, { attendance: 'late' })).status).toBe(422);
  });

  test('a trainer marks only their own classes: others’ are 404', async () => {
    const acme = await app.newClient({ moneyPence: 8_500 });
    const event = await newEvent({ startsAt: soon });
    const booked = await app.make.booking(acme.id, event, {}, 'balance');
    const other = Number((await admin.post('/trainers', { name: 'Sian Pritchard' })).body['id']);
    const stranger = await app.signedIn('staff_trainer', { trainerId: other });
    await app.pass('30 minutes');
    for (const body of [{ attendance: 'attended' }, { attendance: 'nonsense' }]) {
      expect((await stranger.put(`/bookings/${booked.id}/attendance`, body)).status).toBe(404);
    }
    expect((await stranger.get(`/bookings/${booked.id}`)).status).toBe(404);
    expect((await stranger.get('/bookings?per_page=100')).body['data']).toEqual([]);
    const mine = (await app.signedIn('staff_trainer')).get('/bookings?per_page=100');
    expect(((await mine).body['data'] as { id: number }[]).map(({ id }) => id)).toContain(booked.id);
  });
});

describe('staff cancel', () => {
  test('with the money back in full, however late, unless they untick it', async () => {
    const acme = await app.newClient({ credits: { 1: 2 } });
    const event = await newEvent({ startsAt: soon });
    const [kind, strict] = [
      await app.make.booking(acme.id, event, {}, 'credits'),
      await app.make.booking(acme.id, event, {}, 'credits'),
    ];
    await app.pass('3 hours');
    const back = await admin.post(`/bookings/${kind.id}/cancel`, { note: 'Goodwill' });
    expect(back.body).toMatchObject({
      booking_status: 'cancelled',
      reason: 'staff',
      reason_note: 'Goodwill',
      cancelled_by: 'Admin',
      refund: { amount: 100, wallet: '1' },
      pay_status: 'refunded',
    });
    const kept = await admin.post(`/bookings/${strict.id}/cancel`, { refund: 'false' });
    expect(kept.body).toMatchObject({ refund: null, pay_status: 'completed' });
    expect((await admin.post(`/bookings/${kind.id}/cancel`, {})).body['code']).toBe('already_cancelled');
  });

  test('not once attendance is marked', async () => {
    const acme = await app.newClient({ credits: { 1: 1 } });
    const booked = await app.make.booking(acme.id, await newEvent({ startsAt: soon }), {}, 'credits');
    await app.pass('30 minutes');
    await admin.put(`/bookings/${booked.id}/attendance`, { attendance: 'no_show' });
    expect((await admin.post(`/bookings/${booked.id}/cancel`, {})).body['code']).toBe('attendance_marked');
  });

  test('a repeated Idempotency-Key refunds once', async () => {
    const acme = await app.newClient({ credits: { 1: 1 } });
    const booked = await app.make.booking(acme.id, await newEvent(), {}, 'credits');
    const once = () =>
      admin.post(
        `/bookings/${booked.id}/cancel`,
        {},
        { headers: { 'idempotency-key': `cancel-${booked.id}` } },
      );
    const [first, second] = [await once(), await once()];
    expect([first.status, second.text]).toEqual([200, first.text]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await verifyLedger(app.db)).toEqual([]);
  });
});

describe('rescheduling', () => {
  test('moves the seat, keeps the money, starts attendance anew and tells the organisation', async () => {
    const acme = await app.newClient({ credits: { 1: 1 } });
    const from = await newEvent({ startsAt: soon });
    const to = await newEvent({ startsAt: '2027-07-15T09:00:00Z', capacity: 1 });
    const booked = await app.make.booking(acme.id, from, {}, 'credits');
    await app.pass('30 minutes');
    await admin.put(`/bookings/${booked.id}/attendance`, { attendance: 'no_show' });
    const moved = await admin.post(`/bookings/${booked.id}/reschedule`, { training_event_id: to });
    expect(moved.body).toMatchObject({
      training_event_id: to,
      start_date: '2027-07-15T10:00:00+01:00',
      attendance: null,
      pay_status: 'completed',
    });
    expect((await announcementsOf(app, acme.id, 'booking.rescheduled'))[0]).toMatchObject({
      id: booked.id,
      previous_training_event_id: from,
    });
    expect((await admin.get(`/training-events/${from}`)).body['booked_seats']).toBe(0);
    expect((await admin.get(`/training-events/${to}`)).body['booked_seats']).toBe(1);
  });

  test('refuses what cannot be, and says so at the field', async () => {
    const acme = await app.newClient({ invoices: true });
    const stranger = await app.make.organisation();
    const booked = await app.make.booking(acme.id, await newEvent());
    const full = await newEvent({ capacity: 1 });
    await app.make.booking(acme.id, full);
    const targets: [string, number][] = [
      ['event_unknown', 4711],
      ['event_unknown', await newEvent({ visibleTo: [stranger.id] })],
      ['event_unknown', await newEvent({ published: false })],
      ['event_of_another_course', await newEvent({ courseId: 2 })],
      ['event_started', await newEvent({ startsAt: '2027-06-05T09:00:00Z' })],
      ['no_seats_left', full],
      ['unchanged', booked.training_event_id],
    ];
    for (const [code, training_event_id] of targets) {
      const answer = await admin.post(`/bookings/${booked.id}/reschedule`, { training_event_id });
      expect([answer.status, answer.body['code']]).toEqual([422, code]);
    }
    expect((await admin.get(`/bookings/${booked.id}`)).body['training_event_id']).toBe(
      booked.training_event_id,
    );
  });
});

describe('the list', () => {
  test('spans organisations and narrows by organisation, review, payment, days and name', async () => {
    const [acme, other] = [await app.newClient({ invoices: true }), await app.newClient({ invoices: true })];
    const event = await newEvent({ courseId: 3, startsAt: '2028-01-10T09:00:00Z' });
    const one = await app.make.booking(acme.id, event, { first_name: 'Søren_100%' });
    const two = await app.make.booking(other.id, event);
    const ids = async (query: string) =>
      ((await admin.get(`/bookings?per_page=100&${query}`)).body['data'] as { id: number }[]).map(
        ({ id }) => id,
      );
    expect(await ids(`training_event_id=${event}`)).toEqual([two.id, one.id]);
    expect(await ids(`training_event_id=${event}&sort_dir=asc`)).toEqual([one.id, two.id]);
    expect(await ids(`organisation_id=${acme.id}`)).toEqual([one.id]);
    expect(
      await ids('date_from=2028-01-10&date_to=2028-01-10&review=awaited&pay_status=pending'),
    ).toHaveLength(2);
    expect(await ids(`search=${encodeURIComponent('s\u00d8ren_100%')}`)).toEqual([one.id]);
    expect(await ids('search=__')).toEqual([]);
    expect((await admin.get('/bookings?review=maybe&sort=price&page=0')).body['errors']).toEqual({
      review: [expect.any(String)],
      sort: [expect.any(String)],
      page: [expect.any(String)],
    });
  });

  test('recording an invoice’s payment refuses other ways of paying', async () => {
    const acme = await app.newClient({ credits: { 1: 1 } });
    const booked = await app.make.booking(acme.id, await newEvent(), {}, 'credits');
    const answer = await admin.post(`/bookings/${booked.id}/invoice-payment`);
    expect([answer.status, answer.body['code']]).toEqual([422, 'not_an_invoice']);
  });
});
