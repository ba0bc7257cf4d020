import { expect, test } from 'vitest';
import { payWhileKilled } from './payments-killed.ts';

test('a server killed 40 times in the middle of 504 card-paid bookings leaves no booking without its money, no money without its booking or refund, and no seat lost', async () => {
  expect(await payWhileKilled({ bookings: 504, kills: 40 })).toBe(40);
}, 1_800_000);
