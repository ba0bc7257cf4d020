import type { Instant } from '../../../platform/clock/instant.ts';
import type { bookedByValues, bookingStatuses, payStatuses } from '../booking-record.ts';

/** The closed lists of a remote session's fields that classroom bookings have not, or have otherwise. */
export const blsPayOptions = ['credits', 'balance', 'invoice', 'candidate_pays'] as const;
export const trainingStatuses = ['pending', 'completed', 'failed', 'no_show'] as const;
export const equipmentStatuses = ['out', 'in', 'overdue'] as const;
export const blsCancelReasons = ['staff', 'payment_expired'] as const;

export type BlsPayOption = (typeof blsPayOptions)[number];

/** A remote session's booking with the names around it: a row of bls_booking_records. */
export interface BlsBookingRecord {
  readonly id: number;
  readonly organisation_id: number;
  readonly course_id: number;
  readonly course_name: string;
  readonly trainer_id: number;
  readonly trainer_name: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly city: string;
  readonly postcode: string;
  readonly job_role: string | null;
  readonly agency_contact_name: string | null;
  readonly agency_contact_email: string | null;
  readonly booking_status: (typeof bookingStatuses)[number];
  readonly pay_status: (typeof payStatuses)[number];
  readonly pay_option: BlsPayOption;
  readonly price_pence: number;
  readonly booked_by: (typeof bookedByValues)[number];
  /** Until when the candidate's payment is awaited. */
  readonly payment_expires_at: Instant | null;
  readonly paid_at: Instant | null;
  readonly room_id: string;
  readonly room_link: string;
  readonly room_password: string;
  readonly training_status: (typeof trainingStatuses)[number];
  readonly training_marked_at: Instant | null;
  /** Null: no kit was sent yet. */
  readonly equipment_status: (typeof equipmentStatuses)[number] | null;
  /** London's day by which the kit that is out is due back. */
  readonly equipment_due_on: string | null;
  readonly has_certificate: boolean;
  readonly reason: (typeof blsCancelReasons)[number] | null;
  readonly reason_note: string | null;
  readonly cancelled_by: 'Admin' | 'System' | null;
  readonly cancelled_at: Instant | null;
  /** Hundredths; null: nothing goes back. */
  readonly refund_amount: number | null;
  /** Course id, `booking_balance`, `paypal` or `invoice`. */
  readonly refund_wallet: string | null;
  readonly created_at: Instant;
}
