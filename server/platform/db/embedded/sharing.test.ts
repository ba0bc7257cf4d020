import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import {
  cleanUp,
  cleanUpFile,
  FAST,
  query,
  sharedDataDir,
  stopLater,
  temporaryFolder,
  until,
} from './embedded-postgres.fixtures.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { startProcess } from './other-process.fixtures.ts';
import { isPostmaster } from './postmaster.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterEach(cleanUp);
afterAll(cleanUpFile);

const PRESENT = `select pid from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and granted`;

it('lets a second process join, and stops with the last one to leave', async () => {
  const dataDir = await sharedDataDir();
  const first = await startEmbeddedPostgres({ dataDir, settings: FAST });
  const other = startProcess({ dataDir });
  const ready = await other.says('ready');
  expect(ready).toMatchObject({ startedHere: false, postmasterPid: first.postmasterPid });
  await first.stop();
  expect(await isPostmaster(first.postmasterPid, first.clusterDir)).toBe(true);
  expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await other.stop()).toBe(0);
  expect(await isPostmaster(first.postmasterPid, first.clusterDir)).toBe(false);
});

it('makes one cluster and one server when several processes start at once on an empty folder', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  const all = [1, 2, 3, 4].map(() => startProcess({ dataDir }));
  const ready = await Promise.all(all.map((one) => one.says('ready')));
  expect(ready.filter((message) => message.startedHere)).toHaveLength(1);
  expect(new Set(ready.map((message) => message.postmasterPid)).size).toBe(1);
  expect(readdirSync(dataDir).filter((name) => name.includes('.new-'))).toEqual([]);
  expect(await Promise.all(all.map((one) => one.stop()))).toEqual([0, 0, 0, 0]);
  const [{ postmasterPid = 0, clusterDir = '' } = {}] = ready;
  await until('the server has stopped', async () => !(await isPostmaster(postmasterPid, clusterDir)));
});

it('serves every process while others come and go at the same moment', async () => {
  const dataDir = await sharedDataDir();
  await (await startEmbeddedPostgres({ dataDir, settings: FAST })).stop();
  let served = 0;
  const comeAndGo = async (): Promise<void> => {
    for (let round = 0; round < 8; round++) {
      const server = await startEmbeddedPostgres({ dataDir, settings: FAST });
      await query(server, 'select 1');
      served++;
      await server.stop();
    }
  };
  await Promise.all([comeAndGo(), comeAndGo(), comeAndGo()]);
  expect(served).toBe(24);
  const last = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
  expect(last.startedHere).toBe(true);
});

it('still counts a process whose session with the server was cut', async () => {
  const dataDir = await sharedDataDir();
  const stays = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
  const [before] = await query(stays, PRESENT, 'superuser');
  await query(stays, `select pg_terminate_backend(${Number(before?.pid)})`, 'superuser');
  await until('it is back', async () => {
    const [now] = await query(stays, PRESENT, 'superuser');
    return now !== undefined && now.pid !== before?.pid;
  });
  const leaves = await startEmbeddedPostgres({ dataDir, settings: FAST });
  await leaves.stop();
  expect(await query(stays, 'select 1 as one')).toEqual([{ one: 1 }]);
  await stays.stop();
  expect(await isPostmaster(stays.postmasterPid, stays.clusterDir)).toBe(false);
});

it('does not keep a process alive that has nothing else to do', async () => {
  const other = startProcess({ dataDir: await sharedDataDir(), idle: true });
  const { postmasterPid = 0, clusterDir = '' } = await other.says('ready');
  expect(await other.exited).toBe(0);
  expect(await isPostmaster(postmasterPid, clusterDir)).toBe(true);
  await (await startEmbeddedPostgres({ dataDir: join(clusterDir, '..'), settings: FAST })).stop();
  expect(await isPostmaster(postmasterPid, clusterDir)).toBe(false);
});
