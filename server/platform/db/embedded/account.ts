import { lchown, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './errors.ts';

/** The unprivileged user the server runs as; undefined everywhere means: as ourselves. */
export interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as uid 0, so root has to hand it to somebody else. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The user `nobody`: on every Linux and macOS system, so that none has to be created. */
export async function nobody(passwdFile = '/etc/passwd'): Promise<Account> {
  const lines = (await readFile(passwdFile, 'utf8').catch(() => '')).split('\n');
  const fields = lines.find((line) => line.startsWith('nobody:'))?.split(':') ?? [];
  const uid = Number.parseInt(fields[2] ?? '', 10);
  const gid = Number.parseInt(fields[3] ?? '', 10);
  if (Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0) return { uid, gid };
  throw new EmbeddedPostgresError(
    'start_failed',
    `PostgreSQL refuses to run as root, and ${passwdFile} has no user "nobody" to run it as. ` +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL 15+.',
  );
}

/** Gives a file or folder (never what a link points to) to the account; undefined leaves it ours. */
export async function giveTo(path: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await lchown(path, account.uid, account.gid);
}

/** The first folder on the way from the root to `folder` that the account may not enter; undefined when none. */
export async function firstClosedFolder(folder: string, account: Account): Promise<string | undefined> {
  const above = dirname(folder);
  const closed = above === folder ? undefined : await firstClosedFolder(above, account);
  if (closed !== undefined) return closed;
  const { mode, uid, gid } = await stat(folder);
  // Access lists are not looked at: at worst the cluster goes to the state folder without need.
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  return (mode & bit) === 0 ? folder : undefined;
}
