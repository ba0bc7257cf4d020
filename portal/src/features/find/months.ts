import { addMonths, endOfMonth, format, startOfMonth } from 'date-fns';
import { londonDay } from '../../ui/format.ts';
import type { FindSearch } from './search.ts';

const isoDay = (date: Date) => format(date, 'yyyy-MM-dd');

/** The days that are wanted; both undefined: all to come. */
export function daysOf({ when, from, to }: FindSearch): { date_from?: string; date_to?: string } {
  if (when === 'days')
    return { ...(from ? { date_from: from } : {}), ...(to && (!from || to >= from) ? { date_to: to } : {}) };
  if (!when) return {};
  const first = new Date(`${when}-01T00:00`);
  return { date_from: isoDay(first), date_to: isoDay(endOfMonth(first)) };
}

/** This month and the eleven after it, as choices. */
export function monthsAhead(now: Date): { value: string; label: string }[] {
  const first = startOfMonth(new Date(`${londonDay(now)}T12:00`));
  return Array.from({ length: 12 }, (_, index) => {
    const month = addMonths(first, index);
    return { value: format(month, 'yyyy-MM'), label: format(month, 'MMMM yyyy') };
  });
}
