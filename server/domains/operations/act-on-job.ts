import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type ProblemTable, type Refusal, refuse } from '../../platform/http/problem.ts';
import { giveUpJob, retryJob, taskOfJob } from '../../platform/jobs/queue.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** What work on the queue refuses with. */
export const operationProblems = {
  job_is_running: { status: 422, message: 'A worker has this job in hand: wait until it has ended.' },
} as const satisfies ProblemTable;

const note = prepared<{ action: string; id: number; details: string } & ActorParams, never>(
  'operations-note-job',
  `select record_audit(0, :action, 'job', :id, :details::jsonb, ${actorRow})`,
);

async function actOnJob(
  db: Queryable,
  { id, action, act }: { id: number; action: string; act: () => Promise<boolean> },
  actor: Actor,
): Promise<Refusal | null> {
  const task = await taskOfJob(db, id);
  if (task === null) return refuse('not_found');
  if (!(await act())) return refuse('job_is_running');
  await note(db, { action, id, details: JSON.stringify({ task }), ...actorParams(actor) });
  return null;
}

/** Lets a job run now, with all its attempts anew. Refuses with `not_found`, `job_is_running`. */
export const retryQueuedJob = (db: Queryable, id: number, actor: Actor): Promise<Refusal | null> =>
  actOnJob(db, { id, action: 'job.retried', act: () => retryJob(db, id) }, actor);

/** Tries a job no more. Refuses with `not_found`, `job_is_running`. */
export const giveUpQueuedJob = (db: Queryable, id: number, actor: Actor): Promise<Refusal | null> =>
  actOnJob(
    db,
    { id, action: 'job.given_up', act: () => giveUpJob(db, id, 'Given up by the provider’s staff') },
    actor,
  );
