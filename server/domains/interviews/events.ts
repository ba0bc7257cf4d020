import { z } from 'zod';
import { interviewStatuses } from './interview-record.ts';

/** An interview at the moment of its event: a row of interview_booking_records without what stays in the portal. Times are ISO 8601. */
const snapshot = z.object({
  id: z.int(),
  organisation_id: z.int(),
  candidate_name: z.string(),
  candidate_email: z.string(),
  candidate_phone: z.string().nullable(),
  job_role: z.string().nullable(),
  starts_at: z.string(),
  ends_at: z.string(),
  interviewer_id: z.int().nullable(),
  interviewer_person_id: z.int().nullable(),
  interviewer_name: z.string().nullable(),
  interviewer_email: z.string().nullable(),
  status: z.enum(interviewStatuses),
  created_at: z.string(),
  updated_at: z.string(),
});

const moved = snapshot.extend({ previous_starts_at: z.string(), previous_ends_at: z.string() });

const assigned = snapshot.extend({
  previous_interviewer_name: z.string().nullable(),
  previous_interviewer_email: z.string().nullable(),
});

/** What interviews tell other parts, by event type: the payloads of their outbox rows. Additive only. */
export const interviewEvents = {
  'interview_booking.created': snapshot,
  'interview_booking.moved': moved,
  'interview_booking.assigned': assigned,
  'interview_booking.completed': snapshot,
  'interview_booking.no_show': snapshot,
  'interview_booking.cancelled': snapshot,
  'interview_booking.corrected': snapshot,
} as const satisfies Record<string, z.ZodType>;

/** An interview's snapshot with what its event adds. */
export type InterviewTold = z.output<typeof snapshot> &
  Partial<z.output<typeof moved> & z.output<typeof assigned>>;
