import { setTimeout as wait } from 'node:timers/promises';
import type { TaskList } from 'graphile-worker';
import type { z } from 'zod';
import type { Queryable } from '../db/queryable.ts';
import type { GivingWay } from '../traffic/give-way.ts';

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

/** What goes on around the jobs of a worker. */
interface JobsAround {
  readonly giveWay: GivingWay;
  /** Called after each. */
  readonly onDone: () => void;
}

/**
 * The jobs as the queue's library wants them: payloads are checked before they run. The rest that gives way to
 * requests comes before a job, never after: who dies in it has not done it yet.
 */
export function taskListOf(jobs: readonly Job[], db: Queryable, { giveWay, onDone }: JobsAround): TaskList {
  let lastMs = 0;
  return Object.fromEntries(
    jobs.map((definition) => [
      definition.name,
      async (payload: unknown) => {
        const restMs = giveWay.restMs(lastMs);
        if (restMs > 0) await wait(restMs);
        const began = performance.now();
        await definition.run(db, definition.payload.parse(payload));
        lastMs = performance.now() - began;
        onDone();
      },
    ]),
  );
}
