import { addDays, format, parseISO, startOfISOWeek } from 'date-fns';
import type { Schemas } from '../../api/console.ts';
import { londonDay, showTime } from '../../ui/format.ts';

type Availability = Schemas.Availability;
type Session = Schemas.RemoteBooking;

/** The seven days of the week that a day lies in, Monday first, as `2026-06-05`. */
export function daysOfWeek(day: string): readonly string[] {
  const monday = startOfISOWeek(parseISO(day));
  return Array.from({ length: 7 }, (_day, index) => format(addDays(monday, index), 'yyyy-MM-dd'));
}

/** The day so many days later. */
export const dayAfter = (day: string, days: number): string =>
  format(addDays(parseISO(day), days), 'yyyy-MM-dd');

/** A part of a day, in minutes from midnight. */
export interface Stretch {
  readonly kind: 'open' | 'closed' | 'session';
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** Minutes from midnight of `09:30`; 24:00 is the day’s end. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const wholeDay = 24 * 60;

const stretch = (kind: Stretch['kind'], from: string | null, to: string | null, label: string): Stretch => ({
  kind,
  from: from === null ? 0 : minutesOf(from),
  to: to === null ? wholeDay : minutesOf(to),
  label,
});

const between = (from: string | null, to: string | null) => (from && to ? `${from}–${to}` : 'all day');

/**
 * What one day consists of, in the order in which it is drawn: the week’s hours, what closes them, what opens a day (it
 * wins), and the sessions above all.
 */
export function stretchesOf(
  day: string,
  { weekly, exceptions }: Pick<Availability, 'weekly' | 'exceptions'>,
  sessions: readonly Session[],
): readonly Stretch[] {
  const weekday = ((parseISO(day).getDay() + 6) % 7) + 1;
  const hours = weekly.filter(
    (rule) =>
      rule.weekday === weekday && rule.valid_from <= day && (rule.valid_to === null || day <= rule.valid_to),
  );
  const ofDay = exceptions.filter(({ on_date }) => on_date === day);
  const drawn = (kind: 'open' | 'closed') =>
    ofDay
      .filter((one) => one.kind === kind)
      .map(({ from_time: from, to_time: to }) => stretch(kind, from, to, `${kind} ${between(from, to)}`));
  return [
    ...hours.map(({ from_time: from, to_time: to }) =>
      stretch('open', from, to, `open ${between(from, to)}`),
    ),
    ...drawn('closed'),
    ...drawn('open'),
    ...sessions
      .filter(({ start_date }) => londonDay(new Date(start_date)) === day)
      .map(({ start_date, end_date, candidate, course }) =>
        stretch(
          'session',
          showTime(start_date),
          showTime(end_date),
          `${showTime(start_date)}–${showTime(end_date)} ${candidate.first_name} ${candidate.last_name}, ${course.name}`,
        ),
      ),
  ];
}
