import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** Minutes an interview takes unless said otherwise. */
export const interviewMinutes = 30;

/** An interview that is asked for. */
interface NewInterview {
  readonly candidate_name: string;
  readonly candidate_email: string;
  readonly candidate_phone?: string | undefined;
  readonly job_role?: string | undefined;
  readonly starts_at: Instant;
  /** Default: 30. */
  readonly minutes?: number | undefined;
  /** Missing: somebody will be found later. */
  readonly interviewer_id?: number | undefined;
}

interface Params extends ActorParams {
  readonly organisationId: number;
  readonly interview: string;
}

const create = prepared<Params, { outcome: string; interview_id: number | null }>(
  'interviews-create',
  `select * from create_interview_booking(p_organisation_id => :organisationId, p_interview => :interview::jsonb,
     p_actor => ${actorRow})`,
);

/**
 * Books an interview for an organisation. Returns its id; refuses with `interview_in_the_past`,
 * `interviewer_unknown`, `interviewer_busy`.
 */
export async function createInterview(
  db: Queryable,
  organisationId: number,
  interview: NewInterview,
  actor: Actor,
): Promise<number | Refusal> {
  const whole = { ...interview, minutes: interview.minutes ?? interviewMinutes };
  const [row] = await create(db, {
    organisationId,
    interview: JSON.stringify(whole),
    ...actorParams(actor),
  });
  if (!row) throw new Error('create_interview_booking returned no row');
  return row.interview_id ?? refuse(row.outcome);
}
