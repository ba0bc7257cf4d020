import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Queryable } from '../db/queryable.ts';
import { prepared } from '../db/sql.ts';
import { every, type Repeating } from '../jobs/every.ts';

/** How often a process looks back at its requests, in ms. */
const lookMs = 200;
/** So many requests since it last looked are traffic: 25 a second, more than people at desks cause. */
const many = 5;

const mark = prepared<{ processId: string }, never>(
  'traffic-mark',
  `with gone as (delete from busy_processes where busy_until < clock_timestamp() - interval '1 hour')
   insert into busy_processes (process_id, busy_until) values (:processId, clock_timestamp() + interval '500 ms')
   on conflict (process_id) do update set busy_until = excluded.busy_until`,
);

/** Lets workers, wherever they run, know while this process answers many requests: five small writes a second. */
export function markTraffic(
  app: FastifyInstance,
  { db, onError }: { readonly db: Queryable; readonly onError: (error: unknown) => void },
): void {
  const processId = randomUUID();
  let requests = 0;
  app.addHook('onRequest', async () => {
    requests += 1;
  });
  async function look(): Promise<void> {
    const isBusy = requests >= many;
    requests = 0;
    if (isBusy) await mark(db, { processId });
  }
  let marking: Repeating | undefined;
  // not before: an address that is taken ends the start, and nothing may keep the process
  app.addHook('onListen', async () => {
    marking = every(lookMs, look, onError);
  });
  app.addHook('preClose', async () => {
    await marking?.stop();
  });
}
