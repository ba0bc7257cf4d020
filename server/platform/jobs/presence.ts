import type { Database } from '../db/database.ts';

/** A worker process that the database knows to be alive. */
export interface Presence {
  readonly workerId: number;
  /** Aborted when the database may believe that this worker is dead: what it has in hand is no longer its own. */
  readonly lost: AbortSignal;
  leave(): void;
}

/**
 * Enters this process among the workers, for as long as its connection lives. `jobWorkers` are the names under
 * which it locks jobs of the queue.
 */
export async function appear(db: Database, jobWorkers: readonly string[]): Promise<Presence> {
  const client = await db.pool.connect();
  const lost = new AbortController();
  client.on('error', (error) => lost.abort(error));
  client.on('end', () => lost.abort());
  try {
    const { rows } = await client.query<{ id: number }>('select worker_appears($1) as id', [jobWorkers]);
    if (!rows[0]) throw new Error('worker_appears returned no row');
    return {
      workerId: rows[0].id,
      lost: lost.signal,
      leave: () => client.release(true),
    };
  } catch (error) {
    client.release(true);
    throw error;
  }
}
