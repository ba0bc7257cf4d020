import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared } from '../../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../../audit/index.ts';
import type { BlsBookingRecord } from './bls-booking-record.ts';

/** What came of one session. */
export interface SessionOutcome {
  readonly bookingId: number;
  readonly trainingStatus: Exclude<BlsBookingRecord['training_status'], 'pending'>;
  /** Why a certificate is withdrawn by it. */
  readonly reason: string | undefined;
  /** Whether who marks may withdraw a certificate. */
  readonly mayWithdraw: boolean;
}

interface Params extends ActorParams {
  readonly bookingId: number;
  readonly trainingStatus: string;
  readonly reason: string | null;
  readonly mayWithdraw: boolean;
}

const mark = prepared<Params, { outcome: string }>(
  'bookings-mark-session',
  `select * from mark_bls_training(p_booking_id => :bookingId, p_training_status => :trainingStatus,
     p_reason => :reason, p_may_withdraw => :mayWithdraw, p_actor => ${actorRow})`,
);

/**
 * Marks what came of a remote session; completed earns the certificate once the kit is back. Refuses with `not_found`,
 * `booking_not_booked`, `session_not_started`, `certificate_stands`, `reason_missing`.
 */
export async function markSession(
  db: Queryable,
  { reason, ...outcome }: SessionOutcome,
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await mark(db, { ...outcome, reason: reason ?? null, ...actorParams(actor) });
  return row?.outcome === 'marked' ? null : refuse(row?.outcome ?? 'not_found');
}
