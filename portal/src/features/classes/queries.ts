import { addDays } from 'date-fns';
import { read } from '../../api/console.ts';
import { londonDay } from '../../ui/format.ts';

/** Rosters stay in memory while the desk is open: a room without connection still shows them. */
const keptMs = 24 * 3_600_000;

const daysBack = 14;
const daysAhead = 90;

/** Classes around today. */
export const classesQuery = (now: Date) => ({
  ...read('/training-events', {
    query: {
      date_from: londonDay(addDays(now, -daysBack)),
      date_to: londonDay(addDays(now, daysAhead)),
      per_page: 100,
    },
  }),
  gcTime: keptMs,
});

/** Bookings of one class, those that were cancelled too. */
export const rosterQuery = (id: number) => ({
  ...read('/training-events/{id}/bookings', { path: { id }, query: { per_page: 100 } }),
  gcTime: keptMs,
});

/** One class. */
export const classQuery = (id: number) => ({
  ...read('/training-events/{id}', { path: { id } }),
  gcTime: keptMs,
});
