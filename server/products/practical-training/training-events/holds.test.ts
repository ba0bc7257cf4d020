import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jane } from '../../../../tests/support/factories.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { sweepLapsedHolds } from '../../../domains/scheduling/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const newClient: TestApp['newClient'] = (options) => app.newClient(options);

const expiryEvents = (organisationId: number) => announcementsOf(app, organisationId, 'seat_hold.expired');

describe('POST /training-events/{id}/hold', () => {
  test('14: answers 201 with plain names, a 32-character hash and 1800 seconds; remaining_slots stays', async () => {
    const acme = await newClient();
    const event = await app.make.event({ startsAt: '2027-07-15T09:00:00Z' });
    const held = await acme.post(`/training-events/${event}/hold`, { seats: 5 });
    expect(held.status).toBe(201);
    expect(held.body['hold_hash']).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(held.body['expires_in_seconds']).toBe(1800);
    expect(held.body['training_event']).toEqual({
      id: event,
      course: 'CSTF All-In-One Mandatory Practical Training',
      location: 'Glasgow',
      start_date: '2027-07-15T10:00:00+01:00',
    });
    expect((await acme.get(`/training-events/${event}`)).body['remaining_slots']).toBe(12);
    const [seats] = await app.sql('select booked_seats, held_seats from training_events where id = $1', [
      event,
    ]);
    expect(seats).toEqual({ booked_seats: 0, held_seats: 1 });
  });

  test('15: a second hold is 409 with the same hash and fewer seconds; new=true gives another; the 21st is 422', async () => {
    const acme = await newClient();
    const event = await app.make.event({ capacity: 50 });
    const first = await acme.post(`/training-events/${event}/hold`);
    const again = await acme.post(`/training-events/${event}/hold`);
    expect(again).toMatchObject({
      status: 409,
      body: {
        code: 'hold_exists',
        hold_hash: first.body['hold_hash'],
        training_event: first.body['training_event'],
      },
    });
    expect(Number(again.body['expires_in_seconds'])).toBeLessThan(1800);
    expect(Object.keys(again.body)).toEqual([
      'message',
      'code',
      'hold_hash',
      'expires_at',
      'expires_in_seconds',
      'training_event',
    ]);
    const hashes = new Set([first.body['hold_hash']]);
    for (let number = 2; number <= 20; number += 1) {
      const another = await acme.post(`/training-events/${event}/hold?new=true`);
      expect(another.status).toBe(201);
      hashes.add(another.body['hold_hash']);
    }
    expect(hashes.size).toBe(20);
    expect(await acme.post(`/training-events/${event}/hold?new=1`)).toMatchObject({
      status: 422,
      body: { code: 'hold_limit_reached' },
    });
    const latest = await acme.post(`/training-events/${event}/hold`);
    expect(latest.body['hold_hash']).toBe([...hashes].at(-1));
  });

  test('16: with one seat A holds, B gets no_seats_left although remaining_slots is 1, and A again gets 409', async () => {
    const [a, b] = [await newClient(), await newClient()];
    const event = await app.make.event({ capacity: 1 });
    expect((await a.post(`/training-events/${event}/hold`)).status).toBe(201);
    expect(await b.post(`/training-events/${event}/hold`)).toMatchObject({
      status: 422,
      body: { code: 'no_seats_left' },
    });
    expect((await b.get(`/training-events/${event}`)).body['remaining_slots']).toBe(1);
    expect((await a.post(`/training-events/${event}/hold`)).status).toBe(409);
  });

  test('17: of 50 parallel holds by different organisations on 3 seats exactly 3 succeed', async () => {
    const clients = await Promise.all(Array.from({ length: 50 }, () => newClient()));
    const event = await app.make.event({ capacity: 3 });
    const answers = await Promise.all(clients.map((client) => client.post(`/training-events/${event}/hold`)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3);
    expect(answers.filter((answer) => answer.body['code'] === 'no_seats_left')).toHaveLength(47);
    const [seats] = await app.sql(
      'select held_seats, (select count(*) from seat_holds where training_event_id = $1) as holds from training_events where id = $1',
      [event],
    );
    expect(seats).toEqual({ held_seats: 3, holds: 3 });
  });

  test('17: 40 parallel requests of one organisation give one hold and 39 times the same hash', async () => {
    const acme = await newClient();
    const event = await app.make.event();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => acme.post(`/training-events/${event}/hold`)),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.body['hold_hash'])).size).toBe(1);
  });

  test('17: the table itself refuses more holds and bookings than seats', async () => {
    const event = await app.make.event({ capacity: 2 });
    await expect(
      app.sql('update training_events set held_seats = 2, booked_seats = 1 where id = $1', [event]),
    ).rejects.toThrow(/never_oversold/);
    await app.sql('update training_events set held_seats = 2 where id = $1', [event]);
    await expect(app.sql('update training_events set capacity = 1 where id = $1', [event])).rejects.toThrow(
      /never_oversold/,
    );
  });

  test('18: a released or lapsed hold frees its seat at once, before any sweep; expiry is announced once, release never', async () => {
    await app.freeze('2027-02-01T10:00:00Z');
    const [a, b, c] = [await newClient(), await newClient(), await newClient()];
    const event = await app.make.event({ capacity: 1, startsAt: '2027-03-01T10:00:00Z' });
    const first = await a.post(`/training-events/${event}/hold`);
    expect((await a.delete(`/training-events/hold/${first.body['hold_hash']}`)).status).toBe(200);
    expect((await b.post(`/training-events/${event}/hold`)).status).toBe(201);
    await app.pass('29 minutes 59 seconds');
    expect((await c.post(`/training-events/${event}/hold`)).status).toBe(422);
    await app.pass('1 second');
    expect((await c.post(`/training-events/${event}/hold`)).status).toBe(201);
    await sweepLapsedHolds(app.db);
    await sweepLapsedHolds(app.db);
    await app.freeze(null);
    expect(await expiryEvents(a.id)).toEqual([]);
    expect(await expiryEvents(c.id)).toEqual([]);
    const expired = await expiryEvents(b.id);
    expect(expired).toHaveLength(1);
    expect(expired[0]).toMatchObject({
      training_event_id: event,
      expired_at: '2027-02-01T10:30:00+00:00',
    });
  });

  test('a sweep ends the lapsed holds of many events, side by side with another one', async () => {
    const acme = await app.make.organisation();
    const events = await Promise.all(Array.from({ length: 12 }, () => app.make.event()));
    for (const event of events) await app.make.hold(acme.id, event);
    await app.sql(
      `update seat_holds set expires_at = app_now() - interval '1 second' where organisation_id = $1`,
      [acme.id],
    );
    const swept = await Promise.all([
      sweepLapsedHolds(app.db),
      sweepLapsedHolds(app.db),
      sweepLapsedHolds(app.db),
    ]);
    expect(swept.reduce((sum, ended) => sum + ended, 0)).toBe(12);
    expect(await expiryEvents(acme.id)).toHaveLength(12);
    expect(
      await app.sql('select id from training_events where id = any($1) and held_seats <> 0', [events]),
    ).toEqual([]);
  });

  test('refuses a cancelled and a started event, in that order', async () => {
    const acme = await newClient();
    const started = await app.make.event({ startsAt: new Date(Date.now() - 60_000).toISOString() });
    const cancelled = await app.make.event({ startsAt: new Date(Date.now() - 60_000).toISOString() });
    await app.sql('update training_events set cancelled_at = now() where id = $1', [cancelled]);
    expect(await acme.post(`/training-events/${started}/hold`)).toMatchObject({
      status: 422,
      body: { code: 'event_started' },
    });
    expect(await acme.post(`/training-events/${cancelled}/hold`)).toMatchObject({
      status: 422,
      body: { code: 'event_cancelled' },
    });
  });

  test('a draft, an event for others, an unknown and a malformed id are the same 404, also with bad fields', async () => {
    const [acme, other] = [await newClient(), await newClient()];
    const draft = await app.make.event({ published: false });
    const private_ = await app.make.event({ visibleTo: [other.id] });
    const paths = [draft, private_, 99_999_999, 'abc', '0', '-1', '1.5', '9'.repeat(30)].map(
      (id) => `/training-events/${id}/hold`,
    );
    const answers = await Promise.all(
      paths.flatMap((path) => [acme.post(path), acme.post(`${path}?new=perhaps`)]),
    );
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`))).toEqual(
      new Set(['404 {"message":"Not found.","code":"not_found"}']),
    );
    expect((await other.post(`/training-events/${private_}/hold`)).status).toBe(201);
  });

  test('an unreadable new is 422 on that field', async () => {
    const acme = await newClient();
    const event = await app.make.event();
    expect(await acme.post(`/training-events/${event}/hold?new=perhaps`)).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: { new: [expect.any(String)] } },
    });
  });
});

describe('DELETE a hold', () => {
  test('19: both paths work; a second release, a wrong event and a used hold are 404', async () => {
    const acme = await newClient({ credits: { 1: 1 } });
    const [event, elsewhere] = [await app.make.event(), await app.make.event()];
    const take = async () => (await acme.post(`/training-events/${event}/hold?new=true`)).body['hold_hash'];
    const [one, two, three] = [await take(), await take(), await take()];
    expect(await acme.delete(`/training-events/hold/${one}`)).toMatchObject({
      status: 200,
      body: { message: 'Hold released.' },
    });
    expect((await acme.delete(`/training-events/hold/${one}`)).status).toBe(404);
    expect((await acme.delete(`/training-events/${elsewhere}/hold/${two}`)).status).toBe(404);
    expect((await acme.delete(`/training-events/${event}/hold/${two}`)).status).toBe(200);
    expect((await acme.post('/bookings', { hold_hash: three, ...jane, pay_option: 'credits' })).status).toBe(
      201,
    );
    expect((await acme.delete(`/training-events/hold/${three}`)).status).toBe(404);
  });

  test('9: another organisation’s hold is the same 404 as none, and stays live', async () => {
    const [a, b] = [await newClient(), await newClient()];
    const event = await app.make.event();
    const held = await a.post(`/training-events/${event}/hold`);
    const [foreign, unknown] = [
      await b.delete(`/training-events/hold/${held.body['hold_hash']}`),
      await b.delete('/training-events/hold/none'),
    ];
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
    expect((await a.post(`/training-events/${event}/hold`)).body['hold_hash']).toBe(held.body['hold_hash']);
  });

  test('20 parallel releases of one hold free one seat', async () => {
    const acme = await newClient();
    const event = await app.make.event();
    await acme.post(`/training-events/${event}/hold`);
    const held = await acme.post(`/training-events/${event}/hold?new=true`);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => acme.delete(`/training-events/hold/${held.body['hold_hash']}`)),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(await app.sql('select held_seats from training_events where id = $1', [event])).toEqual([
      { held_seats: 1 },
    ]);
  });
});
