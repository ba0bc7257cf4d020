import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call } from '../../../../tests/support/api-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { sweepLapsedHolds } from '../../../domains/scheduling/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(() => app.sql(`update platform_clock set offset_by = '0', frozen_at = null`));
afterAll(() => app.close());

const clock = (base = app.url) => call('GET', `${base}/sandbox/clock`);
const advance = (body: unknown, headers = {}) => call('POST', `${app.url}/sandbox/clock`, { body, headers });
const seconds = async () => (await clock()).body['offset_seconds'];

test('moves forward by seconds or by a duration, and every process sees it', async () => {
  expect((await advance({ advance_seconds: 90 })).body['offset_seconds']).toBe(90);
  expect((await advance({ advance: '30m' })).body['offset_seconds']).toBe(1_890);
  expect((await advance({ advance: '1D12h' })).body['offset_seconds']).toBe(131_490);
  const [row] = await app.sql<{ ahead: number }>(
    'select round(extract(epoch from app_now() - now()))::int as ahead',
  );
  expect(row?.ahead).toBe(131_490);
});

test.each([
  {},
  { advance_seconds: 0 },
  { advance_seconds: -60 },
  { advance: '-30m' },
  { advance: '30' },
  { advance: 'soon' },
  { advance: '367d' },
  { advance_seconds: 60, advance: '1m' },
  { advance_seconds: 1e12 },
])('%o is refused by field and moves nothing', async (body) => {
  const answer = await advance(body);
  expect([answer.status, answer.body['code']]).toEqual([422, 'validation_failed']);
  expect(await seconds()).toBe(0);
});

test('what is no JSON is refused, and so is another site’s page', async () => {
  expect((await advance('{')).status).toBe(400);
  const plain = await advance('advance=1d', { 'content-type': 'text/plain' });
  expect(plain.status).toBe(415);
  const foreign = await advance({ advance: '1d' }, { origin: 'https://evil.example' });
  expect([foreign.status, foreign.body['code']]).toEqual([403, 'csrf_refused']);
  expect(await seconds()).toBe(0);
});

test('a held seat is free and announced after 30 minutes that take a moment', async () => {
  const acme = await app.newClient();
  const event = await app.make.event({ capacity: 1 });
  await acme.post(`/training-events/${event}/hold`);
  await advance({ advance: '30m' });
  await sweepLapsedHolds(app.db);
  const told = await app.sql('select 1 from outbox where organisation_id = $1 and event_type = $2', [
    acme.id,
    'seat_hold.expired',
  ]);
  expect(told).toHaveLength(1);
  expect((await acme.post(`/training-events/${event}/hold`)).status).toBe(201);
});

test('jobs queued for later come forward by as much; those of a far day stay ahead', async () => {
  await app.sql(
    `select graphile_worker.add_job('mail-password-link', '{"passwordLinkId":1}', run_at => now() + interval '7 days')`,
  );
  await app.sql(
    `select graphile_worker.add_job('mail-password-link', '{"passwordLinkId":2}', run_at => now() + interval '30 days')`,
  );
  await advance({ advance: '7d' });
  const due = await app.sql<{ id: number }>(
    `select (payload ->> 'passwordLinkId')::int as id from graphile_worker._private_jobs where run_at <= now()`,
  );
  expect(due).toEqual([{ id: 1 }]);
});

test('people at their desks stay signed in, sessions that were over stay over', async () => {
  const [here, left] = [await app.signedIn('staff_admin'), await app.signedIn('staff_admin')];
  await left.remove('/session');
  await advance({ advance: '30d' });
  expect([(await here.get('/session')).status, (await left.get('/session')).status]).toEqual([200, 401]);
});

test('a frozen clock moves too', async () => {
  await app.freeze('2027-06-05T10:00:00Z');
  expect((await advance({ advance: '1h' })).body['now']).toBe('2027-06-05T11:00:00+00:00');
});

test('a sandbox that calls itself production moves for administrators only', async () => {
  const strict = await startTestApp({ NODE_ENV: 'production' });
  const path = `${strict.url}/sandbox/clock`;
  expect((await fetch(path)).status).toBe(401);
  const move = async (role: 'staff_admin' | 'staff_trainer') => {
    const person = await strict.signedIn(role);
    const headers = { cookie: person.cookie, 'x-csrf-token': person.csrfToken };
    const json = { ...headers, 'content-type': 'application/json' };
    return (await fetch(path, { method: 'POST', body: '{"advance":"1m"}', headers: json })).status;
  };
  expect([await move('staff_admin'), await move('staff_trainer')]).toEqual([200, 403]);
  await strict.close();
});

test('a live deployment has no such thing', async () => {
  const live = await startTestApp({
    VERIWARD_MODE: 'live',
    SMTP_URL: 'smtp://127.0.0.1:25',
    MAIL_FROM: 'a@example.org',
  });
  for (const method of ['GET', 'POST']) {
    const answer = await fetch(`${live.url}/sandbox/clock`, {
      method,
      ...(method === 'POST'
        ? { body: '{"advance":"1d"}', headers: { 'content-type': 'application/json' } }
        : {}),
    });
    expect(answer.status).toBe(404);
  }
  await live.close();
});
