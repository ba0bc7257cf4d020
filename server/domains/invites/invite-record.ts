import type { Instant } from '../../platform/clock/instant.ts';
import type { BookingRecord, PayOption } from '../bookings/index.ts';

/** Where an invite stands. `expired` follows from the clock. */
export const inviteStatuses = ['sent', 'opened', 'used', 'expired', 'withdrawn'] as const;

/** An invite with the names around it: a row of booking_invite_records. */
export interface InviteRecord {
  readonly id: number;
  readonly organisation_id: number;
  readonly course_id: number;
  readonly course_name: string;
  /** Null: the candidate chooses. */
  readonly location_id: number | null;
  readonly location_name: string | null;
  readonly location_address: string | null;
  /** Null: the candidate chooses. */
  readonly training_event_id: number | null;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly job_role: string | null;
  readonly agency_contact_name: string | null;
  readonly agency_contact_email: string | null;
  readonly agency_email: string | null;
  readonly pay_option: PayOption;
  readonly message: string | null;
  readonly status: (typeof inviteStatuses)[number];
  readonly opened_at: Instant | null;
  readonly used_at: Instant | null;
  readonly expires_at: Instant;
  readonly created_at: Instant;
  /** The booking it was used for. */
  readonly booking_id: number | null;
  readonly booking_status: BookingRecord['booking_status'] | null;
  readonly booking_starts_at: Instant | null;
}
