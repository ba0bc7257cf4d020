import { z } from 'zod';
import {
  attendances,
  bookedByValues,
  bookingStatuses,
  cancelReasons,
  payOptions,
  payStatuses,
} from './booking-record.ts';

/** A booking at the moment of its event: a row of training_booking_records as JSON. Times are ISO 8601. */
export const bookingSnapshot = z.object({
  id: z.int(),
  organisation_id: z.int(),
  organisation_seq: z.int(),
  training_event_id: z.int(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  phone: z.string(),
  job_role: z.string().nullable(),
  agency_contact_name: z.string().nullable(),
  agency_contact_email: z.string().nullable(),
  agency_email: z.string().nullable(),
  booking_status: z.enum(bookingStatuses),
  pay_status: z.enum(payStatuses),
  pay_option: z.enum(payOptions),
  price_pence: z.int(),
  booked_by: z.enum(bookedByValues),
  payment_expires_at: z.string().nullable(),
  paid_at: z.string().nullable(),
  review: z.enum(['awaited', 'approved', 'rejected']).nullable(),
  attendance: z.enum(attendances).nullable(),
  passed: z.boolean().nullable(),
  attendance_marked_at: z.string().nullable(),
  has_certificate: z.boolean(),
  invite_id: z.int().nullable(),
  reason: z.enum(cancelReasons).nullable(),
  reason_note: z.string().nullable(),
  cancelled_by: z.enum(['Agency', 'Admin', 'System']).nullable(),
  cancelled_at: z.string().nullable(),
  refund_amount: z.int().nullable(),
  refund_wallet: z.string().nullable(),
  created_at: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  course_id: z.int(),
  course_name: z.string(),
  location_id: z.int(),
  location_name: z.string(),
  location_address: z.string().nullable(),
  trainer_id: z.int().nullable(),
  trainer_name: z.string().nullable(),
});

/**
 * What bookings tell other parts, by event type: the payloads of their outbox rows. Stored rows keep their
 * shape for ever: add types and optional keys, never change what is here.
 */
export const bookingEvents = {
  'booking.created': bookingSnapshot,
  'booking.confirmed': bookingSnapshot.extend({ confirmed_by: z.enum(['payment', 'review']) }),
  'booking.rescheduled': bookingSnapshot.extend({
    previous_training_event_id: z.int(),
    previous_starts_at: z.string(),
    previous_ends_at: z.string(),
    previous_location_id: z.int(),
    previous_location_name: z.string(),
    previous_location_address: z.string().nullable(),
  }),
  'booking.cancelled': bookingSnapshot,
  'booking.attendance_marked': bookingSnapshot.extend({
    previous_attendance: z.enum(attendances).nullable(),
    marked_at: z.string(),
  }),
  'booking.no_show': bookingSnapshot.extend({ marked_at: z.string() }),
} as const satisfies Record<string, z.ZodType>;
