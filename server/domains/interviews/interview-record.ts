import type { Instant } from '../../platform/clock/instant.ts';

/** Where an interview stands. */
export const interviewStatuses = ['booked', 'completed', 'cancelled', 'no_show'] as const;

/** What the interviewer found; of completed interviews. */
export const interviewResults = ['suitable', 'unsuitable'] as const;

/** An interview booking: a row of interview_booking_records and whose it is. */
export interface InterviewRecord {
  readonly id: number;
  readonly organisation_id: number;
  readonly organisation_name: string;
  readonly organisation_code: string;
  readonly candidate_name: string;
  readonly candidate_email: string;
  readonly candidate_phone: string | null;
  readonly job_role: string | null;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  /** Null: not assigned yet. */
  readonly interviewer_id: number | null;
  readonly interviewer_person_id: number | null;
  readonly interviewer_name: string | null;
  readonly status: (typeof interviewStatuses)[number];
  readonly result: (typeof interviewResults)[number] | null;
  readonly notes: string | null;
  /** Of the cancellation or the latest correction. */
  readonly reason: string | null;
  readonly created_at: Instant;
  readonly updated_at: Instant;
}

/** SQL: the columns of an InterviewRecord. */
export const interviewColumns = 'r.*, o.name as organisation_name, o.code as organisation_code';
