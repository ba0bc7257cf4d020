import type { Instant } from '../clock/instant.ts';
import type { Queryable } from '../db/queryable.ts';
import { prepared, preparedRead } from '../db/sql.ts';

/** Jobs of one kind, by what they are about. */
export interface TaskLoad {
  readonly task: string;
  /** Ready, for a worker to take. */
  readonly waiting: number;
  /** For a later moment: planned, or to be tried again. */
  readonly later: number;
  readonly running: number;
  /** Out of attempts: nothing more happens by itself. */
  readonly failed: number;
  /** Since when the oldest ready one could have run. */
  readonly waiting_since: Instant | null;
}

/** A job whose last attempt failed. */
export interface TroubledJob {
  readonly id: number;
  readonly task: string;
  readonly attempts: number;
  readonly max_attempts: number;
  readonly is_failed: boolean;
  readonly run_at: Instant;
  /** The first line of what went wrong, without addresses. */
  readonly last_error: string;
}

// The queue goes by the database's own clock, not by the platform's.
const load = preparedRead<object, TaskLoad>(
  'jobs-load',
  `select task_identifier as task,
     count(*) filter (where is_ready) as waiting, min(run_at) filter (where is_ready) as waiting_since,
     count(*) filter (where locked_at is null and attempts < max_attempts and run_at > now()) as later,
     count(*) filter (where locked_at is not null) as running,
     count(*) filter (where locked_at is null and attempts >= max_attempts) as failed
   from (select *, locked_at is null and attempts < max_attempts and run_at <= now() as is_ready from graphile_worker.jobs) j
   group by 1 order by 1`,
);

/** What is queued, by kind. */
export const readTaskLoads = (db: Queryable): Promise<TaskLoad[]> => load(db, {});

// An error may quote what it choked on: one line of it, and nothing that looks like an address.
const troubled = preparedRead<{ limit: number }, TroubledJob>(
  'jobs-troubled',
  `select id, task_identifier as task, attempts, max_attempts, attempts >= max_attempts as is_failed, run_at,
     left(regexp_replace(split_part(last_error, E'\\n', 1), '[^\\s<>"]+@[^\\s<>"]+', '***', 'g'), 200) as last_error
   from graphile_worker.jobs where last_error is not null and attempts > 0 and locked_at is null
   order by attempts >= max_attempts desc, run_at, id limit :limit`,
);

/** Jobs that went wrong, those that are given up first. */
export const readTroubledJobs = (db: Queryable, limit: number): Promise<TroubledJob[]> =>
  troubled(db, { limit });

const find = prepared<{ id: number }, { task: string }>(
  'jobs-find',
  'select task_identifier as task from graphile_worker.jobs where id = :id',
);

/** What kind of job has this id; null when there is none, or no more. */
export async function taskOfJob(db: Queryable, id: number): Promise<string | null> {
  const [found] = await find(db, { id });
  return found?.task ?? null;
}

const retry = prepared<{ id: number }, { id: number }>(
  'jobs-retry',
  'select id from graphile_worker.reschedule_jobs(array[:id::bigint], run_at := now(), attempts := 0)',
);

/** Lets a job run now, with all its attempts anew. False: a worker has it in hand. */
export async function retryJob(db: Queryable, id: number): Promise<boolean> {
  return (await retry(db, { id })).length === 1;
}

const giveUp = prepared<{ id: number; reason: string }, { id: number }>(
  'jobs-give-up',
  'select id from graphile_worker.permanently_fail_jobs(array[:id::bigint], :reason)',
);

/** Tries a job no more; it stays readable with the reason. False: a worker has it in hand. */
export async function giveUpJob(db: Queryable, id: number, reason: string): Promise<boolean> {
  return (await giveUp(db, { id, reason })).length === 1;
}
