import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import {
  AS_ROOT,
  cleanUp,
  cleanUpFile,
  FAST,
  folderIn,
  query,
  sharedDataDir,
  stopLater,
  temporaryFolder,
} from './embedded-postgres.fixtures.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterEach(cleanUp);
afterAll(cleanUpFile);

let stateDir = '';
beforeAll(() => {
  stateDir = join(mkdtempSync(join(tmpdir(), 'vw-')), 'state');
  chmodSync(dirname(stateDir), 0o755);
});
afterAll(() => rmSync(dirname(stateDir), { recursive: true, force: true }));

/** A checkout where no other user can look, like one below /root. */
function privateCheckout() {
  const parent = folderIn(temporaryFolder(), 'home', 0o700);
  const start = async (name: string): Promise<EmbeddedPostgres> =>
    stopLater(
      await startEmbeddedPostgres({ dataDir: join(parent, name, '.veriward'), stateDir, settings: FAST }),
    );
  return { parent, start };
}

it('keeps the database where its user can reach it, and finds it there again', async () => {
  const { parent, start } = privateCheckout();
  const first = await start('checkout');
  expect(first.clusterDir.startsWith(AS_ROOT ? join(stateDir, 'clusters') : parent)).toBe(true);
  expect((statSync(first.clusterDir).mode & 0o777).toString(8)).toBe('700');
  await query(first, 'create table kept as select 42 as answer');
  await first.stop();
  // Opening the way later does not move it.
  chmodSync(parent, 0o755);
  const second = await start('checkout');
  expect(second.clusterDir).toBe(first.clusterDir);
  expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

it('agrees on one place when several start at once', async () => {
  const { start } = privateCheckout();
  const all = await Promise.all([1, 2, 3].map(() => start('checkout')));
  expect(new Set(all.map((server) => server.clusterDir)).size).toBe(1);
  expect(all.filter((server) => server.startedHere)).toHaveLength(1);
});

it('gives a fresh clone at the same path a new database', async () => {
  const { parent, start } = privateCheckout();
  const first = await start('checkout');
  await query(first, 'create table kept as select 42 as answer');
  await first.stop();
  rmSync(join(parent, 'checkout'), { recursive: true });
  const second = await start('checkout');
  await expect(query(second, 'select answer from kept')).rejects.toThrow('does not exist');
});

it('lets a moved checkout keep its database, and gives a copied one its own', async () => {
  const { parent, start } = privateCheckout();
  const first = await start('checkout');
  await query(first, 'create table kept as select 42 as answer');
  await first.stop();
  renameSync(join(parent, 'checkout'), join(parent, 'moved'));
  const moved = await start('moved');
  expect(await query(moved, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await moved.stop();
  cpSync(join(parent, 'moved'), join(parent, 'copied'), { recursive: true, preserveTimestamps: true });
  const copied = await start('copied');
  const again = await start('moved');
  expect(copied.clusterDir).not.toBe(again.clusterDir);
  expect(copied.connection('app').host).not.toBe(again.connection('app').host);
  await query(copied, 'create table mine as select 1 as n');
  await expect(query(again, 'select from mine')).rejects.toThrow('does not exist');
});

it('runs an existing database as the user it belongs to, even when root starts it', async () => {
  const dataDir = await sharedDataDir();
  const first = await startEmbeddedPostgres({ dataDir, settings: FAST });
  await first.stop();
  const owner = statSync(first.clusterDir).uid;
  expect(owner).toBe(AS_ROOT ? 65534 : process.getuid?.());
  const second = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
  expect(statSync(join(second.clusterDir, 'postmaster.pid')).uid).toBe(owner);
  expect(existsSync(join(dataDir, 'instance.json'))).toBe(false);
  expect(readFileSync(join(second.clusterDir, 'PG_VERSION'), 'utf8')).toBe('18\n');
});
