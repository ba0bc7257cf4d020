import type { TaskList } from 'graphile-worker';
import type { z } from 'zod';
import type { Queryable } from '../db/queryable.ts';

/** Work that is queued in the transaction that causes it. It may run twice: it must not matter. */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  /** As SQL's add_job names it. Never holds personal data. */
  readonly name: string;
  readonly payload: Payload;
  run(db: Queryable, payload: z.output<Payload>): Promise<unknown>;
}

/** Declares a job, keeping its payload's type. */
export function job<Payload extends z.ZodType>(definition: Job<Payload>): Job {
  return definition as unknown as Job;
}

/** The jobs as the queue's library wants them: payloads are checked before they run. `onDone` is called after each. */
export function taskListOf(jobs: readonly Job[], db: Queryable, onDone?: () => void): TaskList {
  return Object.fromEntries(
    jobs.map((definition) => [
      definition.name,
      async (payload: unknown) => {
        await definition.run(db, definition.payload.parse(payload));
        onDone?.();
      },
    ]),
  );
}
