import type { Instant } from '../../platform/clock/instant.ts';
/** The closed lists of a booking's fields, spelled as every product spells them. */
export const bookingStatuses = ['pending', 'booked', 'cancelled'] as const;
export const payStatuses = ['completed', 'pending', 'refunded', 'cancelled'] as const;
export const payOptions = ['credits', 'balance', 'inv', 'candidate_pays'] as const;
export const bookedByValues = ['Agency', 'Candidate', 'Admin'] as const;
export const attendances = ['attended', 'no_show'] as const;
export const cancelReasons = [
  'requested',
  'staff',
  'event_cancelled',
  'payment_expired',
  'review_rejected',
  'review_expired',
] as const;

export type PayOption = (typeof payOptions)[number];

/** A classroom booking with the names around it: a row of training_booking_records. */
export interface BookingRecord {
  readonly id: number;
  readonly organisation_id: number;
  readonly training_event_id: number;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string;
  readonly job_role: string | null;
  readonly agency_contact_name: string | null;
  readonly agency_contact_email: string | null;
  readonly agency_email: string | null;
  readonly booking_status: (typeof bookingStatuses)[number];
  readonly pay_status: (typeof payStatuses)[number];
  readonly pay_option: PayOption;
  readonly price_pence: number;
  readonly booked_by: (typeof bookedByValues)[number];
  /** Until when the candidate's payment is awaited. */
  readonly payment_expires_at: Instant | null;
  readonly paid_at: Instant | null;
  /** Null: the course needs none. */
  readonly review: 'awaited' | 'approved' | 'rejected' | null;
  readonly attendance: (typeof attendances)[number] | null;
  readonly passed: boolean | null;
  readonly attendance_marked_at: Instant | null;
  readonly has_certificate: boolean;
  readonly invite_id: number | null;
  readonly reason: (typeof cancelReasons)[number] | null;
  readonly reason_note: string | null;
  readonly cancelled_by: 'Agency' | 'Admin' | 'System' | null;
  readonly cancelled_at: Instant | null;
  /** Hundredths; null: nothing goes back. */
  readonly refund_amount: number | null;
  /** Course id, `booking_balance`, `stripe` or `invoice`. */
  readonly refund_wallet: string | null;
  readonly created_at: Instant;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly course_id: number;
  readonly course_name: string;
  readonly location_id: number;
  readonly location_name: string;
  readonly location_address: string | null;
  readonly trainer_id: number | null;
  readonly trainer_name: string | null;
}
