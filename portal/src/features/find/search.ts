import { addMonths, endOfMonth, format, startOfMonth } from 'date-fns';
import { londonDay } from '../../ui/format.ts';

const sorts = ['start_date', 'price', 'free_seats'] as const;

/** What is looked for, as the address says it; undefined: nothing in particular. */
export interface FindSearch {
  readonly tab?: 'remote' | undefined;
  readonly course?: number | undefined;
  readonly place?: number | undefined;
  /** `2027-07`, or `days` for those between from and to. */
  readonly when?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly seats?: number | undefined;
  readonly sort?: (typeof sorts)[number] | undefined;
  readonly page?: number | undefined;
  /** First day of the fortnight of remote sessions. */
  readonly day?: string | undefined;
}

const whole = (value: unknown, max = Number.MAX_SAFE_INTEGER): number | undefined => {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 && number <= max ? number : undefined;
};

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

const day = (value: unknown) => {
  const text = matching(value, /^\d{4}-\d\d-\d\d$/);
  return text && !Number.isNaN(Date.parse(text)) ? text : undefined;
};

/** Reads the address; what makes no sense in it is left out. */
export function readFindSearch(given: Record<string, unknown>): FindSearch {
  return {
    tab: given['tab'] === 'remote' ? 'remote' : undefined,
    course: whole(given['course']),
    place: whole(given['place']),
    when: matching(given['when'], /^(\d{4}-(0[1-9]|1[0-2])|days)$/),
    from: day(given['from']),
    to: day(given['to']),
    seats: whole(given['seats'], 20),
    sort: sorts.find((sort) => sort === given['sort']),
    page: whole(given['page']),
    day: day(given['day']),
  };
}

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
