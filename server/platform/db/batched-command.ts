import type { Queryable } from './queryable.ts';
import { sqlState } from './sql-errors.ts';

interface Waiting<Request, Outcome> {
  readonly request: Request;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** How commands that want the same locks share their transactions. */
interface Batching<Request, Outcome> {
  /** Names what a command has to wait for, such as an event's row. */
  laneOf(request: Request): string;
  /** Runs commands in one statement; answers in their order. */
  runMany(db: Queryable, requests: readonly Request[]): Promise<readonly Outcome[]>;
}

const maxBatch = 64;

/** Transactions that a process runs side by side of commands that may share one. */
const lanes = 4;

/** The lane of commands that may share their transactions with anybody's; those with the same number always do. */
export const laneOfNumber = (number: number): string => String(number % lanes);

/** The database has said that it undid the statement: not so when the connection broke or the server went away. */
const isUndone = (error: unknown): boolean => !/^(08|57P|$)/.test(sqlState(error) ?? '');

/**
 * Turns a command on many into a command on one that shares its transaction with whoever wants the same locks
 * while a transaction of theirs runs. One after another, each of 16 waits for 15 commits; together, for one or
 * two. Each answer is given after its commit, and is the one that running alone, in that order, would give.
 */
export function batchedCommand<Request, Outcome>({
  laneOf,
  runMany,
}: Batching<Request, Outcome>): (db: Queryable, request: Request) => Promise<Outcome> {
  type Queue = Waiting<Request, Outcome>[];
  const lanesOf = new WeakMap<Queryable, Map<string, Queue>>();

  async function runBatch(db: Queryable, batch: Queue): Promise<void> {
    try {
      const outcomes = await runMany(
        db,
        batch.map(({ request }) => request),
      );
      for (const [place, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[place];
        if (outcome === undefined) reject(new Error('a batched command gave no answer'));
        else resolve(outcome);
      }
    } catch (error) {
      // One of them broke a rule or met a deadlock: alone, the others have nothing to do with it.
      if (batch.length > 1 && isUndone(error)) for (const one of batch) await runBatch(db, [one]);
      else for (const { reject } of batch) reject(error);
    }
  }

  async function drain(db: Queryable, lanes: Map<string, Queue>, lane: string, queue: Queue): Promise<void> {
    while (queue.length > 0) await runBatch(db, queue.splice(0, maxBatch));
    lanes.delete(lane);
  }

  return (db, request) =>
    new Promise((resolve, reject) => {
      const lanes = lanesOf.get(db) ?? new Map<string, Queue>();
      lanesOf.set(db, lanes);
      const lane = laneOf(request);
      const queue = lanes.get(lane);
      if (queue) {
        queue.push({ request, resolve, reject });
        return;
      }
      const started: Queue = [{ request, resolve, reject }];
      lanes.set(lane, started);
      setImmediate(drain, db, lanes, lane, started);
    });
}
