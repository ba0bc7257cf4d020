import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, giveTo } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError, requireFreeSpace } from './errors.ts';
import { lastComplaint } from './log-file.ts';
import { publishFolder, removeLeftovers } from './publish.ts';

/** Environment and user for PostgreSQL's programs; none of our own PG* variables may reach them. */
export function spawnOptions(account: Account | undefined) {
  return {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
  };
}

const versionFile = (clusterDir: string) => join(clusterDir, 'PG_VERSION');

/** Throws `version_mismatch` when the cluster was made by another major version of PostgreSQL. */
export async function requireSameMajor(clusterDir: string, binaries: Binaries): Promise<void> {
  if (!existsSync(versionFile(clusterDir))) return;
  const found = (await readFile(versionFile(clusterDir), 'utf8')).trim();
  if (found === String(binaries.major)) return;
  throw new EmbeddedPostgresError(
    'version_mismatch',
    `The database in ${clusterDir} was made by PostgreSQL ${found}, but this is PostgreSQL ${binaries.major}: ` +
      `use a Veriward with PostgreSQL ${found}, or move the folder away to begin with an empty database.`,
  );
}

/** Where a cluster goes, and what it takes to make it. */
interface ClusterOptions {
  nativeDir: string;
  clusterDir: string;
  account: Account | undefined;
  minimumFreeBytes: number;
  /** false when the settings give durability up anyway, for tests. */
  durable: boolean;
  report: (line: string) => void;
}

/** Makes the cluster if there is none. Several processes may try at once: the first to finish wins. */
export async function createCluster(options: ClusterOptions): Promise<void> {
  const { clusterDir, account } = options;
  await removeLeftovers(clusterDir);
  if (existsSync(versionFile(clusterDir))) return;
  requireFreeSpace(clusterDir, options.minimumFreeBytes);
  await publishFolder(clusterDir, async (draft) => {
    options.report(`Creating the database in ${clusterDir}`);
    await giveTo(draft, account);
    await initdb(options, draft);
  });
  if (existsSync(versionFile(clusterDir))) return;
  throw new EmbeddedPostgresError(
    'start_failed',
    `${clusterDir} has files in it that are no database: move it away, or choose another data folder.`,
  );
}

function initdb(options: ClusterOptions, target: string): Promise<void> {
  const args = [
    `--pgdata=${target}`,
    '--username=postgres',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // Trust only what comes through the socket in its private folder.
    '--auth-local=trust',
    '--auth-host=reject',
    '--no-instructions',
    ...(options.durable ? [] : ['--no-sync']),
  ];
  const child = spawn(join(options.nativeDir, 'bin', 'initdb'), args, {
    ...spawnOptions(options.account),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) return resolve();
      const why = lastComplaint(complaints.split('\n')) || `initdb ended with status ${status}`;
      reject(new EmbeddedPostgresError('start_failed', `The database could not be created: ${why}.`));
    });
  });
}
