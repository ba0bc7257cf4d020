import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayInWords, formatLondon, formatUtc } from './format.ts';

test('London summer time starts and ends at 01:00 UTC on the last Sundays of March and October', () => {
  expect(formatLondon('2027-03-28T00:59:59+00:00')).toBe('2027-03-28T00:59:59+00:00');
  expect(formatLondon('2027-03-28T01:00:00+00:00')).toBe('2027-03-28T02:00:00+01:00');
  expect(formatLondon('2027-10-31T00:59:59+00:00')).toBe('2027-10-31T01:59:59+01:00');
  expect(formatLondon('2027-10-31T01:00:00+00:00')).toBe('2027-10-31T01:00:00+00:00');
});

test('whatever the moment, both forms name it to the second and never end in Z', () => {
  const moments = fc.date({ min: new Date('1972-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      const second = Math.floor(moment.getTime() / 1000) * 1000;
      const told = moment.toISOString();
      const asDatabase = `${told.slice(0, 23)}456+00:00`;
      for (const text of [
        formatLondon(told),
        formatUtc(told),
        formatLondon(asDatabase),
        formatUtc(asDatabase),
      ]) {
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[01]:00$/);
        expect(new Date(text).getTime()).toBe(second);
      }
    }),
  );
});

test('a day in words is the calendar day as it stands, and of a moment the day that London had', () => {
  expect(dayInWords('2026-07-05')).toBe('5 July 2026');
  expect(dayInWords(formatLondon('2026-07-15T22:59:59Z'))).toBe('15 July 2026');
  expect(dayInWords(formatLondon('2026-07-15T23:00:00Z'))).toBe('16 July 2026');
  expect(dayInWords(formatLondon('2026-12-31T23:59:59Z'))).toBe('31 December 2026');
});
