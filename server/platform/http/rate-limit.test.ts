import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../../tests/support/api-client.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { createRateLimiter } from './rate-limit.ts';

describe('the budget of a minute', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.freeze('2027-01-01T10:00:05Z');
  });
  afterAll(() => database.drop());

  test('lets exactly the limit through, whoever asks at the same time', async () => {
    const limiter = createRateLimiter(database.db);
    const states = await Promise.all(Array.from({ length: 200 }, () => limiter.take('burst', 60)));
    expect(states.filter((state) => state.allowed)).toHaveLength(60);
    expect(states.at(-1)).toMatchObject({ allowed: false, limit: 60, remaining: 0 });
    expect(states.at(-1)?.secondsLeft).toBeLessThanOrEqual(55);
  });

  test('counts down by one for one process alone', async () => {
    const limiter = createRateLimiter(database.db);
    const left: number[] = [];
    for (let request = 0; request < 12; request += 1) left.push((await limiter.take('slow', 10)).remaining);
    expect(left).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0]);
  });

  test('is shared: processes side by side never let more than the limit through', async () => {
    const limiters = Array.from({ length: 4 }, () => createRateLimiter(database.db));
    const states = await Promise.all(
      Array.from({ length: 400 }, (_, request) => limiters[request % 4]?.take('shared', 60)),
    );
    const allowed = states.filter((state) => state?.allowed).length;
    expect(allowed).toBe(60);
  });

  test('costs far fewer writes than requests', async () => {
    const limiter = createRateLimiter(database.db);
    let statements = 0;
    const counting = createRateLimiter({
      query: (statement) => {
        statements += 1;
        return database.db.query(statement);
      },
    });
    for (let request = 0; request < 1000; request += 1) await counting.take('cheap', 1000);
    expect(statements).toBeLessThan(60);
    expect((await limiter.take('cheap', 1000)).allowed).toBe(false);
  });

  test('is whole again in the next minute', async () => {
    await createRateLimiter(database.db).take('minute', 1);
    expect((await createRateLimiter(database.db).take('minute', 1)).allowed).toBe(false);
    await database.pass('55 seconds');
    expect((await createRateLimiter(database.db).take('minute', 1)).allowed).toBe(true);
  });
});

describe('over HTTP', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ RATE_LIMIT_PER_MINUTE: '60', AUTH_RATE_LIMIT_PER_MINUTE: '10' });
  });
  afterAll(() => app.close());

  test('8: the 61st request from one address in a minute is 429 whatever the token, and so is the 11th token call', async () => {
    await app.freeze('2027-01-01T10:00:00Z');
    const [a, b] = [await app.make.organisation(), await app.make.organisation()];
    for (let request = 1; request <= 60; request += 1) {
      const token = request % 3 === 0 ? 'nonsense' : request % 2 === 0 ? a.token : b.token;
      const answer = await call('GET', `${app.training}/${request % 5 === 0 ? 'nowhere' : 'credits'}`, {
        token,
      });
      expect(answer.status).not.toBe(429);
      expect(answer.headers.get('x-ratelimit-limit')).toBe('60');
      expect(answer.headers.get('x-ratelimit-remaining')).toBe(String(60 - request));
    }
    const refused = await call('GET', `${app.training}/nowhere`, { token: a.token });
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(Object.keys(refused.body)).toEqual(['message', 'code']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    for (let request = 1; request <= 10; request += 1) {
      const answer = await call('POST', `${app.training}/auth/${request % 2 === 0 ? 'token' : 'refresh'}`, {
        body: {},
      });
      expect(answer.status).toBe(422);
      expect(answer.headers.get('x-ratelimit-limit')).toBe('10');
    }
    expect((await call('POST', `${app.training}/auth/token`, { body: {} })).status).toBe(429);
  });

  test('an organisation with a limit of its own gets it from its first request on', async () => {
    const fresh = await startTestApp({ RATE_LIMIT_PER_MINUTE: '5' });
    await fresh.freeze('2027-01-01T11:00:00Z');
    const generous = await fresh.make.organisation({ requestsPerMinute: 40 });
    const statuses: number[] = [];
    for (let request = 0; request < 45; request += 1)
      statuses.push((await call('GET', `${fresh.training}/credits`, { token: generous.token })).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(40);
    expect(statuses.slice(40)).toEqual([429, 429, 429, 429, 429]);
    await fresh.close();
  });
});
