import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pauseAfter, retryAfterSeconds } from './retry-policy.ts';

const now = Date.parse('2026-06-05T10:00:00Z');

test('retries come after 5 s, 1 min, 5 min, 30 min, 2 h, 5 h, 10 h and 12 h, then no more', () => {
  const middle = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempt) => pauseAfter(attempt, 8, null, 0.5));
  expect(middle).toEqual([5, 60, 300, 1800, 7200, 18_000, 36_000, 43_200, null]);
  expect(pauseAfter(10, 10, null, 0.5)).toBe(43_200);
  expect(pauseAfter(1, 0, null)).toBeNull();
});

test('a pause is a tenth off at most, either way', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const middle = pauseAfter(attempt, 8, null, 0.5) ?? 0;
        const pause = pauseAfter(attempt, 8, null, random) ?? 0;
        expect(Math.abs(pause - middle)).toBeLessThanOrEqual(middle * 0.1 + 1e-9);
      },
    ),
  );
});

test('a receiver puts a retry off, by 12 hours at most, and never brings it forward', () => {
  expect(pauseAfter(1, 8, 3600, 0.5)).toBe(3600);
  expect(pauseAfter(1, 8, 999_999, 0.5)).toBe(43_200);
  expect(pauseAfter(5, 8, 1, 0.5)).toBe(7200);
});

test.each([
  ['120', 120],
  ['Fri, 05 Jun 2026 10:10:00 GMT', 600],
  ['Fri, 05 Jun 2026 09:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  ['-5', null],
  [undefined, null],
])('Retry-After %s is %s seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});
