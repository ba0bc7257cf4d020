import { z } from 'zod';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** What a booking tells the workers when an event's free seats fall to somebody's threshold. */
export const seatsFell = z.object({
  trainingEventId: z.int(),
  /** Free seats before and after. */
  before: z.int(),
  after: z.int(),
  /** When it happened. */
  at: z.string(),
});

const announce = prepared<z.output<typeof seatsFell>, { id: number }>(
  'scheduling-announce-seats-low',
  `insert into outbox (event_id, organisation_id, product, event_type, payload, occurred_at, dedupe_key)
   select uuid_v7(:at::timestamptz), o.id, 'practical-training', 'training_event.seats_low',
     jsonb_build_object('id', e.id, 'course_id', e.course_id, 'course_name', c.name, 'location_id', e.location_id,
       'location_name', l.name, 'location_address', l.address, 'starts_at', e.starts_at, 'ends_at', e.ends_at,
       'remaining_slots', :after::int, 'price_pence', course_price_pence(o.id, e.course_id), 'organisation_code', o.code,
       'threshold', s.threshold_seats),
     :at::timestamptz, concat_ws(':', 'seats_low', e.id, o.id, :after::int, :at::text)
   from training_events e
   join training_courses c on c.id = e.course_id
   join training_locations l on l.id = e.location_id
   join organisation_training_settings s on s.threshold_seats >= :after and s.threshold_seats < :before
   join organisations o on o.id = s.organisation_id and o.status = 'active'
   join organisation_products p on p.organisation_id = o.id and p.product = 'practical-training'
   where e.id = :trainingEventId and training_event_is_visible(e, o.id)
   on conflict (dedupe_key) where dedupe_key is not null do nothing
   returning id`,
);

/**
 * Writes `training_event.seats_low` for every organisation that can see the event and whose threshold was
 * reached. May run twice for one fall: the second run announces nothing. Returns how many were told.
 */
export async function announceSeatsLow(db: Queryable, fall: z.output<typeof seatsFell>): Promise<number> {
  return (await announce(db, fall)).length;
}
