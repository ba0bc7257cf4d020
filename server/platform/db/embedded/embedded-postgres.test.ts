import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import {
  AS_ROOT,
  cleanUp,
  cleanUpFile,
  FAST,
  query,
  sharedDataDir,
  stopLater,
  temporaryFolder,
  usedDataDir,
} from './embedded-postgres.fixtures.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { isPostmaster } from './postmaster.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterEach(cleanUp);
afterAll(cleanUpFile);

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('a first start', () => {
  it('makes the roles and the database, with no more rights than they need', async () => {
    const server = stopLater(await startEmbeddedPostgres({ dataDir: join(temporaryFolder(), 'data') }));
    expect(server.startedHere).toBe(true);
    const roles = await query(
      server,
      `select rolname, rolcanlogin, rolcreatedb, rolcreaterole, rolsuper, rolreplication, rolbypassrls
       from pg_roles where rolname like 'veriward%' order by 1`,
    );
    const none = { rolcreatedb: false, rolcreaterole: false, rolsuper: false, rolreplication: false };
    expect(roles).toEqual([
      { ...none, rolname: 'veriward', rolcanlogin: true, rolbypassrls: false },
      {
        ...none,
        rolname: 'veriward_owner',
        rolcanlogin: true,
        rolcreatedb: true,
        rolcreaterole: true,
        rolbypassrls: false,
      },
    ]);
    expect(
      await query(
        server,
        `select datname, datdba::regrole::text as owner, pg_encoding_to_char(encoding) as encoding,
                datlocprovider as provider, datlocale as locale
         from pg_database where datname = current_database()`,
      ),
    ).toEqual([
      { datname: 'veriward', owner: 'veriward_owner', encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' },
    ]);
    expect(await query(server, 'select session_user::text as name', 'app')).toEqual([{ name: 'veriward' }]);
    expect(server.connection('superuser', 'template1')).toMatchObject({
      user: 'postgres',
      database: 'template1',
    });
  });

  it('serves a durable database in UTC through its socket only', async () => {
    const server = stopLater(await startEmbeddedPostgres({ dataDir: await sharedDataDir() }));
    const rows = await query(server, 'select name, setting from pg_settings');
    const settings = Object.fromEntries(rows.map((row) => [row.name, row.setting]));
    expect(settings).toMatchObject({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      listen_addresses: '',
      TimeZone: 'UTC',
      jit: 'off',
      max_connections: '100',
    });
    expect(settings.wal_compression).not.toBe('off');
  });

  it('keeps everybody else out', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    const server = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    expect(mode(dataDir)).toBe(AS_ROOT ? '701' : '700');
    expect(mode(server.clusterDir)).toBe('700');
    expect(mode(server.connection('app').host)).toBe('700');
    expect(mode(server.logFile)).toBe('600');
    expect(statSync(server.clusterDir).uid === 0).toBe(false);
  });
});

describe('a stopped server', () => {
  it('is gone at once, and its data is there again after the next start', async () => {
    const dataDir = await sharedDataDir();
    const first = await startEmbeddedPostgres({ dataDir, settings: FAST });
    await query(first, 'create table kept as select 42 as answer');
    await Promise.all([first.stop(), first.stop()]);
    expect(await isPostmaster(first.postmasterPid, first.clusterDir)).toBe(false);
    const second = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    expect(second.startedHere).toBe(true);
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await first.stop();
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('finds what a killed first start left undone', async () => {
    const dataDir = await sharedDataDir();
    const first = await startEmbeddedPostgres({ dataDir, settings: FAST });
    const toTemplate = { connection: () => first.connection('superuser', 'postgres') };
    await query(toTemplate, 'drop database veriward');
    await query(toTemplate, 'drop role veriward');
    await first.stop();
    const second = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    expect(await query(second, 'select 1 as one', 'app')).toEqual([{ one: 1 }]);
    await query(toTemplate, 'alter role veriward rename to lost');
    const third = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    expect(await query(third, 'select 1 as one', 'app')).toEqual([{ one: 1 }]);
  });
});

describe('settings and folders', () => {
  it('passes extra settings on, but does not let them move the socket', async () => {
    const settings = { ...FAST, work_mem: '7MB', port: '6000', unix_socket_directories: '/nowhere' };
    const server = stopLater(await startEmbeddedPostgres({ dataDir: await sharedDataDir(), settings }));
    expect(await query(server, 'show work_mem')).toEqual([{ work_mem: '7MB' }]);
  });

  it('works in a folder with blanks, quotes and commas in its name', async () => {
    const dataDir = await usedDataDir(join(temporaryFolder(), `a "b", c's $d`, 'data'));
    const server = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    expect(server.connection('app').host).toBe(join(dataDir, 'run'));
    expect(await query(server, 'select 1 as one', 'app')).toEqual([{ one: 1 }]);
  });

  it('leaves other files in the data folder alone', async () => {
    const dataDir = join(temporaryFolder(), 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    writeFileSync(join(dataDir, 'secret.json'), '{}', { mode: 0o600 });
    const server = stopLater(await startEmbeddedPostgres({ dataDir, settings: FAST }));
    expect(mode(join(dataDir, 'secret.json'))).toBe('600');
    const read = query(server, `select pg_read_file('${join(dataDir, 'secret.json')}')`, 'superuser');
    const outcome = await read.then(
      () => 'read',
      (error: Error) => error.message,
    );
    expect(outcome).toMatch(AS_ROOT ? /Permission denied/ : /^read$/);
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log', 'run', 'secret.json']);
  });
});
