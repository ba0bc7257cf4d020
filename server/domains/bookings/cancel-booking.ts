import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** One booking to be cancelled by its organisation. */
interface CancelBooking {
  readonly organisationId: number;
  readonly bookingId: number;
  /** What the canceller wrote, for people. */
  readonly note: string | undefined;
  readonly actor: Actor;
}

const cancel = prepared<
  ActorParams & { organisationId: number; bookingId: number; note: string | null },
  { outcome: string }
>(
  'bookings-cancel',
  `select outcome from cancel_training_booking(p_organisation_id => :organisationId, p_booking_id => :bookingId,
     p_note => :note, p_actor => ${actorRow})`,
);

/**
 * Cancels a booking: its seat is free at once, and all that was paid goes back when there is time enough before
 * the start (`cancel_full_refund_hours`). Null when done; refuses with `not_found`, `already_cancelled`,
 * `event_started`.
 */
export async function cancelBooking(db: Queryable, request: CancelBooking): Promise<Refusal | null> {
  const { organisationId, bookingId, note = null, actor } = request;
  const [row] = await cancel(db, { organisationId, bookingId, note, ...actorParams(actor) });
  if (!row) throw new Error('cancel_training_booking returned no row');
  return row.outcome === 'cancelled' ? null : refuse(row.outcome);
}
