import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import type { InterviewRecord } from './interview-record.ts';

/** How an interview can have gone. */
export const interviewEnds = ['completed', 'no_show'] as const;

type End = (typeof interviewEnds)[number];
type Result = InterviewRecord['result'];

interface Outcome {
  readonly outcome: string;
}

const end = prepared<
  {
    personId: number | null;
    interviewId: number;
    status: End;
    result: Result;
    notes: string | null;
  } & ActorParams,
  Outcome
>(
  'interviews-end',
  `select * from end_interview_booking(p_person_id => :personId, p_interview_id => :interviewId, p_status => :status,
     p_result => :result, p_notes => :notes, p_actor => ${actorRow})`,
);

/**
 * Records how a booked interview went, from its start on. `personId` keeps to interviews of this person; null:
 * staff. Refuses with `not_found`, `interview_not_booked`, `interview_not_started`, `interviewer_missing`.
 */
export async function endInterview(
  db: Queryable,
  { personId, interviewId }: { readonly personId: number | null; readonly interviewId: number },
  how: { readonly status: End; readonly result?: Result | undefined; readonly notes?: string | undefined },
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await end(db, {
    personId,
    interviewId,
    status: how.status,
    result: how.result ?? null,
    notes: how.notes ?? null,
    ...actorParams(actor),
  });
  return row?.outcome === 'ended' ? null : refuse(row?.outcome ?? 'not_found');
}

const correct = prepared<
  { interviewId: number; status: End; result: Result; reason: string } & ActorParams,
  Outcome
>(
  'interviews-correct',
  `select * from correct_interview_booking(p_interview_id => :interviewId, p_status => :status, p_result => :result,
     p_reason => :reason, p_actor => ${actorRow})`,
);

/**
 * Staff put right how an interview went. Refuses with `not_found`, `interview_not_ended`, `interview_unchanged`,
 * `interviewer_missing`.
 */
export async function correctInterview(
  db: Queryable,
  interviewId: number,
  to: { readonly status: End; readonly result?: Result | undefined; readonly reason: string },
  actor: Actor,
): Promise<Refusal | null> {
  const { status, reason, result } = to;
  const params = { interviewId, status, reason, result: result ?? null, ...actorParams(actor) };
  const [row] = await correct(db, params);
  return row?.outcome === 'corrected' ? null : refuse(row?.outcome ?? 'not_found');
}

const note = prepared<
  { personId: number | null; interviewId: number; notes: string | null } & ActorParams,
  { noted: boolean }
>('interviews-note', `select note_interview_booking(:personId, :interviewId, :notes, ${actorRow}) as noted`);

/** Replaces an interview's notes; null empties them. False: there is no such interview (of this person). */
export async function noteInterview(
  db: Queryable,
  { personId, interviewId }: { readonly personId: number | null; readonly interviewId: number },
  notes: string | null,
  actor: Actor,
): Promise<boolean> {
  const [row] = await note(db, { personId, interviewId, notes, ...actorParams(actor) });
  return row?.noted === true;
}
