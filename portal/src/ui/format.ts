const zone = 'Europe/London';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: zone });
const weekday = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: zone,
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const plain = new Intl.NumberFormat('en-GB');
const isoDay = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone });

/** A date `2026-06-05` stands for that day, wherever the reader is. */
const asDate = (moment: string): Date => new Date(moment.length === 10 ? `${moment}T12:00:00Z` : moment);

/** A date is not torn apart at the end of a line. */
const whole = (date: string): string => date.replaceAll(' ', '\u00a0');

/** Days as people in the United Kingdom write them: 5 Jun 2026. Takes a date or a moment; moments are London’s. */
export const showDay = (moment: string): string => whole(day.format(asDate(moment)));

/** Fri 5 Jun: without the comma that some browsers put. */
export const showWeekday = (moment: string): string => whole(weekday.format(asDate(moment)).replace(',', ''));

/** 10:00, London’s time. */
export const showTime = (moment: string): string => clock.format(new Date(moment));

/** 5 Jun 2026, 10:00, London’s time. */
export const showMoment = (moment: string): string => `${showDay(moment)}, ${showTime(moment)}`;

const fullDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: zone,
});

/** When something begins and ends on one day: Mon 4 Jan 2027, 10:00–17:00. */
export const showSpan = (start: string, end: string): string =>
  `${fullDay.format(asDate(start)).replace(',', '')}, ${showTime(start)}–${showTime(end)}`;

/** £12.50, from pence. */
export const showPence = (pence: number): string => money.format(pence / 100);

/** 12,500 */
export const showCount = (count: number): string => plain.format(count);

/** “1 booking”, “3 bookings”. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${plain.format(count)} ${count === 1 ? one : many}`;

/** London’s day of a moment, as `2026-06-05`. */
export const londonDay = (moment: Date): string => isoDay.format(moment);
