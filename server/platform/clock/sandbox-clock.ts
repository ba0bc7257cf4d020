import type { Queryable } from '../db/queryable.ts';
import { prepared } from '../db/sql.ts';
import type { Instant } from './instant.ts';

/** The platform's clock and how far it is ahead of the real one. */
export interface ClockReading {
  readonly now: Instant;
  readonly offset_seconds: number;
}

const read = prepared<object, ClockReading>(
  'clock-read',
  'select app_now() as now, extract(epoch from offset_by)::bigint as offset_seconds from platform_clock',
);

const advance = prepared<{ seconds: number }, { now: Instant }>(
  'clock-advance',
  'select advance_clock(make_interval(secs => :seconds)) as now',
);

/** Reads the platform's clock. */
export async function readClock(db: Queryable): Promise<ClockReading> {
  const [reading] = await read(db, {});
  if (!reading) throw new Error('the platform has no clock');
  return reading;
}

/** Moves the platform's clock forward, for every process. Queued jobs and live sessions move along. */
export async function advanceClock(db: Queryable, seconds: number): Promise<ClockReading> {
  await advance(db, { seconds });
  return readClock(db);
}
