import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared } from '../../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../../audit/index.ts';

const cancel = prepared<
  { bookingId: number; note: string | null; refund: boolean } & ActorParams,
  { outcome: string }
>(
  'bookings-cancel-session-by-staff',
  `select * from cancel_bls_booking_by_staff(p_booking_id => :bookingId, p_note => :note, p_refund => :refund,
     p_actor => ${actorRow})`,
);

/**
 * The provider's staff cancel a remote session, until its outcome is marked. Refuses with `not_found`,
 * `already_cancelled`, `attendance_marked`.
 */
export async function cancelSessionByStaff(
  db: Queryable,
  request: { readonly bookingId: number; readonly note: string | undefined; readonly refund: boolean },
  actor: Actor,
): Promise<Refusal | null> {
  const { bookingId, note, refund } = request;
  const [row] = await cancel(db, { bookingId, note: note ?? null, refund, ...actorParams(actor) });
  return row?.outcome === 'cancelled' ? null : refuse(row?.outcome ?? 'not_found');
}
