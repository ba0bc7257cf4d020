import { existsSync } from 'node:fs';
import { access, chmod, constants, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Account, firstClosedFolder, isRoot, nobody } from './account.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { createInstance, type Instance, readInstance } from './instance.ts';

/** Where one database lives and who serves it. */
export interface Site {
  /** Real path of the folder the caller named. */
  dataDir: string;
  /** Folder that holds cluster and socket: the data folder, or one the server's user can reach. */
  home: string;
  clusterDir: string;
  logFile: string;
  account: Account | undefined;
}

/** Makes the data folder (private to its owner) and the folders above it; returns its real path. */
async function openDataDir(folder: string): Promise<string> {
  await mkdir(dirname(folder), { recursive: true });
  if (!existsSync(folder)) await mkdir(folder, { mode: 0o700, recursive: true });
  const dataDir = await realpath(folder);
  if (!(await stat(dataDir)).isDirectory()) {
    throw new EmbeddedPostgresError(
      'data_dir_unwritable',
      `${dataDir} is a file; choose another data folder.`,
    );
  }
  await access(dataDir, constants.W_OK | constants.X_OK);
  return dataDir;
}

/** Finds out where the database of a data folder is, or is going to be. Throws `data_dir_unwritable`. */
export async function findSite(folder: string, stateDir: string): Promise<Site> {
  const dataDir = await openDataDir(folder);
  const home = await findHome(dataDir, await readInstance(dataDir), stateDir);
  const clusterDir = join(home, 'postgres');
  const account = await findAccount(clusterDir);
  return { dataDir, home, clusterDir, account, logFile: join(dataDir, 'postgres.log') };
}

async function findHome(dataDir: string, instance: Instance | undefined, stateDir: string): Promise<string> {
  if (existsSync(join(dataDir, 'postgres'))) return dataDir;
  if (instance?.home !== undefined) return isRoot() ? openHome(instance.home) : instance.home;
  if (!isRoot()) return dataDir;
  await letThrough(dataDir);
  if ((await firstClosedFolder(dataDir, await nobody())) === undefined) return dataDir;
  // E.g. a checkout below /root. The random name keeps a fresh clone at the same path from an older database.
  const made = await createInstance(dataDir, (id) => ({ home: join(stateDir, 'clusters', id) }));
  return openHome(made.home ?? dataDir);
}

/** Lets other users pass through root's own data folder; what lies in it keeps its own modes. */
async function letThrough(dataDir: string): Promise<void> {
  const { uid, mode } = await stat(dataDir);
  if (uid === 0 && (mode & 0o001) === 0) await chmod(dataDir, (mode & 0o777) | 0o001);
}

async function openHome(home: string): Promise<string> {
  await openStateDir(dirname(home));
  await mkdir(home, { recursive: true });
  await chmod(home, 0o711);
  return home;
}

/** Makes a folder of root's that everybody may pass through, whatever the umask. */
export async function openStateDir(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await openStateDir(dirname(folder));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
}

/** Root runs an existing cluster as the user who owns it, and a new one as nobody. */
async function findAccount(clusterDir: string): Promise<Account | undefined> {
  const owner = await stat(clusterDir).catch(() => undefined);
  if (!isRoot()) {
    if (owner === undefined || owner.uid === process.getuid?.()) return undefined;
    throw new EmbeddedPostgresError(
      'data_dir_unwritable',
      `The database in ${clusterDir} belongs to user id ${owner.uid}: start as that user or as root.`,
    );
  }
  const account = owner === undefined ? await nobody() : { uid: owner.uid, gid: owner.gid };
  if (account.uid === 0) {
    throw new EmbeddedPostgresError(
      'data_dir_unwritable',
      `The database in ${clusterDir} belongs to root, as whom PostgreSQL refuses to run: ` +
        `give it back with "chown -R nobody ${clusterDir}".`,
    );
  }
  const closed = owner && (await firstClosedFolder(dirname(clusterDir), account));
  if (closed === undefined) return account;
  throw new EmbeddedPostgresError(
    'data_dir_unwritable',
    `The database in ${clusterDir} belongs to user id ${account.uid}, who may not enter ${closed}: ` +
      `"chmod o+x ${closed}" lets them through.`,
  );
}
