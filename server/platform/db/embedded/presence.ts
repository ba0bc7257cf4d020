import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { interrupt, isPostmaster, type Running, readPostmaster } from './postmaster.ts';
import { ensureRoles, ROLES } from './roles.ts';
import { PORT } from './settings.ts';

/*
 * Who uses the server is written nowhere but in the server itself: each process holds a shared advisory lock
 * for as long as it uses it, and whoever gets the exclusive one is the last. A killed process lets go at once.
 */
const PRESENCE_LOCK = '7305841190236000';

/** A process's session with the server, which shows that it uses it. */
interface Seat {
  client: pg.Client;
  socket: Socket;
}

/** Connects and joins those who use the server. Fails when the server is starting, stopping or gone. */
export async function takeSeat(server: Running): Promise<Seat> {
  const socket = new Socket();
  const client = new pg.Client({
    host: server.socketDir,
    port: PORT,
    user: ROLES.superuser,
    database: 'postgres',
    application_name: 'veriward presence',
    ssl: false,
    connectionTimeoutMillis: 5_000,
    // While the last process shuts the server down we wait for its lock; its end ends our wait as well.
    lock_timeout: 5_000,
    stream: () => socket,
  });
  // A lost connection shows in the query that fails, or in `end`; unheard, the event would stop the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
    await ensureRoles(client);
    return { client, socket };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** This process's lasting use of the server. */
export interface Presence {
  /** Ends it; the last to leave stops the server. Waits for that no longer than `patienceMs`. */
  leave(patienceMs: number): Promise<void>;
}

/** Keeps the seat, and takes a new one whenever the server closes it: else others would think us gone. */
export function keepPresence(clusterDir: string, first: Seat): Presence {
  let seat: Seat | undefined;
  let taking: Promise<Seat | undefined> | undefined;
  let left = false;

  const settle = (taken: Seat): void => {
    seat = taken;
    // Who forgets to leave still ends: the server notices.
    taken.socket.unref();
    taken.client.once('end', () => {
      seat = undefined;
      void rejoin(100);
    });
  };
  const rejoin = async (delayMs: number): Promise<void> => {
    await pause(delayMs, undefined, { ref: false });
    if (left) return;
    taking = seatIfReady(clusterDir);
    const taken = await taking;
    // Whoever leaves meanwhile leaves with this seat; a second one would look like another process.
    if (left) return;
    taking = undefined;
    if (taken === undefined) return rejoin(Math.min(delayMs * 2, 2_000));
    settle(taken);
  };
  settle(first);

  return {
    async leave(patienceMs) {
      left = true;
      let mine: Seat | undefined;
      const leaving = async (): Promise<void> => {
        mine = seat ?? (await (taking ?? seatIfReady(clusterDir)));
        if (mine !== undefined) await giveUpSeat(mine, clusterDir, patienceMs);
      };
      // A server that hangs must not hang us.
      await Promise.race([leaving(), pause(patienceMs, undefined, { ref: false })]);
      mine?.socket.destroy();
    },
  };
}

async function giveUpSeat(seat: Seat, clusterDir: string, patienceMs: number): Promise<void> {
  seat.socket.ref();
  try {
    if (await isLast(seat.client)) await shutDown(clusterDir, patienceMs);
  } catch {
    // The server went away by itself.
  }
  await seat.client.end().catch(() => undefined);
}

async function seatIfReady(clusterDir: string): Promise<Seat | undefined> {
  const server = await readPostmaster(clusterDir);
  return server.kind === 'ready' ? takeSeat(server).catch(() => undefined) : undefined;
}

/** Gives the seat up, and tells whether no other process has one. */
async function isLast(client: pg.Client): Promise<boolean> {
  // First let go, then reach: two processes that leave together must not each see the other one.
  await client.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK]);
  const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
    PRESENCE_LOCK,
  ]);
  return rows[0]?.last === true;
}

/** Stops the server; when it takes longer than allowed, it goes on stopping by itself. */
export async function shutDown(clusterDir: string, patienceMs: number): Promise<void> {
  const server = await readPostmaster(clusterDir);
  if (server.kind === 'absent' || server.kind === 'stale') return;
  if (!(await interrupt(server, clusterDir))) return;
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && (await isPostmaster(server.pid, clusterDir))) await pause(5);
}
