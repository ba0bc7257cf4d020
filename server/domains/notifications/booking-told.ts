import type { Instant } from '../../platform/clock/instant.ts';
import type { BlsBookingRecord, BookingRecord } from '../bookings/index.ts';

type Both = Pick<BookingRecord, keyof BookingRecord & keyof BlsBookingRecord>;

/**
 * A booking of any product as mails tell of it: what all bookings have, and what only those of one have. A snapshot
 * also has what its event adds.
 */
export type BookingTold = Omit<Both, 'pay_option' | 'reason' | 'cancelled_by'> & {
  readonly pay_option: BookingRecord['pay_option'] | BlsBookingRecord['pay_option'];
  readonly reason: BookingRecord['reason'] | BlsBookingRecord['reason'];
  readonly cancelled_by: BookingRecord['cancelled_by'] | BlsBookingRecord['cancelled_by'];
  readonly previous_starts_at?: Instant;
  readonly previous_ends_at?: Instant;
  readonly previous_location_name?: string;
  readonly previous_location_address?: string | null;
} & Partial<Pick<BookingRecord, 'location_name' | 'location_address' | 'review'>> &
  Partial<
    Pick<
      BlsBookingRecord,
      | 'room_id'
      | 'room_link'
      | 'room_password'
      | 'equipment_status'
      | 'equipment_due_on'
      | 'address'
      | 'city'
      | 'postcode'
    >
  > & { readonly equipment_due_date?: string };
