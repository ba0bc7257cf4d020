import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jane } from '../../../../tests/support/factories.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { verifyLedger } from '../../../domains/wallet/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.freeze('2027-06-05T10:00:00Z');
  await app.sql('update training_events set cancelled_at = app_now(), held_seats = 0');
});

type Fields = Record<string, unknown>;

const july = (day: number) => `2027-07-${String(day).padStart(2, '0')}T09:00:00Z`;
const newEvent: TestApp['make']['event'] = (options) => app.make.event({ startsAt: july(20), ...options });

/** An organisation and its manager. */
async function agency(options: Parameters<TestApp['make']['organisation']>[0] = {}) {
  const organisation = await app.make.organisation(options);
  const manager = await app.signedIn('agency_manager', { organisationId: organisation.id });
  return { ...organisation, ...manager, id: organisation.id };
}

const rows = (body: Fields) => body['data'] as (Fields & { id: number })[];
const hashes = (body: Fields) => (body['holds'] as { hold_hash: string }[]).map((hold) => hold.hold_hash);
const seatsOf = async (eventId: number) =>
  (await app.sql('select booked_seats, held_seats from training_events where id = $1', [eventId]))[0];

describe('what can be booked', () => {
  test('an event tells its place, its free seats and the organisation’s own price', async () => {
    const acme = await agency();
    await app.sql('insert into organisation_course_rates values ($1, 1, 7950)', [acme.id]);
    await app.sql('update training_locations set latitude = 55.8473, longitude = -4.4201 where id = 3');
    const event = await newEvent({ capacity: 5 });
    await app.make.hold(acme.id, event);
    await app.make.hold((await app.make.organisation()).id, event);
    const { status, body } = await acme.get(`/open-events/${event}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: event,
      location: { id: 3, postcode: 'PA1 1TJ', latitude: 55.8473, longitude: -4.4201 },
      start_date: '2027-07-20T10:00:00+01:00',
      status: 'scheduled',
      seats: 5,
      free_seats: 3,
      own_holds: 1,
      price_pence: 7_950,
      requires_review: false,
    });
    expect(rows((await acme.get('/open-events')).body)).toEqual([body]);
    expect((await acme.get('/open-places')).body).toMatchObject({
      data: [{ id: 3, events: 1, free_seats: 3, next_start_date: '2027-07-20T10:00:00+01:00' }],
    });
  });

  test('filters narrow the list; the order is soonest, cheapest or most seats first', async () => {
    const acme = await agency();
    const [dear, soon, roomy] = [
      await newEvent({ courseId: 3, capacity: 2, startsAt: july(21) }),
      await newEvent({ courseId: 1, capacity: 1, startsAt: july(10) }),
      await newEvent({ courseId: 1, capacity: 9, startsAt: july(25) }),
    ];
    const ids = async (query: string) =>
      rows((await acme.get(`/open-events?${query}`)).body).map(({ id }) => id);
    expect(await ids('')).toEqual([soon, dear, roomy]);
    expect(await ids('sort=price')).toEqual([soon, roomy, dear]);
    expect(await ids('sort=free_seats')).toEqual([roomy, dear, soon]);
    expect(await ids('seats=2')).toEqual([dear, roomy]);
    expect(await ids('course_id=3')).toEqual([dear]);
    expect(await ids('location_id=4')).toEqual([]);
    expect(await ids('date_from=2027-07-21&date_to=2027-07-21')).toEqual([dear]);
    expect(await ids('per_page=1&page=3')).toEqual([roomy]);
    const wrong = await acme.get('/open-events?sort=best&seats=-1&date_from=2027-07-32');
    expect(wrong.status).toBe(422);
    expect(Object.keys(wrong.body['errors'] as object).sort()).toEqual(['date_from', 'seats', 'sort']);
  });

  test('full, cancelled, begun, draft and other organisations’ events are not offered', async () => {
    const [acme, stranger] = [await agency(), await app.make.organisation()];
    const [full, hidden, draft] = [
      await newEvent({ capacity: 1 }),
      await newEvent({ visibleTo: [stranger.id] }),
      await newEvent({ published: false }),
    ];
    await app.make.hold(stranger.id, full);
    const begun = await newEvent({ startsAt: '2027-06-05T09:00:00Z' });
    expect(rows((await acme.get('/open-events')).body)).toEqual([]);
    expect(rows((await acme.get('/open-events?seats=0')).body).map(({ id }) => id)).toEqual([full]);
    for (const id of [hidden, draft, 4711]) expect((await acme.get(`/open-events/${id}`)).status).toBe(404);
    expect((await acme.get(`/open-events/${begun}`)).body['status']).toBe('in_progress');
    // a hold that is over frees its seat at once, without any job
    await app.pass('31 minutes');
    expect(rows((await acme.get('/open-events')).body).map(({ id }) => id)).toEqual([full]);
  });

  test('the means are the organisation’s own: prices, credits, balance, ways to pay', async () => {
    const acme = await agency({ credits: { 1: 3 }, moneyPence: 12_345, invoices: true });
    await app.sql('insert into organisation_course_rates values ($1, 3, 20000)', [acme.id]);
    const { body } = await acme.get('/booking-means');
    expect(body).toMatchObject({
      balance_pence: 12_345,
      invoice_payments: true,
      candidate_payments: true,
      cancel_full_refund_hours: 48,
    });
    expect(body['courses']).toMatchObject([
      { id: 1, price_pence: 8_500, credits: 3 },
      { id: 2, credits: 0 },
      { id: 3, price_pence: 20_000 },
    ]);
  });
});

describe('holding and booking seats', () => {
  test('three are held, two booked, the last released: all is counted, told and audited', async () => {
    const acme = await agency({ credits: { 1: 5 } });
    const event = await newEvent({ capacity: 3 });
    const held = await acme.post(`/open-events/${event}/holds`, { seats: 3 });
    expect(held.status).toBe(201);
    expect(held.body).toMatchObject({ refused: null });
    const [first, second, third] = hashes(held.body);
    expect(new Set([first, second, third]).size).toBe(3);
    expect((held.body['holds'] as Fields[])[0]).toMatchObject({
      expires_at: '2027-06-05T10:30:00+00:00',
      expires_in_seconds: 1_800,
    });
    for (const hold_hash of [first, second]) {
      const booked = await acme.post('/held-seats/book', { ...jane, hold_hash, pay_option: 'credits' });
      expect(booked.status).toBe(201);
      expect(booked.body).toMatchObject({
        organisation: { id: acme.id },
        training_event_id: event,
        booking_status: 'booked',
        booked_by: 'Agency',
      });
    }
    expect((await acme.post('/seat-holds/release', { hold_hashes: [third, first, 'x'] })).body).toEqual({
      released: 1,
    });
    expect(await seatsOf(event)).toEqual({ booked_seats: 2, held_seats: 0 });
    expect(await announcementsOf(app, acme.id, 'booking.created')).toHaveLength(2);
    const trail = await app.sql(
      `select actor_kind, actor_id from audit_entries where organisation_id = $1 and action = 'booking.created'`,
      [acme.id],
    );
    expect(trail).toHaveLength(2);
    expect(trail[0]).toMatchObject({ actor_kind: 'member' });
    expect(await verifyLedger(app.db)).toEqual([]);
  });

  test('whoever wants more than there are gets those there are, and hears why not more', async () => {
    const acme = await agency();
    const event = await newEvent({ capacity: 2 });
    const some = await acme.post(`/open-events/${event}/holds`, { seats: 5 });
    expect([some.status, hashes(some.body).length, some.body['refused']]).toEqual([201, 2, 'no_seats_left']);
    const none = await acme.post(`/open-events/${event}/holds`, { seats: 1 });
    expect([none.status, none.body['code']]).toEqual([422, 'no_seats_left']);
    const roomy = await newEvent({ capacity: 40 });
    await acme.post(`/open-events/${roomy}/holds`, { seats: 19 });
    const last = await acme.post(`/open-events/${roomy}/holds`, { seats: 3 });
    expect([hashes(last.body).length, last.body['refused']]).toEqual([1, 'hold_limit_reached']);
  });

  test('two colleagues who want the last seats at once are never given the same one', async () => {
    const [acme, borealis] = [await agency(), await agency()];
    const event = await newEvent({ capacity: 6 });
    const answers = await Promise.all(
      [acme, borealis, acme, borealis].map((who) => who.post(`/open-events/${event}/holds`, { seats: 3 })),
    );
    const all = answers.flatMap(({ status, body }) => (status === 201 ? hashes(body) : []));
    expect([all.length, new Set(all).size]).toEqual([6, 6]);
    expect(await seatsOf(event)).toEqual({ booked_seats: 0, held_seats: 6 });
  });

  test('each refusal is told, nothing is charged, and the hold then still works', async () => {
    const acme = await agency({ moneyPence: 8_500 });
    const event = await newEvent();
    const [hold_hash] = hashes((await acme.post(`/open-events/${event}/holds`, { seats: 1 })).body);
    const book = (more: object) =>
      acme.post('/held-seats/book', { ...jane, hold_hash, pay_option: 'credits', ...more });
    expect((await book({})).body['code']).toBe('insufficient_credits');
    expect((await book({ pay_option: 'inv' })).body['code']).toBe('invoice_not_enabled');
    expect((await book({ hold_hash: 'unknown' })).body['code']).toBe('hold_not_found');
    const wrong = await book({ email: 'x', phone: '1', first_name: '', pay_option: 'invoice' });
    expect(Object.keys(wrong.body['errors'] as object).sort()).toEqual([
      'email',
      'first_name',
      'pay_option',
      'phone',
    ]);
    expect((await book({ pay_option: 'balance' })).status).toBe(201);
    expect((await book({ pay_option: 'balance' })).body['code']).toBe('hold_used');
    const [late] = hashes((await acme.post(`/open-events/${event}/holds`, { seats: 1 })).body);
    await app.pass('30 minutes');
    expect((await book({ hold_hash: late })).body['code']).toBe('hold_expired');
    const begun = await newEvent({ startsAt: '2027-06-05T09:00:00Z' });
    expect((await acme.post(`/open-events/${begun}/holds`, { seats: 1 })).body['code']).toBe('event_started');
  });

  test('another organisation’s hold is as unknown as none, and stays', async () => {
    const [acme, borealis] = [await agency({ credits: { 1: 1 } }), await agency({ credits: { 1: 1 } })];
    const event = await newEvent();
    const [theirs] = hashes((await acme.post(`/open-events/${event}/holds`, { seats: 1 })).body);
    const tried = await borealis.post('/held-seats/book', {
      ...jane,
      hold_hash: theirs,
      pay_option: 'credits',
    });
    expect(tried.body['code']).toBe('hold_not_found');
    expect((await borealis.post('/seat-holds/release', { hold_hashes: [theirs] })).body).toEqual({
      released: 0,
    });
    expect(await seatsOf(event)).toEqual({ booked_seats: 0, held_seats: 1 });
    const hidden = await newEvent({ visibleTo: [acme.id] });
    expect((await borealis.post(`/open-events/${hidden}/holds`, { seats: 1 })).status).toBe(404);
  });

  test('a viewer looks and books nothing', async () => {
    const { id: organisationId } = await app.make.organisation();
    const viewer = await app.signedIn('agency_viewer', { organisationId });
    const event = await newEvent();
    expect((await viewer.get(`/open-events/${event}`)).status).toBe(200);
    expect((await viewer.post(`/open-events/${event}/holds`, { seats: 1 })).status).toBe(403);
    expect((await viewer.post('/held-seats/book', {})).status).toBe(403);
  });

  test('a repeated Idempotency-Key books once', async () => {
    const acme = await agency({ credits: { 1: 2 } });
    const event = await newEvent();
    const [hold_hash] = hashes((await acme.post(`/open-events/${event}/holds`, { seats: 1 })).body);
    const send = () =>
      acme.post(
        '/held-seats/book',
        { ...jane, hold_hash, pay_option: 'credits' },
        { headers: { 'idempotency-key': `held-${event}` } },
      );
    const [first, second] = [await send(), await send()];
    expect([first.status, second.text]).toEqual([201, first.text]);
    expect(await seatsOf(event)).toEqual({ booked_seats: 1, held_seats: 0 });
  });
});

describe('remote sessions', () => {
  const slot = { course_id: 1, date: '2027-06-15', time: '09:00' };
  const candidate = { ...jane, address: '12 Nursing Lane', city: 'Manchester', postcode: 'm12ab' };

  test('a free slot is held and booked, from the wallet of remote sessions', async () => {
    await app.makeBls.trainer();
    const acme = await agency({ credits: { 1: 2 }, wallets: 'virtual-bls' });
    const free = await acme.get('/open-slots?course_id=1&date_from=2027-06-15&date_to=2027-06-15');
    expect(rows(free.body)[0]).toEqual({ date: '2027-06-15', time: '09:00', available_trainers: 1 });
    const held = await acme.post('/open-slots/hold', slot);
    expect(held.status).toBe(201);
    const again = await acme.post('/open-slots/hold', slot);
    expect([again.status, again.body['hold_hash']]).toEqual([200, held.body['hold_hash']]);
    const other = await agency();
    expect((await other.post('/open-slots/hold', slot)).body['code']).toBe('slot_unavailable');
    const hold_hash = held.body['hold_hash'];
    const theirs = await other.post('/held-slots/book', { ...candidate, hold_hash, pay_option: 'credits' });
    expect(theirs.body['code']).toBe('hold_not_found');
    expect((await other.post('/slot-holds/release', { hold_hashes: [hold_hash] })).body).toEqual({
      released: 0,
    });
    const wrong = await acme.post('/held-slots/book', { ...jane, hold_hash, pay_option: 'inv' });
    expect(Object.keys(wrong.body['errors'] as object).sort()).toEqual([
      'address',
      'city',
      'pay_option',
      'postcode',
    ]);
    const booked = await acme.post('/held-slots/book', { ...candidate, hold_hash, pay_option: 'credits' });
    expect(booked.status).toBe(201);
    expect(booked.body).toMatchObject({
      start_date: '2027-06-15T09:00:00+01:00',
      booking_status: 'booked',
      pay_status: 'completed',
      price_pence: 4_500,
    });
    const means = (await acme.get('/booking-means?product=virtual-bls')).body;
    expect(means['courses']).toMatchObject([{ id: 1, price_pence: 4_500, credits: 1 }]);
  });

  test('a released slot is free at once; days and courses that make no sense are told', async () => {
    await app.makeBls.trainer();
    const acme = await agency();
    const later = { ...slot, date: '2027-06-16' };
    const held = await acme.post('/open-slots/hold', later);
    const { body } = await acme.post('/slot-holds/release', { hold_hashes: [held.body['hold_hash']] });
    expect(body).toEqual({ released: 1 });
    expect((await acme.post('/open-slots/hold', later)).status).toBe(201);
    expect((await acme.post('/open-slots/hold', { ...later, course_id: 4711 })).body['code']).toBe(
      'course_not_available',
    );
    const backwards = await acme.get('/open-slots?course_id=1&date_from=2027-06-15&date_to=2027-06-14');
    expect(Object.keys(backwards.body['errors'] as object)).toEqual(['date_to']);
  });
});
