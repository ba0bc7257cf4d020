import { type EventStatus, eventStatuses } from './event-words.ts';
import { type View, views } from './views.ts';

/** What of the calendar is shown: it lives in the address. */
export interface CalendarSearch {
  /** Absent: the month, on a telephone the agenda. */
  readonly view?: View;
  /** A day of what is shown; absent: today. */
  readonly day?: string;
  /** An agenda of these days instead. */
  readonly from?: string;
  readonly to?: string;
  readonly course?: number;
  readonly place?: number;
  /** 0: nobody yet. */
  readonly trainer?: number;
  readonly status?: EventStatus;
}

type Loose = Record<string, unknown>;

const day = (search: Loose, name: string) =>
  typeof search[name] === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search[name])
    ? { [name]: search[name] }
    : {};

const whole = (search: Loose, name: string) =>
  Number.isSafeInteger(search[name]) && Number(search[name]) >= 0 ? { [name]: search[name] } : {};

const one = (search: Loose, name: string, values: readonly string[]) =>
  values.includes(String(search[name])) ? { [name]: search[name] } : {};

/** Reads the calendar's address; what it does not know is left out. */
export const readCalendarSearch = (search: Loose): CalendarSearch => ({
  ...one(search, 'view', views),
  ...day(search, 'day'),
  ...day(search, 'from'),
  ...day(search, 'to'),
  ...whole(search, 'course'),
  ...whole(search, 'place'),
  ...whole(search, 'trainer'),
  ...one(search, 'status', eventStatuses),
});

/** Reads the address of the planning page: the day that was pressed. */
export const readPlanSearch = (search: Loose): { readonly day?: string } => day(search, 'day');
