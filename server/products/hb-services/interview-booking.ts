import { z } from 'zod';
import { type InterviewRecord, interviewStatuses } from '../../domains/interviews/index.ts';
import { formatLondon, formatUtc } from '../../platform/clock/format.ts';

const moment = (description: string, example: string) =>
  z.string().meta({ description, format: 'date-time', example });

const candidate = z
  .object({
    name: z.string().meta({ description: 'Name.', example: 'Jane Smith' }),
    email: z.string().meta({ description: 'E-mail.', example: 'jane.smith@example.com' }),
    phone: z.string().nullable().meta({ description: 'Phone, if it is known.', example: '+441234567890' }),
  })
  .meta({ id: 'InterviewCandidate', description: 'Who is interviewed.' });

const interviewer = z
  .object({
    id: z.int().meta({ description: 'Interviewer id.', example: 12 }),
    name: z.string().meta({ description: 'Name.', example: 'Priya Patel' }),
  })
  .meta({ id: 'Interviewer', description: 'Who interviews.' });

export const interviewBooking = z
  .object({
    id: z.int().meta({ description: 'Interview booking id.', example: 310 }),
    candidate,
    job_role: z
      .string()
      .nullable()
      .meta({ description: 'What the candidate is to work as.', example: 'Registered Nurse' }),
    interview_date: moment(
      'When it begins, with the offset of Europe/London on that day.',
      '2026-06-18T11:30:00+01:00',
    ),
    interviewer: interviewer.nullable().meta({ description: 'Null: not assigned yet.' }),
    status: z.enum(interviewStatuses).meta({ description: 'Where it stands.', example: 'booked' }),
    created_at: moment('When it was arranged, UTC.', '2026-06-05T10:00:00+00:00'),
    updated_at: moment('When it last changed, UTC.', '2026-06-05T10:00:00+00:00'),
  })
  .meta({ id: 'InterviewBooking', description: 'An interview with one of your candidates.' });

export const interviewBookingExample: z.input<typeof interviewBooking> = {
  id: 310,
  candidate: { name: 'Jane Smith', email: 'jane.smith@example.com', phone: '+441234567890' },
  job_role: 'Registered Nurse',
  interview_date: '2026-06-18T11:30:00+01:00',
  interviewer: { id: 12, name: 'Priya Patel' },
  status: 'booked',
  created_at: '2026-06-05T10:00:00+00:00',
  updated_at: '2026-06-05T10:00:00+00:00',
};

/** An interview as the wire has it. */
export const presentInterviewBooking = (row: InterviewRecord): z.input<typeof interviewBooking> => ({
  id: row.id,
  candidate: { name: row.candidate_name, email: row.candidate_email, phone: row.candidate_phone },
  job_role: row.job_role,
  interview_date: formatLondon(row.starts_at),
  interviewer:
    row.interviewer_id === null ? null : { id: row.interviewer_id, name: row.interviewer_name ?? '' },
  status: row.status,
  created_at: formatUtc(row.created_at),
  updated_at: formatUtc(row.updated_at),
});
