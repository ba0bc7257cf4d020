import { sha256 } from '../../../platform/crypto/random.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { preparedRead } from '../../../platform/db/sql.ts';
import type { BlsBookingRecord } from './bls-booking-record.ts';

const find = preparedRead<{ organisationId: number; holdSha256: Buffer }, BlsBookingRecord>(
  'bookings-find-session-of-hold',
  `select b.* from bls_booking_records b
   where b.organisation_id = :organisationId and b.id = (
     select t.id from bls_bookings t join bls_holds h on h.id = t.hold_id
     where h.token_sha256 = :holdSha256 and h.organisation_id = :organisationId)`,
);

/** What a hold on a slot was used for; null when it was not. */
export async function findSessionOfHold(
  db: Queryable,
  organisationId: number,
  holdHash: string,
): Promise<BlsBookingRecord | null> {
  const [booking] = await find(db, { organisationId, holdSha256: sha256(holdHash) });
  return booking ?? null;
}
