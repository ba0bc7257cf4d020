import { z } from 'zod';
import { bookingStatuses, payOptions } from '../bookings/index.ts';
import { inviteStatuses } from './invite-record.ts';

/** An invite at the moment of its event: a row of booking_invite_records as JSON. Times are ISO 8601. */
const snapshot = z.object({
  id: z.int(),
  organisation_id: z.int(),
  organisation_seq: z.int(),
  course_id: z.int(),
  course_name: z.string(),
  location_id: z.int().nullable(),
  location_name: z.string().nullable(),
  location_address: z.string().nullable(),
  training_event_id: z.int().nullable(),
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  job_role: z.string().nullable(),
  agency_contact_name: z.string().nullable(),
  agency_contact_email: z.string().nullable(),
  agency_email: z.string().nullable(),
  pay_option: z.enum(payOptions),
  message: z.string().nullable(),
  status: z.enum(inviteStatuses),
  opened_at: z.string().nullable(),
  used_at: z.string().nullable(),
  expires_at: z.string(),
  created_at: z.string(),
  booking_id: z.int().nullable(),
  booking_status: z.enum(bookingStatuses).nullable(),
  booking_starts_at: z.string().nullable(),
});

/** What invites tell other parts, by event type: the payloads of their outbox rows. Additive only. */
export const inviteEvents = {
  'booking_invite.sent': snapshot,
  'booking_invite.opened': snapshot,
  'booking_invite.used': snapshot,
} as const satisfies Record<string, z.ZodType>;
