import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../../tests/support/api-client.ts';
import { janeAtHome } from '../../../../tests/support/bls.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

// Each test has its own course, so only its own trainers count.
let course_id: number;
beforeEach(async () => {
  await app.freeze('2026-06-03T18:00:00Z');
  course_id = await app.makeBls.course({ name: 'BLS — Annual Renewal' });
});

const newClient: TestApp['newBlsClient'] = (options) => app.newBlsClient(options);
type Client = Awaited<ReturnType<typeof newClient>>;

const slot = { date: '2026-06-10', time: '09:00' };
const hold = (client: Client, when = slot) => client.post('/timeslots/hold', { course_id, ...when });
const code = (answer: Answer) => answer.body['code'];
async function trainersAt(client: Client, { date, time } = slot): Promise<unknown> {
  const answer = await client.get(`/timeslots?course_id=${course_id}&date_from=${date}&date_to=${date}`);
  const found = (answer.body['data'] as Record<string, unknown>[]).find((row) => row['time'] === time);
  return found?.['available_trainers'];
}
const release = (client: Client, held: Answer) => client.delete(`/timeslots/hold/${held.body['hold_hash']}`);

describe('GET /timeslots', () => {
  test('4: is as documented, ordered, from today for 14 days unless told; what it lists can be held verbatim', async () => {
    const acme = await newClient();
    await app.makeBls.trainer({ courses: [course_id], hours: [['09:00', '10:30']] });
    const answer = await acme.get(`/timeslots?course_id=${course_id}`);
    expect(answer.body['course']).toEqual({ id: course_id, name: 'BLS — Annual Renewal' });
    const slots = answer.body['data'] as { date: string; time: string }[];
    expect(slots[0]).toEqual({ date: '2026-06-07', time: '09:00', available_trainers: 1 });
    expect(slots).toEqual(
      [...slots].sort((a, b) => `${a.date} ${a.time}`.localeCompare(`${b.date} ${b.time}`)),
    );
    expect(slots.at(-1)).toMatchObject({ date: '2026-06-17', time: '09:30' });
    for (const { date, time } of slots.slice(0, 2)) {
      const held = await acme.post('/timeslots/hold', { course_id, date, time });
      expect(held).toMatchObject({ status: 201, body: { slot: { date, time } } });
      await release(acme, held);
    }
  });

  test('5: two free trainers are 2, after a hold 1, after a second organisation’s hold none; release and expiry restore', async () => {
    const [a, b] = [await newClient(), await newClient()];
    for (let number = 0; number < 2; number += 1) await app.makeBls.trainer({ courses: [course_id] });
    expect(await trainersAt(a)).toBe(2);
    const first = await hold(a);
    expect(await trainersAt(b)).toBe(1);
    await hold(b);
    expect(await trainersAt(b)).toBeUndefined();
    await release(a, first);
    expect(await trainersAt(b)).toBe(1);
    await app.pass('30 minutes');
    expect(await trainersAt(b)).toBe(2);
  });

  test('10: 31 days after date_from are accepted, 32 are 422, so is an end before the start; an unknown course is 422', async () => {
    const acme = await newClient();
    const ask = (query: string) => acme.get(`/timeslots?${query}`);
    const of = `course_id=${course_id}`;
    expect((await ask(`${of}&date_from=2026-06-10&date_to=2026-07-11`)).status).toBe(200);
    expect((await ask(`${of}&date_to=2026-07-04`)).status).toBe(200);
    for (const range of [
      'date_from=2026-06-10&date_to=2026-07-12',
      'date_from=2026-06-10&date_to=2026-06-09',
      'date_to=2026-07-05',
      'date_to=2026-06-02',
    ]) {
      const answer = await ask(`${of}&${range}`);
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
      expect(Object.keys(answer.body['errors'] as object), range).toEqual(['date_to']);
    }
    for (const wrong of ['date_from=2026-02-30', 'date_from=tomorrow', 'date_from=%00'])
      expect((await ask(`${of}&${wrong}`)).body).toMatchObject({
        errors: { date_from: [expect.any(String)] },
      });
    expect(await ask('course_id=999999')).toMatchObject({
      status: 422,
      body: { code: 'course_not_available', errors: { course_id: [expect.any(String)] } },
    });
    await app.sql('update bls_courses set is_active = false where id = $1', [course_id]);
    expect(code(await ask(of))).toBe('course_not_available');
    expect((await ask('')).body).toMatchObject({ errors: { course_id: ['This field is required.'] } });
    expect((await ask(`${of}&date_from=9999-12-31&date_to=9999-12-31`)).status).toBe(422);
  });
});

