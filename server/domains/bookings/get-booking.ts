import { batchedRead } from '../../platform/db/batched-read.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { BookingRecord } from './booking-record.ts';

/** A booking with what belongs to it. */
export interface BookingDetail extends BookingRecord {
  /** The invite it was made by; null: none. */
  readonly invite: {
    readonly id: number;
    readonly status: 'sent' | 'opened' | 'used' | 'expired' | 'withdrawn';
  } | null;
}

const findMany = preparedRead<
  { organisationIds: readonly string[]; bookingIds: readonly string[] },
  BookingDetail
>(
  'bookings-get',
  `select b.*, case when b.invite_id is not null then
     (select jsonb_build_object('id', i.id, 'status', i.status) from booking_invite_records i where i.id = b.invite_id)
   end as invite
   from unnest(:organisationIds::bigint[], :bookingIds::bigint[]) as w (organisation_id, id)
   join training_booking_records b on b.id = w.id and b.organisation_id = w.organisation_id`,
);

const keyOf = (organisationId: number, bookingId: number): string => `${organisationId} ${bookingId}`;

const find = batchedRead<BookingDetail>(
  (db, keys) => {
    const pairs = keys.map((key) => key.split(' '));
    const column = (place: number) => pairs.map((pair) => pair[place] ?? '');
    return findMany(db, { organisationIds: column(0), bookingIds: column(1) });
  },
  (booking) => keyOf(booking.organisation_id, booking.id),
);

/** One booking of an organisation; null when it has none of that id. */
export async function getBooking(
  db: Queryable,
  organisationId: number,
  bookingId: number,
): Promise<BookingDetail | null> {
  return find(db, keyOf(organisationId, bookingId));
}
