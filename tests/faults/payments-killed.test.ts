import { expect, test } from 'vitest';
import { payWhileKilled } from './payments-killed.ts';

test('a server killed in the middle of 42 card-paid bookings leaves no booking without its money, no money without its booking or refund, and no seat lost', async () => {
  expect(await payWhileKilled({ bookings: 42, kills: 5 })).toBe(5);
}, 300_000);
