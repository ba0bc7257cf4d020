import { expect, test } from 'vitest';
import { tellWhileKilled } from './webhooks-killed.ts';

test('two servers killed 200 times in a stream of 2,000 bookings tell of every one, of nothing else, and never make an attempt twice', async () => {
  expect(await tellWhileKilled({ bookings: 2_000, kills: 200 })).toMatchObject({ kills: 200, events: 2_000 });
}, 3_600_000);
