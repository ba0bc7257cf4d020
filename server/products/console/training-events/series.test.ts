import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { verifyAllAuditChains } from '../../../domains/audit/index.ts';

let app: TestApp;
let admin: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp();
  await app.freeze('2027-06-05T10:00:00Z');
  admin = await app.signedIn('staff_admin');
  await app.make.organisation();
});
beforeEach(async () => {
  await app.freeze('2027-06-05T10:00:00Z');
  await app.sql('delete from training_event_organisations');
  await app.sql('delete from training_events');
});
afterAll(() => app.close());

const onDay = (day: string, from = '10:00', to = '17:00') => ({
  start_date: `${day}T${from}`,
  end_date: `${day}T${to}`,
});

const plan = {
  course_id: 1,
  location_id: 3,
  trainer_id: 5,
  capacity: 12,
  times: [onDay('2027-10-25'), onDay('2027-11-01'), onDay('2027-11-08')],
};

interface Row {
  readonly id: number;
  readonly [key: string]: unknown;
}

const rowsOf = (body: Record<string, unknown>) => body['data'] as Row[];

const countEvents = async () => (await app.sql('select 1 from training_events')).length;

describe('planning many', () => {
  test('makes a draft for every date at London’s wall time, across the change of the clocks', async () => {
    const made = await admin.post('/training-events/series', plan);
    expect(made.status, made.text).toBe(201);
    expect(rowsOf(made.body).map((row) => [row['start_date'], row['status'], row['capacity']])).toEqual([
      ['2027-10-25T10:00:00+01:00', 'draft', 12],
      ['2027-11-01T10:00:00+00:00', 'draft', 12],
      ['2027-11-08T10:00:00+00:00', 'draft', 12],
    ]);
    expect(await verifyAllAuditChains(app.db)).toEqual([]);
  });

  test('publishes at once and shows them to selected organisations only, where that is wanted', async () => {
    const [acme, other] = [await app.newClient(), await app.newClient()];
    const given = { ...plan, publish: true, organisation_ids: [acme.id] };
    const [first] = rowsOf((await admin.post('/training-events/series', given)).body);
    expect(first).toMatchObject({ status: 'scheduled', organisation_ids: [acme.id] });
    expect((await acme.get(`/training-events/${first?.id}`)).status).toBe(200);
    expect((await other.get(`/training-events/${first?.id}`)).status).toBe(404);
  });

  test.each([
    ['event_in_the_past', { times: [onDay('2027-07-01'), onDay('2027-06-01')] }, 1],
    ['course_unknown', { course_id: 4711 }, 0],
    ['location_unknown', { location_id: 4711 }, 0],
    ['trainer_unknown', { trainer_id: 4711 }, 0],
    ['organisation_unknown', { organisation_ids: [4711] }, 0],
    ['event_clashes', { times: [onDay('2027-07-01'), onDay('2027-07-01', '16:00', '18:00')] }, 1],
  ])('%s: all or nothing, and it says which date', async (code, changes, event) => {
    const refused = await admin.post('/training-events/series', { ...plan, ...changes });
    expect(refused.body).toMatchObject({ code, event });
    expect(await countEvents()).toBe(0);
  });

  test('tells what is wrong with each date, and takes no more than 52', async () => {
    const times = [onDay('2027-07-01'), { start_date: '2027-07-02T17:00', end_date: '2027-07-02T10:00' }];
    const wrong = await admin.post('/training-events/series', { ...plan, times });
    expect(wrong.body['errors']).toHaveProperty(['times.1.end_date']);
    const many = Array.from({ length: 53 }, () => onDay('2027-07-01'));
    expect((await admin.post('/training-events/series', { ...plan, times: many })).status).toBe(422);
    expect((await admin.post('/training-events/series', { ...plan, times: [] })).status).toBe(422);
  });
});

