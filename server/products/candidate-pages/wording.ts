import type { Instant } from '../../platform/clock/instant.ts';

const timeZone = 'Europe/London';
const formats = {
  weekday: new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' }),
  day: new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric' }),
  month: new Intl.DateTimeFormat('en-GB', { timeZone, month: 'long', year: 'numeric' }),
  whole: new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }),
  time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
};
const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** The parts of a moment in London, as people say them. */
export type MomentPart = keyof typeof formats;

/** A moment in London: `day` 15, `month` July 2026, `weekday` Wed, `time` 10:00, `whole` Wednesday, 15 July 2026. */
export function tell(instant: Instant, part: MomentPart): string {
  return formats[part].format(new Date(instant)).replace(',', '');
}

/** From when to when: 10:00 to 17:00, with the days when they differ. */
export function tellSpan(startsAt: Instant, endsAt: Instant): string {
  const [start, end] = [tell(startsAt, 'time'), tell(endsAt, 'time')];
  const lastDay = tell(endsAt, 'whole');
  return tell(startsAt, 'whole') === lastDay ? `${start} to ${end}` : `${start} to ${end} on ${lastDay}`;
}

/** Pence as pounds: £85.00 */
export function tellPounds(pence: number): string {
  return pounds.format(pence / 100);
}

/** A number with its noun: 1 seat, 4 seats. */
export function tellCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
