import type { Queryable } from '../../platform/db/queryable.ts';
import type { BookingRecord } from './booking-record.ts';
import { findOwned } from './find-owned.ts';

/** A booking with what belongs to it. */
export interface BookingDetail extends BookingRecord {
  /** The invite it was made by; null: none. */
  readonly invite: {
    readonly id: number;
    readonly status: 'sent' | 'opened' | 'used' | 'expired' | 'withdrawn';
  } | null;
}

const find = findOwned<BookingDetail>(
  'bookings-get',
  'training_booking_records',
  `b.*, case when b.invite_id is not null then
     (select jsonb_build_object('id', i.id, 'status', i.status) from booking_invite_records i where i.id = b.invite_id)
   end as invite`,
);

/** One booking of an organisation; null when it has none of that id. */
export async function getBooking(
  db: Queryable,
  organisationId: number,
  bookingId: number,
): Promise<BookingDetail | null> {
  return find(db, organisationId, bookingId);
}