describe('clashes', () => {
  const ask = async (changes: object = {}) => {
    const answer = await admin.post('/training-events/clashes', {
      location_id: 3,
      trainer_id: 5,
      times: plan.times,
      ...changes,
    });
    expect(answer.status, answer.text).toBe(200);
    return rowsOf(answer.body).map((row) => [row['time'], row['kind'], row['training_event_id']]);
  };

  test('are the trainer’s other events and the place’s, drafts included, cancelled ones and neighbours not', async () => {
    const times = [onDay('2027-11-01', '12:00', '13:00')];
    const make = async (changes: object) =>
      rowsOf((await admin.post('/training-events/series', { ...plan, times, ...changes })).body)[0]?.id;
    const both = await make({});
    const elsewhere = await make({ location_id: 4, allow_clashes: true });
    const byNobody = await make({ trainer_id: null, allow_clashes: true });
    await make({ times: [onDay('2027-11-01', '17:00', '18:00')] });
    const gone = await make({ times: [onDay('2027-11-08')] });
    await admin.post(`/training-events/${gone}/cancel`, {});
    expect(await ask()).toEqual([
      [1, 'place', both],
      [1, 'place', byNobody],
      [1, 'trainer', both],
      [1, 'trainer', elsewhere],
    ]);
    expect(await ask({ trainer_id: null, except_event_id: both })).toEqual([[1, 'place', byNobody]]);
  });

  test('a trainer’s booked remote session is one, a lapsed hold is not', async () => {
    await app.sql('insert into bls_trainers (trainer_id) values (5) on conflict do nothing');
    await app.sql(`insert into bls_allocations (trainer_id, starts_at, ends_at, expires_at) values
      (5, '2027-11-01T11:00Z', '2027-11-01T12:00Z', null),
      (5, '2027-11-08T11:00Z', '2027-11-08T12:00Z', '2027-06-05T09:00Z')`);
    expect(await ask()).toEqual([[1, 'remote_session', null]]);
    await app.sql('delete from bls_allocations');
  });

  test('are accepted by whoever says so', async () => {
    await admin.post('/training-events/series', plan);
    expect((await admin.post('/training-events/series', plan)).body['code']).toBe('event_clashes');
    expect((await admin.post('/training-events/series', { ...plan, allow_clashes: true })).status).toBe(201);
    expect(await countEvents()).toBe(6);
  });

  const planOne = async (changes: object = {}) => {
    const { times: _, ...one } = { ...plan, ...onDay('2027-11-01'), ...changes };
    return admin.post('/training-events', one);
  };

  test('a single event, a move and another trainer tell of them in the same way, and can be wanted all the same', async () => {
    const taken = await planOne();
    expect(taken.status, taken.text).toBe(201);
    expect((await planOne()).body['code']).toBe('event_clashes');
    expect((await planOne({ allow_clashes: true, location_id: 4, trainer_id: null })).status).toBe(201);

    const { id } = (await planOne(onDay('2027-11-08'))).body;
    await admin.post(`/training-events/${id}/publish`);
    const move = (changes: object = {}) =>
      admin.post(`/training-events/${id}/move`, { ...onDay('2027-11-01', '16:00', '18:00'), ...changes });
    expect((await move()).body['code']).toBe('event_clashes');
    expect((await admin.get(`/training-events/${id}`)).body['start_date']).toBe('2027-11-08T10:00:00+00:00');
    expect((await move(onDay('2027-11-01', '17:00', '18:00'))).status).toBe(200);
    expect((await move({ allow_clashes: true })).status).toBe(200);

    const byNobody = (await planOne({ location_id: 4, trainer_id: null, allow_clashes: true })).body['id'];
    const edit = (changes: object) => admin.patch(`/training-events/${byNobody}`, changes);
    expect((await edit({ trainer_id: 5 })).body['code']).toBe('event_clashes');
    expect((await edit({ location_id: 3 })).body['code']).toBe('event_clashes');
    expect((await edit({ trainer_id: 5, allow_clashes: true })).status).toBe(200);
    // what it collides with already is no news
    expect((await edit({ course_id: 2 })).status).toBe(200);
    expect(await verifyAllAuditChains(app.db)).toEqual([]);
  });

  test('two who move to the same time and place at the same moment: one is refused', async () => {
    const ids = await Promise.all(
      ['2027-11-01', '2027-11-08'].map(async (day) => {
        const { id } = (await planOne(onDay(day))).body;
        await admin.post(`/training-events/${id}/publish`);
        return id;
      }),
    );
    const answers = await Promise.all(
      ids.map((id) => admin.post(`/training-events/${id}/move`, onDay('2027-11-15'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('two who plan the same at the same moment: one is refused', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => admin.post('/training-events/series', plan)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await countEvents()).toBe(3);
  });
});

describe('discarding', () => {
  test('removes drafts as if they had never been planned, visibility and all', async () => {
    const acme = await app.make.organisation();
    const made = rowsOf(
      (await admin.post('/training-events/series', { ...plan, organisation_ids: [acme.id] })).body,
    );
    const ids = made.map(({ id }) => id);
    expect((await admin.post('/training-events/discard-drafts', { ids })).body).toEqual({ discarded: 3 });
    expect(await countEvents()).toBe(0);
    expect((await admin.post('/training-events/discard-drafts', { ids })).status).toBe(422);
    expect(await verifyAllAuditChains(app.db)).toEqual([]);
  });

  test('nothing goes when one of them was published', async () => {
    const ids = rowsOf((await admin.post('/training-events/series', plan)).body).map(({ id }) => id);
    await admin.post(`/training-events/${ids[1]}/publish`);
    const refused = await admin.post('/training-events/discard-drafts', { ids });
    expect([refused.status, refused.body['code']]).toEqual([422, 'event_not_a_draft']);
    expect(await countEvents()).toBe(3);
    expect((await admin.post('/training-events/discard-drafts', { ids: [] })).status).toBe(422);
  });
});
