import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

const decide = prepared<
  { bookingId: number; approve: boolean; note: string | null } & ActorParams,
  { outcome: string }
>(
  'bookings-decide-review',
  `select * from decide_training_review(p_booking_id => :bookingId, p_approve => :approve, p_note => :note,
     p_actor => ${actorRow})`,
);

/**
 * Staff approve a booking that waits for review, or reject it with a full refund. Refuses with `not_found`,
 * `already_cancelled`, `review_not_awaited`, `event_started`.
 */
export async function decideReview(
  db: Queryable,
  decision: { readonly bookingId: number; readonly approve: boolean; readonly note: string | undefined },
  actor: Actor,
): Promise<Refusal | null> {
  const { bookingId, approve, note } = decision;
  const [row] = await decide(db, { bookingId, approve, note: note ?? null, ...actorParams(actor) });
  return row?.outcome === 'decided' ? null : refuse(row?.outcome ?? 'not_found');
}
