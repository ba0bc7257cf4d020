import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import type { EmbeddedPostgres } from './embedded-postgres.ts';

/** Settings for tests that do not ask what survives a power cut. */
export const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

/** Whether the tests run as root, as whom the server has to run as somebody else. */
export const AS_ROOT = process.getuid?.() === 0;

const folders: string[] = [];
const sharedFolders: string[] = [];
const stops: (() => Promise<unknown>)[] = [];

/** A folder every user can pass through; `cleanUp` removes it. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vw-')));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

let template: string | undefined;

/** A folder for all tests of a file; `cleanUpFile` removes it. */
function sharedFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vw-shared-')));
  sharedFolders.push(folder);
  return folder;
}

/** Removes what the tests of a file shared. */
export function cleanUpFile(): void {
  for (const folder of sharedFolders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A data folder whose server is stopped, for all tests of a file that leave it so. */
export async function sharedDataDir(): Promise<string> {
  template ??= copyOfStopped(sharedFolder());
  return template;
}

/** A data folder with a stopped server's cluster in it, for a test that damages it. */
export async function usedDataDir(dataDir = join(temporaryFolder(), 'data')): Promise<string> {
  mkdirSync(dataDir, { recursive: true });
  return copyOfStopped(dataDir);
}

function copyOfStopped(dataDir: string): string {
  chmodSync(dataDir, AS_ROOT ? 0o701 : 0o700);
  // Unlike cpSync, cp -a leaves the files with the user the server runs as.
  execFileSync('cp', ['-a', join(inject('stoppedDataDir'), 'postgres'), dataDir]);
  return dataDir;
}

/** Stops the server when the test is over, however it ends. */
export function stopLater<T extends { stop(): Promise<unknown> }>(started: T): T {
  stops.push(() => started.stop());
  return started;
}

/** Stops what a test started and removes its folders. */
export async function cleanUp(): Promise<void> {
  await Promise.allSettled(stops.splice(0).map((stop) => stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Runs one statement and returns its rows. */
export async function query(
  server: Pick<EmbeddedPostgres, 'connection'>,
  sql: string,
  role: 'superuser' | 'owner' | 'app' = 'owner',
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(server.connection(role));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until the condition holds; fails after 20 s. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`still not so after 20 s: ${what}`);
    await pause(10);
  }
}

/** Makes a folder with exactly this mode, whatever the umask. */
export function folderIn(parent: string, name: string, mode = 0o755): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  chmodSync(folder, mode);
  return folder;
}
