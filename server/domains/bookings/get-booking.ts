import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { BookingRecord } from './booking-record.ts';

const find = preparedRead<{ organisationId: number; bookingId: number }, BookingRecord>(
  'bookings-get',
  'select * from training_booking_records where id = :bookingId and organisation_id = :organisationId',
);

/** One booking of an organisation; null when it has none of that id. */
export async function getBooking(
  db: Queryable,
  organisationId: number,
  bookingId: number,
): Promise<BookingRecord | null> {
  const [booking] = await find(db, { organisationId, bookingId });
  return booking ?? null;
}
