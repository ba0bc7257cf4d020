import type { Queryable } from '../platform/db/queryable.ts';
import { prepared } from '../platform/db/sql.ts';

const freeze = prepared<{ at: Date | null }, never>(
  'demo-freeze-clock',
  'update platform_clock set frozen_at = :at',
);

/**
 * Stops the platform's clock at a moment, within the seeding transaction: the domain's own commands then
 * write history. Null lets it run again.
 */
export async function freezeClock(tx: Queryable, at: Date | null): Promise<void> {
  await freeze(tx, { at });
}

const dayMs = 86_400_000;

/** A moment so many days from `now` (negative: before), at a whole hour of UTC. */
export function daysFrom(now: Date, days: number, hour: number): Date {
  const midnight = Math.floor(now.getTime() / dayMs) * dayMs;
  return new Date(midnight + days * dayMs + hour * 3_600_000);
}

/** The same day, or the Monday after it when it falls on a weekend. */
export function weekdayFrom(now: Date, days: number): Date {
  const day = daysFrom(now, days, 0).getUTCDay();
  return daysFrom(now, days + (day === 6 ? 2 : day === 0 ? 1 : 0), 0);
}

const londonDate = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'Europe/London' });

/** London's day at a moment, YYYY-MM-DD. */
export const londonDayOf = (moment: Date): string => londonDate.format(moment);
