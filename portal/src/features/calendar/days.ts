import { TZDate } from '@date-fns/tz';
import {
  addDays,
  addMonths,
  addWeeks,
  eachDayOfInterval,
  endOfMonth,
  endOfWeek,
  format,
  startOfMonth,
  startOfWeek,
} from 'date-fns';
import type { View } from './views.ts';

/** Days of the agenda unless a range is asked for. */
const agendaDays = 30;

const britishWeek = { weekStartsOn: 1 } as const;

/** A day `2027-06-05` as a moment of it in London: its noon, which no change of the clocks touches. */
export function londonNoon(day: string): TZDate {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new TZDate(year, month - 1, date, 12, 0, 0, 'Europe/London');
}

/** `2027-06-05` of a moment. */
export const dayOf = (moment: Date): string => format(moment, 'yyyy-MM-dd');

/** Today in London. */
export const today = (): string => dayOf(TZDate.tz('Europe/London'));

/** First and last day, both inclusive. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** The days that a view of this day shows. */
export function rangeOf(view: View, day: string): Range {
  const noon = londonNoon(day);
  if (view === 'agenda') return { from: day, to: dayOf(addDays(noon, agendaDays - 1)) };
  const [first, last] = view === 'month' ? [startOfMonth(noon), endOfMonth(noon)] : [noon, noon];
  return { from: dayOf(startOfWeek(first, britishWeek)), to: dayOf(endOfWeek(last, britishWeek)) };
}

/** Every day of a range. */
export const daysOf = ({ from, to }: Range): string[] =>
  eachDayOfInterval({ start: londonNoon(from), end: londonNoon(to) }).map(dayOf);

/** The day whose view comes next (1) or came before (-1). */
export function shift(view: View, day: string, by: 1 | -1): string {
  const noon = londonNoon(day);
  if (view === 'month') return dayOf(startOfMonth(addMonths(noon, by)));
  return dayOf(view === 'week' ? addWeeks(noon, by) : addDays(noon, by * agendaDays));
}

/** “June 2027”, “7 – 13 Jun 2027”. */
export function titleOf(view: View, day: string, range: Range): string {
  if (view === 'month') return format(londonNoon(day), 'MMMM yyyy');
  const [from, to] = [londonNoon(range.from), londonNoon(range.to)];
  if (range.from === range.to) return format(from, 'EEEE d MMMM yyyy');
  const isSameMonth = range.from.slice(0, 7) === range.to.slice(0, 7);
  return `${format(from, isSameMonth ? 'd' : 'd MMM')} – ${format(to, 'd MMM yyyy')}`;
}

/** “Thursday 3 June” */
export const longDay = (day: string): string => format(londonNoon(day), 'EEEE d MMMM');
