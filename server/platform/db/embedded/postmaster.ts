import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from './alive.ts';
import { codeOf } from './errors.ts';
import { SOCKET_NAME } from './settings.ts';

/** A server as its postmaster.pid describes it. */
export interface Running {
  kind: 'starting' | 'ready' | 'stopping';
  pid: number;
  /** The cluster's path when the server was started. */
  clusterDir: string;
  socketDir: string;
}

/** What postmaster.pid says of a cluster, checked against the processes there are. */
export type PostmasterState = Running | { kind: 'absent' } | { kind: 'stale' };

const fileOf = (clusterDir: string) => join(clusterDir, 'postmaster.pid');

/** Finds out whether a server runs on the cluster. */
export async function readPostmaster(clusterDir: string): Promise<PostmasterState> {
  const content = await readFile(fileOf(clusterDir), 'utf8').catch(() => undefined);
  if (content === undefined) return { kind: 'absent' };
  const server = parse(content);
  if (content.trim() === '' && (await isYoung(clusterDir))) return server;
  if (await isPostmaster(server.pid, clusterDir)) return server;
  // Containers that share the folder cannot see each other's processes, but can reach the socket.
  if (server.clusterDir === clusterDir && (await answers(server.socketDir))) return server;
  return { kind: 'stale' };
}

function parse(content: string): Running {
  // Lines: pid, cluster, start time, port, socket folder, address, shared memory, status.
  const [pid = '', clusterDir = '', , , socketDir = '', , , status = ''] = content.split('\n');
  return { kind: kindOf(status.trim()), pid: Number.parseInt(pid, 10), clusterDir, socketDir };
}

function kindOf(status: string): Running['kind'] {
  if (status === 'ready' || status === 'stopping') return status;
  return 'starting';
}

/** A starting server makes the file and fills it at once; only a crash of the machine leaves it empty. */
async function isYoung(clusterDir: string): Promise<boolean> {
  const made = await stat(fileOf(clusterDir)).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs < 2_000;
}

/**
 * Whether the process is the server of this very cluster. A pid alone proves nothing: after a crash of the
 * machine some other process has it.
 */
export async function isPostmaster(pid: number, clusterDir: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  if (process.platform === 'linux') {
    const [name, folder] = await Promise.all([
      readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
      // The server works in its cluster's folder; a process that is dead but not yet waited for has none.
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
    ]);
    return name.trim() === 'postgres' && folder === clusterDir;
  }
  const { stdout } = await promisify(execFile)('/bin/ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(
    () => ({ stdout: '' }),
  );
  return stdout.includes(`-D ${clusterDir} `);
}

/** Whether a server accepts connections in the folder. */
function answers(socketDir: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(socketDir, SOCKET_NAME));
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

/**
 * Before a start: sets aside what a crash left and PostgreSQL would not remove. It removes the lock files of a
 * process that is dead, but refuses to start for ever when another process of its user has got that pid, when
 * the dead process was never collected by its parent, or when the file is empty. That no process of the old
 * server is left, it checks by its shared memory as well.
 */
export async function clearStaleLocks(clusterDir: string, socketDir: string): Promise<void> {
  const { kind } = await readPostmaster(clusterDir);
  if (kind !== 'absent' && kind !== 'stale') return;
  await setAside(fileOf(clusterDir), clusterDir);
  await setAside(join(socketDir, `${SOCKET_NAME}.lock`), clusterDir);
}

async function setAside(lockFile: string, clusterDir: string): Promise<void> {
  const aside = `${lockFile}.${randomBytes(4).toString('hex')}`;
  try {
    const content = await readFile(lockFile, 'utf8');
    const pid = Number.parseInt(content, 10);
    if (pid > 0 && (!isAlive(pid) || (await isPostmaster(pid, clusterDir)))) return;
    await rename(lockFile, aside);
    // Another process may have started the server since we looked: then the file is back in a moment.
    if ((await readFile(aside, 'utf8')) !== content) await link(aside, lockFile);
  } catch (error) {
    // Others, starting too, may do the same.
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

/** Asks the server to disconnect everybody and stop; false when it is not there or not within our reach. */
export async function interrupt(running: { pid: number }, clusterDir: string): Promise<boolean> {
  if (!(await isPostmaster(running.pid, clusterDir))) return false;
  try {
    return process.kill(running.pid, 'SIGINT');
  } catch {
    return false;
  }
}
