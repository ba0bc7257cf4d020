import { existsSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import {
  cleanUp,
  cleanUpFile,
  FAST,
  folderIn,
  query,
  sharedDataDir,
  stopLater,
  temporaryFolder,
  usedDataDir,
} from './embedded-postgres.fixtures.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterEach(cleanUp);
afterAll(cleanUpFile);

/** A data folder whose path is too long for a socket, counted in bytes. */
const longDataDir = () => usedDataDir(join(temporaryFolder(), 'é'.repeat(50), 'data'));

async function startLong(dataDir: string) {
  const server = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
  return { server, host: server.connection('app').host };
}

it('puts the socket into a short private folder when the path is too long, and uses it again', async () => {
  const dataDir = await longDataDir();
  const first = await startLong(dataDir);
  expect(first.host.startsWith(dataDir)).toBe(false);
  expect((statSync(first.host).mode & 0o777).toString(8)).toBe('700');
  expect(await query(first.server, 'select 1 as one', 'app')).toEqual([{ one: 1 }]);
  await first.server.stop();
  const second = await startLong(dataDir);
  expect(second.host).toBe(first.host);
  await second.server.stop();
  rmSync(first.host, { recursive: true });
});

it('makes the folder again when the system has cleaned its temporary folder', async () => {
  const dataDir = await longDataDir();
  const first = await startLong(dataDir);
  await first.server.stop();
  rmSync(first.host, { recursive: true });
  const second = await startLong(dataDir);
  expect(second.host).toBe(first.host);
  expect(await query(second.server, 'select 1 as one', 'app')).toEqual([{ one: 1 }]);
  await second.server.stop();
  rmSync(first.host, { recursive: true });
});

it('does not use the name once somebody else has taken it', async () => {
  const dataDir = await longDataDir();
  const first = await startLong(dataDir);
  await first.server.stop();
  rmSync(first.host, { recursive: true });
  symlinkSync(folderIn(temporaryFolder(), 'theirs'), first.host);
  const second = await startLong(dataDir);
  expect(second.host).not.toBe(first.host);
  expect(JSON.parse(readFileSync(join(dataDir, 'instance.json'), 'utf8')).socketDir).toBe(second.host);
  await second.server.stop();
  rmSync(first.host);
  rmSync(second.host, { recursive: true });
});

it('restarts a server whose socket was removed under it', async () => {
  const dataDir = await sharedDataDir();
  const first = await startLong(dataDir);
  await query(first.server, 'create table kept as select 42 as answer');
  rmSync(first.host, { recursive: true });
  const lines: string[] = [];
  const report = (line: string): number => lines.push(line);
  const second = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST, report }));
  expect(lines.join()).toMatch(/socket .* is gone/);
  expect(second.postmasterPid).not.toBe(first.server.postmasterPid);
  expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(existsSync(first.host)).toBe(true);
});
