import type { Instant } from '../../platform/clock/instant.ts';

const timeZone = 'Europe/London';
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const poundsFormat = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** The day in London: Wednesday 15 July 2026. */
export function dayOf(instant: Instant): string {
  return dayFormat.format(new Date(instant)).replace(',', '');
}

/** A day that a date names: Wednesday 15 July 2026 from 2026-07-15. */
export function dateWords(date: string): string {
  return dayOf(`${date}T12:00:00+00:00`);
}

/** The time in London: 10:00. */
export function timeOf(instant: Instant): string {
  return timeFormat.format(new Date(instant));
}

/** From when until when, in London: 10:00 to 17:00; the last day is named when it is another. */
export function hoursOf(startsAt: Instant, endsAt: Instant): string {
  const end = timeOf(endsAt);
  return `${timeOf(startsAt)} to ${dayOf(endsAt) === dayOf(startsAt) ? end : `${end} on ${dayOf(endsAt)}`}`;
}

/** £85.00 from 8500. */
export function poundsOf(pence: number): string {
  return poundsFormat.format(pence / 100);
}

/** What somebody typed, on one line, nothing as empty text: no line of a text mail or of a subject can be made up with it. */
export function oneLine(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
