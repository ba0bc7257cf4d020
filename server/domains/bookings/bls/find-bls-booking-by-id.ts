import type { Queryable } from '../../../platform/db/queryable.ts';
import { preparedRead } from '../../../platform/db/sql.ts';
import type { BlsBookingRecord } from './bls-booking-record.ts';

/** A remote session as its candidate may see it: the record, and whom to ask. */
export interface LinkedBlsBooking extends BlsBookingRecord {
  readonly organisation_name: string;
  readonly organisation_code: string;
  readonly organisation_email: string | null;
  readonly organisation_phone: string | null;
  /** The session has begun. */
  readonly has_started: boolean;
  /** Seconds until payment is no longer awaited; null when it is not. */
  readonly payment_seconds_left: number | null;
}

const find = preparedRead<{ bookingId: number }, LinkedBlsBooking>(
  'bookings-find-bls-by-id',
  `select b.*, o.name as organisation_name, o.code as organisation_code, o.email as organisation_email,
     o.phone as organisation_phone, b.starts_at <= (select app_now()) as has_started,
     case when b.booking_status = 'pending' and b.pay_status = 'pending' and b.pay_option = 'candidate_pays'
       then greatest(0, extract(epoch from b.payment_expires_at - (select app_now())))::int end as payment_seconds_left
   from bls_booking_records b
   join organisations o on o.id = b.organisation_id
   where b.id = :bookingId`,
);

/**
 * The remote session that a link's token proved; null when there is none. For the holder of the link only: it asks for
 * no organisation.
 */
export async function findBlsBookingById(db: Queryable, bookingId: number): Promise<LinkedBlsBooking | null> {
  const [booking] = await find(db, { bookingId });
  return booking ?? null;
}
