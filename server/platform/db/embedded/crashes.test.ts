import { chownSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import {
  cleanUp,
  cleanUpFile,
  FAST,
  query,
  sharedDataDir,
  stopLater,
  temporaryFolder,
  until,
  usedDataDir,
} from './embedded-postgres.fixtures.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { startProcess } from './other-process.fixtures.ts';
import { isPostmaster } from './postmaster.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterEach(cleanUp);
afterAll(cleanUpFile);

describe('after kill -9', () => {
  it('of our process, the next one joins the server that went on', async () => {
    const dataDir = await sharedDataDir();
    const killed = startProcess({ dataDir });
    const { postmasterPid } = await killed.says('ready');
    killed.child.kill('SIGKILL');
    await killed.exited;
    const next = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    expect(next).toMatchObject({ startedHere: false, postmasterPid });
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.stop();
    expect(await isPostmaster(next.postmasterPid, next.clusterDir)).toBe(false);
  });

  it('of the server, its users survive, the next start recovers every commit, and they use it again', async () => {
    const dataDir = await sharedDataDir();
    const first = stopLater(await startEmbeddedPostgres({ dataDir }));
    await query(first, 'create table kept as select generate_series(1, 1000) as n');
    process.kill(first.postmasterPid, 'SIGKILL');
    await expect(query(first, 'select 1')).rejects.toThrow();
    const second = stopLater(await startEmbeddedPostgres({ dataDir }));
    expect(second.startedHere).toBe(true);
    expect(await query(second, 'select count(*)::int as kept from kept')).toEqual([{ kept: 1000 }]);
    const present = `select pid from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and granted`;
    await until('both are there', async () => (await query(second, present, 'superuser')).length === 2);
    await second.stop();
    expect(await query(first, 'select count(*)::int as kept from kept')).toEqual([{ kept: 1000 }]);
  });

  it('of the server while it is busy, starts that come too early wait for its remains', async () => {
    const dataDir = await sharedDataDir();
    const first = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    const busy = query(first, 'select count(*) from generate_series(1, 8000000)').catch(() => undefined);
    await until('the session is busy', async () => {
      const rows = await query(
        first,
        `select from pg_stat_activity where query like 'select count%'`,
        'superuser',
      );
      return rows.length > 0;
    });
    process.kill(first.postmasterPid, 'SIGKILL');
    const starts = await Promise.all([1, 2].map(() => startEmbeddedPostgres({ dataDir, settings: FAST })));
    starts.forEach(stopLater);
    expect(starts.filter((server) => server.startedHere)).toHaveLength(1);
    await busy;
  });

  it('of a server whose parent does not collect it, its pid is no obstacle', async () => {
    const dataDir = await sharedDataDir();
    const frozen = startProcess({ dataDir });
    const { postmasterPid = 0 } = await frozen.says('ready');
    frozen.child.kill('SIGSTOP');
    process.kill(postmasterPid, 'SIGKILL');
    const next = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    expect(next.startedHere).toBe(true);
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }]);
    frozen.child.kill('SIGKILL');
    await frozen.exited;
  });

  it('in the middle of the first start, nothing is left half-made', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const killed = startProcess({ dataDir });
    const drafts = (): string[] => {
      try {
        return readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'));
      } catch {
        return [];
      }
    };
    await until('the cluster is in the making', () => drafts().length > 0);
    killed.child.kill('SIGKILL');
    await killed.exited;
    const next = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    expect(next.startedHere).toBe(true);
    expect(await query(next, 'select 1 as one', 'app')).toEqual([{ one: 1 }]);
    // What its child still writes for a moment, a later start removes.
    await until('the draft is gone', async () => {
      await next.stop();
      await (await startEmbeddedPostgres({ dataDir, settings: FAST })).stop();
      return drafts().length === 0;
    });
  });
});

describe('a postmaster.pid that a crash of the machine left', () => {
  async function startWith(content: (clusterDir: string) => string) {
    const dataDir = await sharedDataDir();
    const first = await startEmbeddedPostgres({ dataDir, settings: FAST });
    await first.stop();
    const file = join(first.clusterDir, 'postmaster.pid');
    writeFileSync(file, content(first.clusterDir), { mode: 0o600 });
    const { uid, gid } = statSync(first.clusterDir);
    chownSync(file, uid, gid);
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    const socketLock = join(dataDir, 'run', '.s.PGSQL.5432.lock');
    writeFileSync(socketLock, content(first.clusterDir), { mode: 0o600 });
    chownSync(socketLock, uid, gid);
    const second = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    expect(second.startedHere).toBe(true);
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(Number.parseInt(readFileSync(file, 'utf8'), 10)).toBe(second.postmasterPid);
    return second;
  }
  const lines = (pid: number, clusterDir: string): string =>
    `${pid}\n${clusterDir}\n1700000000\n5432\n${join(clusterDir, '..', 'run')}\n\n  1 2\nready   \n`;

  it('is no obstacle when another process has got its pid', async () => {
    const server = await startWith((clusterDir) => lines(process.pid, clusterDir));
    expect(server.postmasterPid).not.toBe(process.pid);
  });

  it('is no obstacle when the server of another cluster has got its pid', async () => {
    const other = stopLater(await startEmbeddedPostgres({ dataDir: await usedDataDir(), settings: FAST }));
    const server = await startWith((clusterDir) => lines(other.postmasterPid, clusterDir));
    expect(server.postmasterPid).not.toBe(other.postmasterPid);
    expect(await query(other, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is no obstacle when nobody has its pid', async () => {
    const server = await startWith((clusterDir) => lines(2 ** 22 + 1, clusterDir));
    expect(server.startedHere).toBe(true);
  });

  it('is no obstacle when it is empty', async () => {
    const server = await startWith(() => '');
    expect(server.startedHere).toBe(true);
  });
});

describe('Ctrl-C in the terminal', () => {
  it('reaches our process only: the server stays until we leave', async () => {
    const other = startProcess({ dataDir: await usedDataDir() });
    const { postmasterPid = 0, clusterDir = '' } = await other.says('ready');
    process.kill(-other.pid, 'SIGINT');
    await other.says('interrupted');
    expect(await isPostmaster(postmasterPid, clusterDir)).toBe(true);
    expect(readFileSync(join(clusterDir, '..', 'postgres.log'), 'utf8')).not.toContain('shutdown request');
    expect(await other.stop()).toBe(0);
    expect(await isPostmaster(postmasterPid, clusterDir)).toBe(false);
  });
});
