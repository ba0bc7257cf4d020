import { expect, test } from 'vitest';
import { tellWhileDatabaseRestarts, tellWhileKilled } from './webhooks-killed.ts';

test('two servers killed 200 times in a stream of 2,000 bookings tell of every one, of nothing else, and never make an attempt twice', async () => {
  expect(await tellWhileKilled({ bookings: 2_000, kills: 200 })).toMatchObject({ kills: 200, events: 2_000 });
}, 3_600_000);

test('while the database is restarted 30 times in a stream of 2,000 bookings, two servers tell of every one, and never make an attempt twice', async () => {
  expect(await tellWhileDatabaseRestarts({ bookings: 2_000, restarts: 30 })).toMatchObject({
    restarts: 30,
    events: 2_000,
  });
}, 3_600_000);