describe('POST /timeslots/hold', () => {
  test('answers 201 as documented and shows no trainer', async () => {
    const acme = await newClient();
    await app.makeBls.trainer({ courses: [course_id] });
    const held = await hold(acme);
    expect(held.status).toBe(201);
    expect(held.body).toEqual({
      hold_hash: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
      expires_at: '2026-06-03T18:30:00+00:00',
      expires_in_seconds: 1800,
      slot: { ...slot, course: { id: course_id, name: 'BLS — Annual Renewal' } },
    });
  });

  test('12: the same slot twice is 201, then 409 with the same hash and fewer seconds, though no trainer is left', async () => {
    const [acme, other] = [await newClient(), await newClient()];
    await app.makeBls.trainer({ courses: [course_id] });
    const first = await hold(acme);
    await app.pass('596 seconds');
    const again = await hold(acme);
    expect(again.status).toBe(409);
    expect(again.body).toEqual({
      message: 'You already hold this slot.',
      code: 'hold_exists',
      ...first.body,
      expires_in_seconds: 1204,
    });
    expect(code(await hold(other))).toBe('slot_unavailable');
    // once used it is no hold any more
    await app.sql(
      'update organisation_training_settings set invoice_payments = true where organisation_id = $1',
      [acme.id],
    );
    await app.makeBls.trainer({ courses: [course_id] });
    const booked = await acme.post('/bookings', {
      ...janeAtHome,
      hold_hash: first.body['hold_hash'],
      pay_option: 'invoice',
    });
    expect(booked.status).toBe(201);
    expect((await hold(acme)).status).toBe(201);
  });

  test('12: forty parallel requests of one organisation for one slot give one hold and its hash to all', async () => {
    const acme = await newClient();
    for (let number = 0; number < 3; number += 1) await app.makeBls.trainer({ courses: [course_id] });
    const answers = await Promise.all(Array.from({ length: 40 }, () => hold(acme)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(39);
    expect(new Set(answers.map((answer) => answer.body['hold_hash'])).size).toBe(1);
  });

  test('13: twenty parallel holds by different organisations on one trainer give one 201 and nineteen slot_unavailable', async () => {
    const clients = await Promise.all(Array.from({ length: 20 }, () => newClient()));
    await app.makeBls.trainer({ courses: [course_id] });
    const answers = await Promise.all(clients.map((client) => hold(client)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => code(answer) === 'slot_unavailable')).toHaveLength(19);
    expect(answers.find((answer) => answer.status === 422)?.body).toMatchObject({
      errors: { time: [expect.any(String)] },
    });
  });

  test('200 clients racing for one slot with 3 trainers get exactly 3 holds, of 3 trainers', async () => {
    const clients = await Promise.all(Array.from({ length: 20 }, () => newClient()));
    for (let number = 0; number < 3; number += 1) await app.makeBls.trainer({ courses: [course_id] });
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, number) => hold(clients[number % 20] as Client)),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(27);
    const taken = await app.sql<{ trainers: number; rows: number }>(
      `select count(distinct a.trainer_id) as trainers, count(*) as rows from bls_holds h join bls_allocations a on a.id = h.allocation_id
       where h.course_id = $1`,
      [course_id],
    );
    expect(taken).toEqual([{ trainers: 3, rows: 3 }]);
  });

  test('holds of overlapping times raced through several connections never give a trainer two candidates', async () => {
    const clients = await Promise.all(Array.from({ length: 12 }, () => newClient()));
    for (let number = 0; number < 2; number += 1) await app.makeBls.trainer({ courses: [course_id] });
    const times = ['09:00', '09:30', '10:00', '10:30'];
    // with a key of its own each has a transaction of its own
    const answers = await Promise.all(
      clients.map((client, number) =>
        client.post(
          '/timeslots/hold',
          { course_id, date: slot.date, time: times[number % 4] },
          { headers: { 'idempotency-key': `race ${number}` } },
        ),
      ),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201, 422]));
    const overlaps = await app.sql(
      `select from bls_allocations a join bls_allocations b on a.id < b.id and a.trainer_id = b.trainer_id
         and a.starts_at < b.ends_at and b.starts_at < a.ends_at`,
    );
    expect(overlaps).toEqual([]);
  });

  test('all field errors come at once; the course is told before the slot', async () => {
    const acme = await newClient();
    const wrong = await acme.post('/timeslots/hold', { course_id: 'x', date: '10/06/2026', time: '9:00' });
    expect(Object.keys(wrong.body['errors'] as object)).toEqual(['course_id', 'date', 'time']);
    expect((await hold(acme, { ...slot, time: '24:00' })).body).toMatchObject({
      errors: { time: [expect.any(String)] },
    });
    const unknown = await acme.post('/timeslots/hold', { ...slot, course_id: 999_999 });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'course_not_available' } });
    expect(code(await hold(acme))).toBe('slot_unavailable');
    expect(code(await hold(acme, { ...slot, date: '2020-01-01' }))).toBe('slot_unavailable');
    expect(code(await hold(acme, { ...slot, date: '9999-12-31' }))).toBe('slot_unavailable');
  });
});

describe('DELETE /timeslots/hold/{holdHash}', () => {
  test('15: frees the slot at once, the hash is dead; foreign, random, used and lapsed ones are one 404', async () => {
    const [acme, other] = [await newClient({ invoices: true }), await newClient()];
    await app.makeBls.trainer({ courses: [course_id] });
    const held = await hold(acme);
    const foreign = await other.delete(`/timeslots/hold/${held.body['hold_hash']}`);
    const random = await other.delete(`/timeslots/hold/${'x'.repeat(32)}`);
    expect(foreign.text).toBe(random.text);
    expect(random.status).toBe(404);
    expect(await release(acme, held)).toMatchObject({ status: 200, body: { message: 'Hold released.' } });
    expect((await release(acme, held)).text).toBe(random.text);
    const used = await hold(other);
    expect(used.status).toBe(201);
    await app.pass('30 minutes');
    expect((await release(other, used)).text).toBe(random.text);
  });
});
