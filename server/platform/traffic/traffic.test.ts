import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { giveWay } from './give-way.ts';
import { markTraffic } from './mark-traffic.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('workers rest while a web process answers many requests, in proportion to their work and never long, and not after', async () => {
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const app = Fastify().get('/', () => 'answered');
  markTraffic(app, { db: database.db, onError });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const givingWay = giveWay(database.db, onError);
  const restMs = (workedMs: number) => givingWay.restMs(workedMs);

  // people at desks: now and then a request
  await app.inject('/');
  await new Promise((resolve) => setTimeout(resolve, 450));
  restMs(10);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(restMs(10)).toBe(0);

  const load = setInterval(() => app.inject('/'), 10);
  await vi.waitFor(() => expect(restMs(10)).toBe(50), { timeout: 10_000, interval: 20 });
  expect(restMs(0)).toBe(0);
  expect(restMs(10_000)).toBe(500);

  clearInterval(load);
  await vi.waitFor(() => expect(restMs(10)).toBe(0), { timeout: 10_000, interval: 20 });
  await app.close();
  expect(errors).toEqual([]);
});

test('whoever cannot see whether there is traffic works on, and says so', async () => {
  const errors: unknown[] = [];
  const broken = { query: () => Promise.reject(new Error('no database')) };
  const givingWay = giveWay(broken, (error) => errors.push(error));
  expect(givingWay.restMs(10)).toBe(0);
  await vi.waitFor(() => expect(errors).toHaveLength(1));
  expect(givingWay.restMs(10)).toBe(0);
});
