import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { BookingRecord } from './booking-record.ts';

/** A booking as its candidate may see it: the record, where exactly, and whom to ask. */
export interface LinkedBooking extends BookingRecord {
  readonly location_postcode: string | null;
  readonly organisation_name: string;
  readonly organisation_code: string;
  readonly organisation_email: string | null;
  readonly organisation_phone: string | null;
  /** The event has begun. */
  readonly has_started: boolean;
  /** Seconds until payment is no longer awaited; null when it is not. */
  readonly payment_seconds_left: number | null;
}

const find = preparedRead<{ bookingId: number }, LinkedBooking>(
  'bookings-find-by-id',
  `select b.*, l.postcode as location_postcode, o.name as organisation_name, o.code as organisation_code,
     o.email as organisation_email, o.phone as organisation_phone, b.starts_at <= (select app_now()) as has_started,
     case when b.booking_status = 'pending' and b.pay_status = 'pending' and b.pay_option = 'candidate_pays'
       then greatest(0, extract(epoch from b.payment_expires_at - (select app_now())))::int end as payment_seconds_left
   from training_booking_records b
   join training_locations l on l.id = b.location_id
   join organisations o on o.id = b.organisation_id
   where b.id = :bookingId`,
);

/**
 * The booking that a link's token proved; null when there is none. For the holder of the link only: it asks for no
 * organisation.
 */
export async function findBookingById(db: Queryable, bookingId: number): Promise<LinkedBooking | null> {
  const [booking] = await find(db, { bookingId });
  return booking ?? null;
}
