import type { Queryable } from '../../../platform/db/queryable.ts';
import { preparedRead } from '../../../platform/db/sql.ts';
import type { Foreseen } from '../foresee-cancellation.ts';

/** What cancelling would mean to a remote session. */
interface ForeseenSessionCancellation extends Foreseen {
  /** London's day by which the kit that is out would be due back; null: none is out. */
  readonly kit_due_on: string | null;
}

const foresee = preparedRead<{ bookingId: number }, ForeseenSessionCancellation>(
  'bookings-foresee-session-cancellation',
  'select * from foresee_bls_cancellation(p_booking_id => :bookingId)',
);

/**
 * What would happen just now if the provider's staff cancelled a remote session with a refund, by the rule that
 * cancelling follows. Null when there is none of that id.
 */
export async function foreseeSessionCancellation(
  db: Queryable,
  bookingId: number,
): Promise<ForeseenSessionCancellation | null> {
  const [row] = await foresee(db, { bookingId });
  return !row || row.flaw === 'not_found' ? null : row;
}
