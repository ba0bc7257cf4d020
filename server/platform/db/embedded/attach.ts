import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, EmbeddedPostgresError, startFailure } from './errors.ts';
import { type Launched, type LaunchOptions, launch } from './launch.ts';
import { type PostmasterState, type Running, readPostmaster } from './postmaster.ts';
import { shutDown, takeSeat } from './presence.ts';
import { SOCKET_NAME } from './settings.ts';

/** For how long a killed server's processes and shared memory may stand in a new server's way. */
const RETRY_MS = 15_000;
/** For how long a server may replay its log after a crash, or write out what it has when stopping. */
const RECOVERY_MS = 120_000;
const POLL_MS = 5;
const RETRY_PAUSE_MS = 200;

/** How a server complains of another one, or of what is left of it. */
const OTHER_SERVER = /lock file ".*" (already exists|is empty)|shared memory block/;

/** A process's way to a running server. */
interface Attempt {
  options: LaunchOptions;
  launched: Launched | undefined;
  /** When a launch or a failure first made us wait for a server to appear. */
  waitingSince: number | undefined;
  /** When the server that is there began to start or stop, as far as we saw. */
  busySince: number | undefined;
  /** Progress lines already given. */
  told: Set<string>;
  lastFailure: string;
}

/** A server in use by this process. */
export interface Attached {
  server: Running;
  seat: Awaited<ReturnType<typeof takeSeat>>;
  startedHere: boolean;
}

/**
 * Joins the server of a cluster, starting it when there is none. Nothing is locked: PostgreSQL itself lets
 * only one server have a cluster, so all who start one at the same time end up joining the one that made it.
 */
export async function attach(options: LaunchOptions): Promise<Attached> {
  const attempt: Attempt = {
    options,
    launched: undefined,
    waitingSince: undefined,
    busySince: undefined,
    told: new Set(),
    lastFailure: '',
  };
  for (;;) {
    const state = await readPostmaster(options.site.clusterDir);
    const attached = await advance(attempt, state);
    if (attached !== undefined) return attached;
    requirePatience(attempt);
    await pause(POLL_MS);
  }
}

/** One step on the way, by what the server is doing. */
async function advance(attempt: Attempt, state: PostmasterState): Promise<Attached | undefined> {
  if (state.kind === 'starting' || state.kind === 'stopping') {
    attempt.busySince ??= Date.now();
    if (Date.now() - attempt.busySince > 1_000)
      tell(attempt, `Waiting for PostgreSQL, which is ${state.kind}`);
    return undefined;
  }
  attempt.busySince = undefined;
  if (state.kind === 'ready') return joinServer(attempt, state);
  await startServer(attempt);
  return undefined;
}

async function joinServer(attempt: Attempt, server: Running): Promise<Attached | undefined> {
  const { clusterDir } = attempt.options.site;
  if (server.clusterDir !== clusterDir) {
    throw new EmbeddedPostgresError(
      'cluster_in_use',
      `The database in ${clusterDir} is in use by a server started when it was in ${server.clusterDir}: ` +
        `stop what uses it, or the server itself with "kill -INT ${server.pid}".`,
    );
  }
  if (!existsSync(join(server.socketDir, SOCKET_NAME))) {
    await replaceUnreachable(attempt, server);
    return undefined;
  }
  try {
    const seat = await takeSeat(server);
    return { server, seat, startedHere: attempt.launched?.pid === server.pid };
  } catch (error) {
    if (codeOf(error) === '53100') throw error;
    // E.g. its last user is stopping it: look again.
    failed(attempt, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** A server whose socket was removed (the system cleans its temporary folder) can only be started afresh. */
async function replaceUnreachable(attempt: Attempt, server: Running): Promise<void> {
  const { clusterDir } = attempt.options.site;
  const now = await readPostmaster(clusterDir);
  if (now.kind !== 'ready' || now.pid !== server.pid) return;
  tell(attempt, `Restarting PostgreSQL, whose socket in ${server.socketDir} is gone`);
  failed(attempt, `the socket in ${server.socketDir} is gone`);
  await shutDown(clusterDir, RETRY_MS);
}

async function startServer(attempt: Attempt): Promise<void> {
  const { minimumFreeBytes, site } = attempt.options;
  const { clusterDir, logFile } = site;
  const end = await attempt.launched?.ended();
  if (attempt.launched !== undefined && end === undefined) return;
  attempt.launched = undefined;
  if (end !== undefined && !end.clean) {
    const message = `PostgreSQL did not start: ${end.why}. Its log is ${logFile}.`;
    if (!OTHER_SERVER.test(end.why)) throw startFailure(message, clusterDir, minimumFreeBytes);
    tell(attempt, 'Waiting for what is left of an earlier PostgreSQL server');
    failed(attempt, end.why);
    // The other server may be one that is just starting: look before trying again.
    await pause(RETRY_PAUSE_MS);
    return;
  }
  attempt.launched = await launch(attempt.options);
  attempt.waitingSince ??= Date.now();
}

function failed(attempt: Attempt, why: string): void {
  attempt.lastFailure = why;
  attempt.waitingSince ??= Date.now();
}

/** Throws `start_failed` once it is no use waiting any longer. */
function requirePatience(attempt: Attempt): void {
  const [since, limitMs] =
    attempt.busySince === undefined ? [attempt.waitingSince, RETRY_MS] : [attempt.busySince, RECOVERY_MS];
  if (since === undefined || Date.now() - since < limitMs) return;
  throw new EmbeddedPostgresError(
    'start_failed',
    `PostgreSQL was not ready after ${limitMs / 1_000} s (${attempt.lastFailure || 'it is still busy'}). ` +
      `Its log is ${attempt.options.site.logFile}.`,
  );
}

function tell(attempt: Attempt, line: string): void {
  if (attempt.told.has(line)) return;
  attempt.told.add(line);
  attempt.options.report(line);
}
