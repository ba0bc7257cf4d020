import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatLondon } from './format.ts';
import { readMoment } from './parse-london.ts';

test('a wall time is London’s, in summer and in winter; an offset names the moment itself', () => {
  expect(readMoment('2027-07-15T10:00')).toEqual({ instant: '2027-07-15T09:00:00.000Z' });
  expect(readMoment('2027-12-01 10:00:30')).toEqual({ instant: '2027-12-01T10:00:30.000Z' });
  expect(readMoment('2027-07-15T10:00:00+01:00')).toEqual({ instant: '2027-07-15T09:00:00.000Z' });
  expect(readMoment('2027-07-15T10:00:00z')).toEqual({ instant: '2027-07-15T10:00:00.000Z' });
});

test('the hour that the clocks skip names no moment, the hour they repeat names two', () => {
  expect(readMoment('2027-03-28T00:59')).toEqual({ instant: '2027-03-28T00:59:00.000Z' });
  expect(readMoment('2027-03-28T01:00')).toEqual({ flaw: 'gap' });
  expect(readMoment('2027-03-28T01:59')).toEqual({ flaw: 'gap' });
  expect(readMoment('2027-03-28T02:00')).toEqual({ instant: '2027-03-28T01:00:00.000Z' });
  expect(readMoment('2027-10-31T01:30')).toEqual({ flaw: 'overlap' });
  expect(readMoment('2027-10-31T01:30:00+01:00')).toEqual({ instant: '2027-10-31T00:30:00.000Z' });
  expect(readMoment('2027-10-31T02:00')).toEqual({ instant: '2027-10-31T02:00:00.000Z' });
});

test('what is no real moment is malformed', () => {
  const wrong = [
    '',
    '2027-02-30T10:00',
    '2027-07-15',
    '2027-07-15T24:00',
    '2027-07-15T10:60',
    '2027-07-15T10:00+99:00',
  ];
  wrong.push('1999-07-15T10:00', '12027-07-15T10:00', 'tomorrow', '2027-07-15T10:00 Europe/London');
  for (const text of wrong) expect(readMoment(text), text).toEqual({ flaw: 'malformed' });
});

test('whatever London’s clock shows is read back as the moment it shows', () => {
  const moments = fc.date({ min: new Date('2000-01-02'), max: new Date('2099-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      const shown = formatLondon(new Date(Math.floor(moment.getTime() / 1000) * 1000).toISOString());
      const exact = readMoment(shown);
      expect('instant' in exact && formatLondon(exact.instant)).toBe(shown);
      const wall = readMoment(shown.slice(0, 19));
      if ('instant' in wall) expect(formatLondon(wall.instant)).toBe(shown);
      else expect(wall.flaw).toBe('overlap');
    }),
  );
});
