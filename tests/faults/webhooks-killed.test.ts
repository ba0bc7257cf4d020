import { expect, test } from 'vitest';
import { tellWhileKilled } from './webhooks-killed.ts';

test('two servers killed 4 times in a stream of 40 bookings tell of every one, of nothing else, and never make an attempt twice', async () => {
  expect(await tellWhileKilled({ bookings: 40, kills: 4 })).toMatchObject({ kills: 4, events: 40 });
}, 180_000);
