import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { verifyAllAuditChains } from '../../../domains/audit/index.ts';
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

const plan = {
  course_id: 1,
  location_id: 3,
  trainer_id: 5,
  start_date: '2027-07-15T10:00',
  end_date: '2027-07-15T17:00',
  capacity: 12,
  // the tests share a day
  allow_clashes: true,
};

async function planned(changes: object = {}): Promise<number> {
  const made = await admin.post('/training-events', { ...plan, ...changes });
  expect(made.status, made.text).toBe(201);
  return Number(made.body['id']);
}

describe('planning', () => {
  test('a draft is seen by staff only; published, by organisations; twice is refused', async () => {
    const acme = await app.newClient();
    const id = await planned();
    expect((await acme.get(`/training-events/${id}`)).status).toBe(404);
    const draft = await admin.get(`/training-events/${id}`);
    expect(draft.body).toMatchObject({
      status: 'draft',
      start_date: '2027-07-15T10:00:00+01:00',
      end_date: '2027-07-15T17:00:00+01:00',
      trainer: { id: 5, name: 'David Rankin' },
      capacity: 12,
      booked_seats: 0,
      held_seats: 0,
    });
    expect((await admin.post(`/training-events/${id}/publish`)).body['status']).toBe('scheduled');
    expect((await acme.get(`/training-events/${id}`)).status).toBe(200);
    expect((await admin.post(`/training-events/${id}/publish`)).body['code']).toBe('event_published');
  });

  test('times are London’s wall time, or any moment with an offset', async () => {
    const id = await planned({ start_date: '2027-12-01T10:00', end_date: '2027-12-01T18:00:00+02:00' });
    expect((await admin.get(`/training-events/${id}`)).body).toMatchObject({
      start_date: '2027-12-01T10:00:00+00:00',
      end_date: '2027-12-01T16:00:00+00:00',
    });
  });

  test.each([
    ['start_date', { start_date: '2028-03-26T01:30', end_date: '2028-03-26T09:00' }, 'skip'],
    ['start_date', { start_date: '2027-10-31T01:30', end_date: '2027-10-31T09:00' }, 'twice'],
    ['start_date', { start_date: '2027-02-29T10:00', end_date: '2027-07-15T17:00' }, 'date and time'],
    ['end_date', { end_date: '2027-07-15T10:00' }, 'after'],
    ['capacity', { capacity: 1001 }, 'most 1000'],
    ['capacity', { capacity: -1 }, 'least 0'],
  ])('%s of %o is refused and says why', async (field, changes, words) => {
    const answer = await admin.post('/training-events', { ...plan, ...changes });
    expect(answer.status).toBe(422);
    expect(String(at(answer.body, `errors.${field}.0`))).toContain(words);
  });

  test('an overlapping hour is accepted once its offset is said', async () => {
    const id = await planned({ start_date: '2027-10-31T01:30:00+00:00', end_date: '2027-10-31T09:00' });
    expect((await admin.get(`/training-events/${id}`)).body['start_date']).toBe('2027-10-31T01:30:00+00:00');
  });

  test('tells all field errors at once, and unknown or inactive choices by field', async () => {
    const empty = await admin.post('/training-events', {});
    expect(Object.keys(empty.body['errors'] as object).sort()).toEqual(
      ['capacity', 'course_id', 'end_date', 'location_id', 'start_date'].sort(),
    );
    const retired = await admin.post('/trainers', { name: 'Retired', is_active: false });
    for (const [code, changes] of [
      ['course_unknown', { course_id: 4711 }],
      ['location_unknown', { location_id: 4711 }],
      ['trainer_unknown', { trainer_id: retired.body['id'] }],
      ['event_in_the_past', { start_date: '2027-06-05T09:00', end_date: '2027-06-05T17:00' }],
    ] as const) {
      const answer = await admin.post('/training-events', { ...plan, ...changes });
      expect([answer.status, answer.body['code']]).toEqual([422, code]);
      expect(answer.body).toHaveProperty('errors');
    }
  });

  test('a draft can be rewritten; of a published event only the trainer', async () => {
    const id = await planned();
    const path = `/training-events/${id}`;
    const rewritten = await admin.patch(path, {
      course_id: 2,
      location_id: 4,
      trainer_id: null,
      end_date: '2027-07-15T13:00',
    });
    expect(rewritten.body).toMatchObject({
      course: { id: 2 },
      location: { id: 4 },
      trainer: null,
      end_date: '2027-07-15T13:00:00+01:00',
    });
    expect((await admin.patch(path, { end_date: '2027-07-15T09:00' })).body['code']).toBe(
      'event_ends_too_early',
    );
    await admin.post(`${path}/publish`);
    expect((await admin.patch(path, { course_id: 1 })).body['code']).toBe('event_published');
    expect((await admin.patch(path, { trainer_id: 5, allow_clashes: true })).body['trainer']).toEqual({
      id: 5,
      name: 'David Rankin',
    });
    expect((await admin.patch('/training-events/4711', { trainer_id: 'x' })).status).toBe(404);
  });

  test('an event for selected organisations is seen by those only', async () => {
    const [acme, other] = [await app.newClient(), await app.newClient()];
    const id = await planned();
    await admin.post(`/training-events/${id}/publish`);
    const path = `/training-events/${id}/visibility`;
    const set = await admin.put(path, { visibility: 'selected', organisation_ids: [acme.id, acme.id] });
    expect(set.body['organisation_ids']).toEqual([acme.id]);
    const seen = async () => [
      (await acme.get(`/training-events/${id}`)).status,
      (await other.get(`/training-events/${id}`)).status,
    ];
    expect(await seen()).toEqual([200, 404]);
    const unknown = await admin.put(path, { visibility: 'selected', organisation_ids: [4711] });
    expect(unknown.body['code']).toBe('organisation_unknown');
    expect((await admin.put(path, { visibility: 'selected' })).body['errors']).toHaveProperty(
      'organisation_ids',
    );
    expect((await admin.put(path, { visibility: 'all' })).body).toMatchObject({ organisation_ids: [] });
    expect(await seen()).toEqual([200, 200]);
  });
});

