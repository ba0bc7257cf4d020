import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** Which interview, and for whom: an organisation's people have until 24 hours before; null: staff. */
interface ChangedInterview {
  readonly interviewId: number;
  readonly organisationId: number | null;
}

interface Outcome {
  readonly outcome: string;
}

const refusalUnless = (done: string, row: Outcome | undefined): Refusal | null =>
  row?.outcome === done ? null : refuse(row?.outcome ?? 'not_found');

const move = prepared<
  ChangedInterview & { startsAt: Instant; minutes: number | null } & ActorParams,
  Outcome
>(
  'interviews-move',
  `select * from move_interview_booking(p_organisation_id => :organisationId, p_interview_id => :interviewId,
     p_starts_at => :startsAt, p_minutes => :minutes, p_actor => ${actorRow})`,
);

/**
 * Moves a booked interview. Refuses with `not_found`, `interview_not_booked`, `interview_too_soon`,
 * `interview_in_the_past`, `interview_unchanged`, `interviewer_busy`.
 */
export async function moveInterview(
  db: Queryable,
  which: ChangedInterview,
  to: { readonly startsAt: Instant; readonly minutes?: number | undefined },
  actor: Actor,
): Promise<Refusal | null> {
  const params = { ...which, startsAt: to.startsAt, minutes: to.minutes ?? null, ...actorParams(actor) };
  const [row] = await move(db, params);
  return refusalUnless('moved', row);
}

const assign = prepared<ChangedInterview & { interviewerId: number | null } & ActorParams, Outcome>(
  'interviews-assign',
  `select * from assign_interviewer(p_organisation_id => :organisationId, p_interview_id => :interviewId,
     p_interviewer_id => :interviewerId, p_actor => ${actorRow})`,
);

/**
 * Gives a booked interview to an interviewer, or (null) to nobody for the time being. Refuses with `not_found`,
 * `interview_not_booked`, `interview_too_soon`, `interview_unchanged`, `interviewer_unknown`, `interviewer_busy`.
 */
export async function assignInterviewer(
  db: Queryable,
  which: ChangedInterview,
  interviewerId: number | null,
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await assign(db, { ...which, interviewerId, ...actorParams(actor) });
  return refusalUnless('assigned', row);
}

const cancel = prepared<ChangedInterview & { reason: string | null } & ActorParams, Outcome>(
  'interviews-cancel',
  `select * from cancel_interview_booking(p_organisation_id => :organisationId, p_interview_id => :interviewId,
     p_reason => :reason, p_actor => ${actorRow})`,
);

/**
 * Cancels a booked interview for good; an organisation's people can until it starts. Refuses with `not_found`,
 * `interview_not_booked`, `interview_started`.
 */
export async function cancelInterview(
  db: Queryable,
  which: ChangedInterview,
  reason: string | undefined,
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await cancel(db, { ...which, reason: reason ?? null, ...actorParams(actor) });
  return refusalUnless('cancelled', row);
}
