import { addDays, addMonths, addWeeks, format, getDaysInMonth } from 'date-fns';
import { dayOf, londonNoon } from './days.ts';

/** How a plan repeats. */
export const rhythms = ['none', 'weekly', 'fortnightly', 'monthly'] as const;

/** How a plan repeats. */
export type Rhythm = (typeof rhythms)[number];

/** Where a repetition ends: after so many dates, or with a day. */
export interface Repetition {
  readonly rhythm: Rhythm;
  readonly ends: 'after' | 'on';
  readonly times: number;
  readonly until: string;
}

/** A year of weeks; the server takes no more in one go. */
export const mostDates = 52;

const ordinals = ['first', 'second', 'third', 'fourth', 'last'] as const;

/** Which of its weekdays a day is in its month: 0 the first, 4 the last. */
function placeInMonth(day: string): number {
  const noon = londonNoon(day);
  const isLast = noon.getDate() + 7 > getDaysInMonth(noon);
  return isLast ? 4 : Math.floor((noon.getDate() - 1) / 7);
}

/** “the third Thursday” of its month. */
export const placeWords = (day: string): string =>
  `the ${ordinals[placeInMonth(day)]} ${format(londonNoon(day), 'EEEE')}`;

/** The same weekday at the same place of a later month: classes stay away from weekends. */
function sameWeekdayLater(day: string, months: number): string {
  const place = placeInMonth(day);
  const weekday = londonNoon(day).getDay();
  const month = addMonths(londonNoon(`${day.slice(0, 8)}01`), months);
  const first = addDays(month, (weekday - month.getDay() + 7) % 7);
  if (place < 4) return dayOf(addDays(first, place * 7));
  const fifth = addDays(first, 28);
  return dayOf(fifth.getMonth() === month.getMonth() ? fifth : addDays(first, 21));
}

function dateAt(first: string, rhythm: Rhythm, index: number): string {
  if (rhythm === 'monthly') return sameWeekdayLater(first, index);
  return dayOf(addWeeks(londonNoon(first), rhythm === 'weekly' ? index : index * 2));
}

/** All days of a repetition, the first included; at most 52. */
export function repeatDays(first: string, { rhythm, ends, times, until }: Repetition): string[] {
  if (first === '') return [];
  if (rhythm === 'none') return [first];
  const most = ends === 'after' ? Math.min(Math.max(times, 1), mostDates) : mostDates;
  const days = Array.from({ length: most }, (_none, index) => dateAt(first, rhythm, index));
  return ends === 'after' ? days : days.filter((day) => day <= until);
}
