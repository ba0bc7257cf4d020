import type { Queryable } from '../../../platform/db/queryable.ts';
import { findOwned } from '../find-owned.ts';
import type { BlsBookingRecord } from './bls-booking-record.ts';

const find = findOwned<BlsBookingRecord>('bookings-get-bls', 'bls_booking_records', 'b.*');

/** One remote session of an organisation; null when it has none of that id. */
export async function getBlsBooking(
  db: Queryable,
  organisationId: number,
  bookingId: number,
): Promise<BlsBookingRecord | null> {
  return find(db, organisationId, bookingId);
}