describe('changing', () => {
  test('28: cancelling an event cancels every live booking with full refund and ends live holds', async () => {
    const acme = await app.newClient({ credits: { 1: 2 }, moneyPence: 20_000 });
    const other = await app.newClient({ moneyPence: 20_000 });
    // two hours ahead: no agency would get its money back for cancelling now
    const event = await app.make.event({ startsAt: '2027-06-05T12:00:00Z' });
    const byCredit = await app.make.booking(acme.id, event, {}, 'credits');
    const byBalance = await app.make.booking(acme.id, event, {}, 'balance');
    const others = await app.make.booking(other.id, event, {}, 'balance');
    const gone = await app.make.booking(acme.id, event, {}, 'credits');
    expect((await admin.post(`/bookings/${gone.id}/cancel`, { refund: false })).status).toBe(200);
    const hold = await app.make.hold(other.id, event);
    const before = await announcementsOf(app, acme.id, 'booking.cancelled');

    const cancelled = await admin.post(`/training-events/${event}/cancel`, { note: 'The trainer is ill.' });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', booked_seats: 0, held_seats: 0 });

    const events = (await announcementsOf(app, acme.id, 'booking.cancelled')).slice(before.length);
    expect(events.map((one) => [one['id'], one['reason'], one['pay_status'], one['refund_wallet']])).toEqual([
      [byCredit.id, 'event_cancelled', 'refunded', '1'],
      [byBalance.id, 'event_cancelled', 'refunded', 'booking_balance'],
    ]);
    expect(events[0]).toMatchObject({ cancelled_by: 'Admin', reason_note: 'The trainer is ill.' });
    expect(await announcementsOf(app, other.id, 'booking.cancelled')).toMatchObject([{ id: others.id }]);
    const wallet = (await admin.get(`/organisations/${acme.id}/wallet`)).body;
    expect(wallet).toMatchObject({ credits: [{ course_id: 1, credits: 1 }, {}, {}], balance_pence: 20_000 });
    const late = await other.post('/bookings', { hold_hash: hold, ...janeBody });
    expect([late.status, late.body['code']]).toEqual([422, 'event_cancelled']);
    expect(await announcementsOf(app, other.id, 'seat_hold.expired')).toEqual([]);
    expect((await admin.post(`/training-events/${event}/cancel`, {})).body['code']).toBe('event_cancelled');
    expect(await verifyLedger(app.db)).toEqual([]);
  });

  test('29: moving an event fires booking.rescheduled per live booking with previous values', async () => {
    const [acme, other] = [
      await app.newClient({ invoices: true }),
      await app.newClient({ moneyPence: 9_000 }),
    ];
    const event = await app.make.event({ startsAt: '2027-07-15T09:00:00Z', endsAt: '2027-07-15T16:00:00Z' });
    const first = await app.make.booking(acme.id, event);
    const second = await app.make.booking(other.id, event, {}, 'balance');
    const moved = await admin.post(`/training-events/${event}/move`, {
      start_date: '2027-12-01T10:00',
      end_date: '2027-12-01T17:00',
      location_id: 4,
      allow_clashes: true,
    });
    expect(moved.body).toMatchObject({ start_date: '2027-12-01T10:00:00+00:00', location: { id: 4 } });
    for (const [client, booking] of [
      [acme, first],
      [other, second],
    ] as const) {
      const told = await announcementsOf(app, client.id, 'booking.rescheduled');
      expect(told).toMatchObject([
        { id: booking.id, location_id: 4, previous_location_id: 3, previous_location_name: 'Glasgow' },
      ]);
      expect(new Date(String(told[0]?.['previous_starts_at'])).toISOString()).toBe(
        '2027-07-15T09:00:00.000Z',
      );
      expect(new Date(String(told[0]?.['starts_at'])).toISOString()).toBe('2027-12-01T10:00:00.000Z');
      const read = await client.get(`/bookings/${booking.id}`);
      expect(read.body['start_date']).toBe('2027-12-01T10:00:00+00:00');
    }
    const again = { start_date: '2027-12-01T10:00', end_date: '2027-12-01T17:00' };
    expect((await admin.post(`/training-events/${event}/move`, again)).body['code']).toBe('unchanged');
    const past = { start_date: '2027-06-01T10:00', end_date: '2027-06-01T17:00' };
    expect((await admin.post(`/training-events/${event}/move`, past)).body['code']).toBe('event_in_the_past');
    const nowhere = await admin.post(`/training-events/${event}/move`, { ...again, location_id: 4711 });
    expect(nowhere.body['code']).toBe('location_unknown');
  });

  test('the capacity never falls below what is booked and held, lapsed holds aside', async () => {
    const acme = await app.newClient({ invoices: true });
    const event = await app.make.event({ startsAt: '2027-07-15T09:00:00Z', capacity: 5 });
    await app.make.booking(acme.id, event);
    await app.make.hold(acme.id, event);
    const path = `/training-events/${event}/capacity`;
    const refused = await admin.put(path, { capacity: 1 });
    expect(refused.body).toMatchObject({
      code: 'capacity_below_taken',
      taken: 2,
      errors: expect.any(Object),
    });
    await app.pass('30 minutes');
    expect((await admin.put(path, { capacity: 1 })).body).toMatchObject({ capacity: 1, held_seats: 0 });
    expect((await admin.put(path, { capacity: 0 })).status).toBe(422);
  });
});

