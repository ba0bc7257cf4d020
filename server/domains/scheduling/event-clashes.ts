import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** What may be taken at a time already. */
export const clashKinds = ['trainer', 'place', 'remote_session'] as const;

/** One thing that takes the trainer's or the place's time. */
export interface EventClash {
  /** Which of the times asked for, from 0. */
  readonly time: number;
  readonly kind: (typeof clashKinds)[number];
  /** Null: a remote session. */
  readonly training_event_id: number | null;
  readonly name: string | null;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
}

/** From when until when. */
export interface EventTime {
  readonly starts_at: string;
  readonly ends_at: string;
}

interface ClashSearch {
  readonly locationId: number;
  readonly trainerId: number | undefined;
  readonly times: readonly EventTime[];
  /** The event that is being moved collides with nobody. */
  readonly exceptEventId: number | undefined;
}

const find = preparedRead<
  { locationId: number; trainerId: number | null; times: string; exceptEventId: number | null },
  EventClash
>(
  'scheduling-event-clashes',
  `select (w.place - 1)::int as time, c.* from jsonb_array_elements(:times::jsonb) with ordinality w (at, place)
   cross join lateral training_event_clashes(:locationId, :trainerId, (w.at ->> 'starts_at')::timestamptz,
     (w.at ->> 'ends_at')::timestamptz, :exceptEventId) c order by w.place, c.starts_at, c.kind, c.training_event_id`,
);

/** What takes the trainer's or the place's time at each of these times. */
export const findEventClashes = (
  db: Queryable,
  { locationId, trainerId, times, exceptEventId }: ClashSearch,
): Promise<EventClash[]> =>
  find(db, {
    locationId,
    trainerId: trainerId ?? null,
    times: JSON.stringify(times),
    exceptEventId: exceptEventId ?? null,
  });
