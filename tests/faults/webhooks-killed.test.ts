import { expect, test } from 'vitest';
import { tellWhileDatabaseRestarts, tellWhileKilled } from './webhooks-killed.ts';

test('two servers killed 4 times in a stream of 40 bookings tell of every one, of nothing else, and never make an attempt twice', async () => {
  expect(await tellWhileKilled({ bookings: 40, kills: 4 })).toMatchObject({ kills: 4, events: 40 });
}, 300_000);

test('while the database is restarted 2 times in a stream of 60 bookings, two servers tell of every one, and never make an attempt twice', async () => {
  expect(await tellWhileDatabaseRestarts({ bookings: 60, restarts: 2 })).toMatchObject({
    restarts: 2,
    events: 60,
  });
}, 300_000);
