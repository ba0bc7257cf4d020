import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

type EmbeddedPostgresErrorCode =
  | 'unsupported_platform'
  | 'binaries_missing'
  | 'disk_full'
  | 'data_dir_unwritable'
  | 'version_mismatch'
  | 'start_failed'
  | 'cluster_in_use';

/** Every expected failure of the embedded server: one line that says what is wrong and how to mend it. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresErrorCode;

  constructor(code: EmbeddedPostgresErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'EmbeddedPostgresError';
    this.code = code;
  }
}

const MIB = 1024 * 1024;

/** The operating system's (or PostgreSQL's) code of an error; undefined when it has none. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Bytes an unprivileged process may still write on the disk of `folder`, which need not exist yet. */
function freeBytes(folder: string): number {
  let existing = folder;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  const disk = statfsSync(existing);
  return disk.bavail * disk.bsize;
}

/** The `disk_full` error for a folder, with the room it needs and has. */
function diskFull(folder: string, neededBytes: number, cause?: unknown): EmbeddedPostgresError {
  const needed = Math.ceil(neededBytes / MIB);
  const free = Math.floor(freeBytes(folder) / MIB);
  return new EmbeddedPostgresError(
    'disk_full',
    `Not enough disk space for the database in ${folder}: ${needed} MiB needed, ${free} MiB free. ` +
      'Make room there, or choose a data folder on another disk.',
    cause,
  );
}

/** Throws `disk_full` unless `neededBytes` are free on the disk of `folder`. */
export function requireFreeSpace(folder: string, neededBytes: number): void {
  if (freeBytes(folder) < neededBytes) throw diskFull(folder, neededBytes);
}

const FULL_DISK = /No space left on device|Disk quota exceeded/i;
const FULL_DISK_CODES = new Set(['ENOSPC', 'EDQUOT', '53100']);
const REFUSED_CODES = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG']);

/** Turns what the system reported into an EmbeddedPostgresError; a mistake of ours passes through unchanged. */
export function asExpected(error: unknown, folder: string, neededBytes: number): unknown {
  if (error instanceof EmbeddedPostgresError) {
    const full = error.code === 'start_failed' && FULL_DISK.test(error.message);
    return full ? diskFull(folder, neededBytes, error) : error;
  }
  const code = codeOf(error);
  if (code === undefined || !(error instanceof Error)) return error;
  if (FULL_DISK_CODES.has(code) || FULL_DISK.test(error.message)) return diskFull(folder, neededBytes, error);
  // Making folders on a read-only disk, Node reports ENOENT.
  if (REFUSED_CODES.has(code) || error.message.includes(', mkdir ')) {
    return new EmbeddedPostgresError(
      'data_dir_unwritable',
      `The folder ${folder} cannot be used (${error.message}). ` +
        'Make it writable for the user who starts the server, or choose another data folder.',
      error,
    );
  }
  return new EmbeddedPostgresError(
    'start_failed',
    `PostgreSQL could not be started: ${error.message}.`,
    error,
  );
}

/** Two segments of the server's write-ahead log. With less it may fail without saying that the disk is full. */
const LEAST_FREE_BYTES = 32 * MIB;

/** Why a server did not start on the cluster: `disk_full` if that is the likely reason, else `start_failed`. */
export function startFailure(
  message: string,
  clusterDir: string,
  neededBytes: number,
): EmbeddedPostgresError {
  if (FULL_DISK.test(message) || freeBytes(clusterDir) < LEAST_FREE_BYTES) {
    return diskFull(clusterDir, neededBytes, new Error(message));
  }
  return new EmbeddedPostgresError('start_failed', message);
}

/** Lets the work in a folder fail with errors that name this folder. */
export async function workingIn<T>(folder: string, neededBytes: number, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asExpected(error, folder, neededBytes);
  }
}