const janeBody = {
  first_name: 'Jane',
  last_name: 'Smith',
  email: 'jane.smith@nhsstaff.co.uk',
  phone: '+441234567890',
  pay_option: 'balance',
};

describe('reading', () => {
  test('staff filter by status, days, trainer and course; a trainer sees their own events only', async () => {
    const other = Number((await admin.post('/trainers', { name: 'Sian Pritchard' })).body['id']);
    const trainer = await app.signedIn('staff_trainer');
    const mine = await planned({ start_date: '2027-08-02T10:00', end_date: '2027-08-02T17:00' });
    const theirs = await planned({
      start_date: '2027-08-02T10:00',
      end_date: '2027-08-02T17:00',
      trainer_id: other,
      course_id: 2,
    });
    const ids = async (who: ConsoleCalls, query: string) =>
      ((await who.get(`/training-events?per_page=100&${query}`)).body['data'] as { id: number }[]).map(
        ({ id }) => id,
      );
    const day = 'date_from=2027-08-02&date_to=2027-08-02';
    expect(await ids(admin, day)).toEqual([mine, theirs]);
    expect(await ids(admin, `${day}&sort_dir=desc`)).toEqual([theirs, mine]);
    expect(await ids(admin, `${day}&course_id=2&status=draft&trainer_id=${other}`)).toEqual([theirs]);
    expect(await ids(admin, `${day}&status=scheduled`)).toEqual([]);
    expect(await ids(trainer, day)).toEqual([mine]);
    expect(await ids(trainer, `${day}&trainer_id=${other}`)).toEqual([mine]);
    expect((await trainer.get(`/training-events/${theirs}`)).status).toBe(404);
    expect((await trainer.get(`/training-events/${theirs}/bookings`)).status).toBe(404);
    expect((await admin.get('/training-events?date_from=2027-08-02&date_to=2027-08-01')).status).toBe(422);
  });

  test('the class list is in the candidates’ order and holds every organisation', async () => {
    const [acme, other] = [await app.newClient({ invoices: true }), await app.newClient({ invoices: true })];
    const event = await app.make.event({ startsAt: '2027-07-15T09:00:00Z' });
    await app.make.booking(acme.id, event, { first_name: 'Zofia' });
    const gone = await app.make.booking(other.id, event, { first_name: 'Aisha' });
    await admin.post(`/bookings/${gone.id}/cancel`, { refund: false });
    const trainer = await app.signedIn('staff_trainer');
    const names = async (query = '') =>
      ((await trainer.get(`/training-events/${event}/bookings${query}`)).body['data'] as object[]).map(
        (row) => [
          at(row as Record<string, unknown>, 'candidate.first_name'),
          at(row as Record<string, unknown>, 'organisation.code'),
        ],
      );
    expect(await names()).toEqual([
      ['Aisha', other.code],
      ['Zofia', acme.code],
    ]);
    expect(await names('?booking_status=booked')).toEqual([['Zofia', acme.code]]);
  });
});

test('afterwards the trails are whole, and chain 0 tells what staff did to events', async () => {
  expect(await verifyAllAuditChains(app.db)).toEqual([]);
  const actions = await app.sql<{ action: string }>(
    `select distinct action from audit_entries where organisation_id = 0 and actor_kind = 'staff'
     and subject_kind = 'training_event' order by 1`,
  );
  expect(actions.map(({ action }) => action.split('.')[1])).toEqual([
    'cancelled',
    'capacity_changed',
    'created',
    'edited',
    'moved',
    'published',
    'visibility_changed',
  ]);
});
