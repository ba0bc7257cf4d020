import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import type { BookingRecord } from './booking-record.ts';

/** What a trainer saw of one candidate. */
export interface Attendance {
  readonly bookingId: number;
  /** Null takes the mark back. */
  readonly attendance: BookingRecord['attendance'];
  /** Null: not judged yet, or did not come. */
  readonly passed: boolean | null;
}

const mark = prepared<
  { bookingId: number; attendance: string | null; passed: boolean | null } & ActorParams,
  { outcome: string }
>(
  'bookings-mark-attendance',
  `select * from mark_attendance(p_booking_id => :bookingId, p_attendance => :attendance, p_passed => :passed,
     p_actor => ${actorRow})`,
);

/**
 * Marks attendance and result, each way correctable; attended and passed earns the certificate. Refuses with
 * `not_found`, `booking_not_booked`, `event_not_started`.
 */
export async function markAttendance(
  db: Queryable,
  attendance: Attendance,
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await mark(db, { ...attendance, ...actorParams(actor) });
  return row?.outcome === 'marked' ? null : refuse(row?.outcome ?? 'not_found');
}
