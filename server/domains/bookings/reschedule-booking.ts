import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** Where a booking is to go. */
interface RescheduleBooking {
  readonly bookingId: number;
  readonly eventId: number;
  /** Whose people move it; null: the provider's staff. */
  readonly organisationId: number | null;
}

const reschedule = prepared<RescheduleBooking & ActorParams, { outcome: string }>(
  'bookings-reschedule',
  `select * from reschedule_training_booking(p_booking_id => :bookingId, p_event_id => :eventId, p_actor => ${actorRow},
     p_organisation_id => :organisationId)`,
);

/**
 * Moves a booking to another event of its course; money stays, attendance starts anew. Refuses with `not_found`,
 * `booking_moved`, `already_cancelled`, `too_late_to_move` (never staff), `event_unknown`, `unchanged`, `event_of_another_course`,
 * `event_cancelled`, `event_started`, `no_seats_left`.
 */
export async function rescheduleBooking(
  db: Queryable,
  to: RescheduleBooking,
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await reschedule(db, { ...to, ...actorParams(actor) });
  return row?.outcome === 'rescheduled' ? null : refuse(row?.outcome ?? 'not_found');
}
