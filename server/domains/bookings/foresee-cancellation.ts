import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** What cancelling would mean to a booking's money. Amounts are hundredths; null: none. */
export interface Foreseen {
  /** Why it cannot be cancelled, as cancelling would refuse; null: it can. */
  readonly flaw: string | null;
  /** What goes back, and where to. */
  readonly refund_amount: number | null;
  readonly refund_wallet: string | null;
  /** The candidate can no longer pay. Null where nothing can be cancelled. */
  readonly ends_payment: boolean | null;
}

/** The same of a classroom booking. */
interface ForeseenCancellation extends Foreseen {
  /** What would go back with a refund; more than `refund_amount` when it is too late for one. */
  readonly stake_amount: number | null;
  readonly stake_wallet: string | null;
  /** Until when an organisation gets its money back. */
  readonly refund_until: Instant | null;
}

const foresee = preparedRead<{ organisationId: number | null; bookingId: number }, ForeseenCancellation>(
  'bookings-foresee-cancellation',
  `select * from foresee_training_cancellation(p_organisation_id => :organisationId, p_booking_id => :bookingId)`,
);

/**
 * What cancelling a booking would do just now, by the rule that cancelling follows. `organisationId` null: the
 * provider's staff would cancel it, with a refund. Null when there is no such booking.
 */
export async function foreseeCancellation(
  db: Queryable,
  organisationId: number | null,
  bookingId: number,
): Promise<ForeseenCancellation | null> {
  const [row] = await foresee(db, { organisationId, bookingId });
  return !row || row.flaw === 'not_found' ? null : row;
}
