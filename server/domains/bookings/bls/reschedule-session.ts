import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared } from '../../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../../audit/index.ts';

interface Params extends ActorParams {
  readonly bookingId: number;
  readonly date: string;
  readonly time: string;
  readonly trainerId: number | null;
  readonly needsNotice: boolean;
}

const reschedule = prepared<Params, { outcome: string }>(
  'bookings-reschedule-session',
  `select * from reschedule_bls_booking(p_booking_id => :bookingId, p_date => :date::date, p_time => :time::time,
     p_trainer_id => :trainerId, p_needs_notice => :needsNotice, p_actor => ${actorRow})`,
);

/**
 * Moves a remote session to another free slot of its course, or to another trainer; money stays, the outcome starts
 * anew. `trainerId` null: whoever is free. Refuses with `not_found`, `already_cancelled`, `attendance_marked`,
 * `unchanged`, `slot_unavailable`.
 */
export async function rescheduleSession(
  db: Queryable,
  request: {
    readonly bookingId: number;
    /** London's day and time. */
    readonly date: string;
    readonly time: string;
    readonly trainerId: number | null;
    /** False: staff do without the minimum notice. */
    readonly needsNotice: boolean;
  },
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await reschedule(db, { ...request, ...actorParams(actor) });
  return row?.outcome === 'rescheduled' ? null : refuse(row?.outcome ?? 'not_found');
}
