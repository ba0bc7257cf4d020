import { chmod, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, giveTo } from './account.ts';
import { codeOf, EmbeddedPostgresError } from './errors.ts';
import { readInstance, remember } from './instance.ts';
import { SOCKET_NAME } from './settings.ts';
import type { Site } from './site.ts';

/** Length of sun_path without its final zero byte. */
const LONGEST_SOCKET = process.platform === 'darwin' ? 103 : 107;

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_SOCKET;
}

/** Makes the folder, private to the server's user; false when its place is taken by somebody else's. */
async function makePrivate(folder: string, account: Account | undefined, mayTake: boolean): Promise<boolean> {
  const made = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    },
  );
  if (made || mayTake) await giveTo(folder, account);
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== (account?.uid ?? process.getuid?.())) return false;
  if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700);
  return true;
}

/**
 * The folder for the server's socket: beside the cluster, or in the system's temporary folder when that path
 * is longer than a socket's may be. Whoever can enter it is trusted, so it is private to the server's user.
 */
export async function openSocketFolder(site: Site): Promise<string> {
  const near = join(site.home, 'run');
  if (fits(near)) {
    if (await makePrivate(near, site.account, true)) return near;
    throw new EmbeddedPostgresError('data_dir_unwritable', `${near} belongs to another user: remove it.`);
  }
  const known = (await readInstance(site.dataDir))?.socketDir;
  // The system may have cleaned its temporary folder since, and somebody may have taken the name.
  if (known !== undefined && (await makePrivate(known, site.account, false).catch(() => false))) {
    return known;
  }
  const temporary = [tmpdir(), '/tmp'].find((folder) => fits(join(folder, 'veriward-123456'))) ?? '/tmp';
  const made = await mkdtemp(join(temporary, 'veriward-'));
  await giveTo(made, site.account);
  await remember(site.dataDir, { socketDir: made });
  return made;
}
