import { read } from '../../api/console.ts';

/** Rosters stay in memory while the desk is open: a room without connection still shows them. */
const keptMs = 24 * 3_600_000;

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
