import { z } from 'zod';
import { bookedByValues, bookingStatuses, payStatuses } from '../booking-record.ts';
import {
  blsCancelReasons,
  blsPayOptions,
  equipmentStatuses,
  trainingStatuses,
} from './bls-booking-record.ts';

/** A remote session's booking at the moment of its event: a row of bls_booking_records as JSON. Times are ISO 8601. */
export const blsBookingSnapshot = z.object({
  id: z.int(),
  organisation_id: z.int(),
  organisation_seq: z.int(),
  course_id: z.int(),
  course_name: z.string(),
  trainer_id: z.int(),
  trainer_name: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  phone: z.string(),
  address: z.string(),
  city: z.string(),
  postcode: z.string(),
  job_role: z.string().nullable(),
  agency_contact_name: z.string().nullable(),
  agency_contact_email: z.string().nullable(),
  booking_status: z.enum(bookingStatuses),
  pay_status: z.enum(payStatuses),
  pay_option: z.enum(blsPayOptions),
  price_pence: z.int(),
  booked_by: z.enum(bookedByValues),
  payment_expires_at: z.string().nullable(),
  paid_at: z.string().nullable(),
  room_id: z.string(),
  room_link: z.string(),
  room_password: z.string(),
  training_status: z.enum(trainingStatuses),
  training_marked_at: z.string().nullable(),
  equipment_status: z.enum(equipmentStatuses).nullable(),
  equipment_due_on: z.string().nullable(),
  has_certificate: z.boolean(),
  reason: z.enum(blsCancelReasons).nullable(),
  reason_note: z.string().nullable(),
  cancelled_by: z.enum(['Admin', 'System']).nullable(),
  cancelled_at: z.string().nullable(),
  refund_amount: z.int().nullable(),
  refund_wallet: z.string().nullable(),
  created_at: z.string(),
});

/**
 * What remote sessions tell other parts, by event type: the payloads of their outbox rows. Stored rows keep their
 * shape for ever: add types and optional keys, never change what is here.
 */
export const blsBookingEvents = {
  'booking.created': blsBookingSnapshot,
  'booking.confirmed': blsBookingSnapshot,
  'booking.rescheduled': blsBookingSnapshot.extend({
    previous_starts_at: z.string(),
    previous_ends_at: z.string(),
    previous_trainer_id: z.int(),
    previous_trainer_name: z.string(),
  }),
  'booking.cancelled': blsBookingSnapshot,
  'booking.attendance_marked': blsBookingSnapshot.extend({
    previous_training_status: z.enum(trainingStatuses),
    marked_at: z.string(),
  }),
} as const satisfies Record<string, z.ZodType>;
