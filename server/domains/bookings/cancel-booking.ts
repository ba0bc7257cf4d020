import { batchedCommand, laneOfNumber } from '../../platform/db/batched-command.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, actorColumns } from '../audit/index.ts';

/** One booking to be cancelled by its organisation. */
interface CancelBooking {
  readonly organisationId: number;
  readonly bookingId: number;
  /** What the canceller wrote, for people. */
  readonly note: string | undefined;
  readonly actor: Actor;
}

const cancelMany = prepared<{ requests: string }, { outcome: string }>(
  'bookings-cancel',
  'select outcome from cancel_training_bookings(:requests::jsonb) order by place',
);

const rowOf = ({ organisationId, bookingId, note, actor }: CancelBooking, place: number) => ({
  place,
  organisation_id: organisationId,
  booking_id: bookingId,
  note,
  ...actorColumns(actor),
});

/** What is cancelled at the same moment is cancelled in one transaction. */
const cancel = batchedCommand<CancelBooking, { outcome: string }>({
  laneOf: ({ organisationId }) => laneOfNumber(organisationId),
  runMany: (db, requests) => cancelMany(db, { requests: JSON.stringify(requests.map(rowOf)) }),
});

/**
 * Cancels a booking: its seat is free at once, and all that was paid goes back when there is time enough before
 * the start (`cancel_full_refund_hours`). Null when done; refuses with `not_found`, `already_cancelled`,
 * `event_started`.
 */
export async function cancelBooking(db: Queryable, request: CancelBooking): Promise<Refusal | null> {
  const { outcome } = await cancel(db, request);
  return outcome === 'cancelled' ? null : refuse(outcome);
}
