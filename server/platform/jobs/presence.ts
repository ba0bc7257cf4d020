import type { Instant } from '../clock/instant.ts';
import type { Database } from '../db/database.ts';
import type { Queryable } from '../db/queryable.ts';
import { preparedRead } from '../db/sql.ts';

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

/** A worker process, as the database knows it. */
export interface KnownWorker {
  readonly id: number;
  readonly since: Instant;
  /** False: its connection is gone; another worker will soon take over what it had in hand. */
  readonly is_alive: boolean;
}

const workers = preparedRead<object, KnownWorker>(
  'workers-known',
  `select w.id, w.appeared_at as since, exists (
     select from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
     where l.locktype = 'advisory' and l.classid::bigint = worker_lock_class() and l.objid::bigint = w.id and l.granted) as is_alive
   from workers w order by w.id`,
);

/** The worker processes, the longest alive first. */
export const listWorkers = (db: Queryable): Promise<KnownWorker[]> => workers(db, {});
