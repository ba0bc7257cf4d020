import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { BookingRecord } from './booking-record.ts';

const find = preparedRead<{ organisationId: number; holdSha256: Buffer }, BookingRecord>(
  'bookings-find-of-hold',
  `select b.* from training_booking_records b
   where b.organisation_id = :organisationId and b.id = (
     select t.id from training_bookings t join seat_holds h on h.id = t.hold_id
     where h.token_sha256 = :holdSha256 and h.organisation_id = :organisationId)`,
);

/** What a hold was used for; null when it was not. Tells a form that was sent twice what the first one did. */
export async function findBookingOfHold(
  db: Queryable,
  organisationId: number,
  holdHash: string,
): Promise<BookingRecord | null> {
  const [booking] = await find(db, { organisationId, holdSha256: sha256(holdHash) });
  return booking ?? null;
}
