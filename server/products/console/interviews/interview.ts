import { z } from 'zod';
import {
  getInterview,
  type InterviewRecord,
  interviewResults,
  interviewStatuses,
} from '../../../domains/interviews/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { organisationRef } from '../bookings/booking.ts';
import { choice, int, str, strOrNull, when } from '../fields.ts';
import { interviewFence } from '../policy.ts';
import type { ConsoleCaller } from '../services.ts';

export const interview = z
  .object({
    id: int('Interview booking id.', 310),
    organisation: organisationRef,
    candidate: z
      .object({
        name: str('Name.', 'Jane Smith'),
        email: str('E-mail.', 'jane.smith@example.com'),
        phone: strOrNull('Phone.', '+441234567890'),
      })
      .meta({ id: 'InterviewCandidate', description: 'Who is interviewed.' }),
    job_role: strOrNull('Job role.', 'Registered Nurse'),
    interview_date: when('Begin, London offset.', '2027-06-18T11:30:00+01:00'),
    end_date: when('End, London offset.', '2027-06-18T12:00:00+01:00'),
    interviewer: z
      .object({ id: int('Interviewer id.', 12), name: str('Name.', 'Priya Patel') })
      .meta({ id: 'InterviewerRef' })
      .nullable()
      .meta({ description: 'Null: not assigned yet.' }),
    status: choice(interviewStatuses, 'Where it stands.'),
    result: z
      .enum(interviewResults)
      .nullable()
      .meta({ description: 'What the interviewer found, of completed ones.', example: 'suitable' }),
    notes: strOrNull('The interviewer’s notes; null for organisations, whoever wrote some.', null),
    reason: strOrNull('Of the cancellation or the latest correction.', null),
    created_at: when('When it was arranged.', '2027-06-05T10:00:00+00:00'),
    updated_at: when('When it last changed, notes aside.', '2027-06-05T10:00:00+00:00'),
  })
  .meta({ id: 'Interview', description: 'An interview with an organisation’s candidate.' });

export const interviewExample: z.input<typeof interview> = {
  id: 310,
  organisation: { id: 1042, name: 'Acme Healthcare', code: 'ACME001' },
  candidate: { name: 'Jane Smith', email: 'jane.smith@example.com', phone: '+441234567890' },
  job_role: 'Registered Nurse',
  interview_date: '2027-06-18T11:30:00+01:00',
  end_date: '2027-06-18T12:00:00+01:00',
  interviewer: { id: 12, name: 'Priya Patel' },
  status: 'booked',
  result: null,
  notes: null,
  reason: null,
  created_at: '2027-06-05T10:00:00+00:00',
  updated_at: '2027-06-05T10:00:00+00:00',
};

/** An interview as the console shows it to this caller; notes are the provider's own. */
export const presentInterview = (
  row: InterviewRecord,
  caller: Pick<ConsoleCaller, 'organisation_id'>,
): z.input<typeof interview> => ({
  id: row.id,
  organisation: { id: row.organisation_id, name: row.organisation_name, code: row.organisation_code },
  candidate: { name: row.candidate_name, email: row.candidate_email, phone: row.candidate_phone },
  job_role: row.job_role,
  interview_date: formatLondon(row.starts_at),
  end_date: formatLondon(row.ends_at),
  interviewer:
    row.interviewer_id === null ? null : { id: row.interviewer_id, name: row.interviewer_name ?? '' },
  status: row.status,
  result: row.result,
  notes: caller.organisation_id === null ? row.notes : null,
  reason: row.reason,
  created_at: formatUtc(row.created_at),
  updated_at: formatUtc(row.updated_at),
});

/** The answer of whatever shows one interview. */
export const interviewAnswer = (description: string) => ({
  description,
  schema: interview,
  example: interviewExample,
});

interface InterviewCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: { readonly id: number };
}

const interviewInPath = ({ db, caller, params }: InterviewCall) =>
  getInterview(db, params.id, interviewFence(caller));

/** Path and fence of one interview. */
export const interviewPath = {
  params: z.object({ id: pathId.meta({ description: 'Interview booking id.', example: 310 }) }),
  pathObjectExists: async (call: InterviewCall) => (await interviewInPath(call)) !== null,
};

/** The interview as it now is. */
export async function showInterview(call: InterviewCall) {
  const row = await interviewInPath(call);
  return row ? answer(200, presentInterview(row, call.caller)) : refuse('not_found');
}
