import { readFileSync, statSync } from 'node:fs';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { cleanUp, cleanUpFile, FAST, query, sharedDataDir, stopLater } from './embedded-postgres.fixtures.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { boundLog } from './log-file.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
afterEach(cleanUp);
afterAll(cleanUpFile);

it('writes nothing personal: no rows, no parameters, no statements, not even of a session that crashes', async () => {
  const server = stopLater(await startEmbeddedPostgres({ dataDir: await sharedDataDir(), settings: FAST }));
  const personal = 'ada.lovelace@example.org';
  await query(server, 'create table people (email text unique)');
  await query(server, `insert into people values ('${personal}')`);
  await expect(query(server, `insert into people values ('${personal}')`)).rejects.toThrow(
    'people_email_key',
  );
  await expect(query(server, `select '${personal}'::date`)).rejects.toThrow(personal);
  await expect(query(server, `do $$ begin raise warning '${personal}'; end $$`)).resolves.toEqual([]);
  const killed = query(server, `select pg_sleep(60), '${personal}' as who`);
  await Promise.all([
    expect(killed).rejects.toThrow(),
    query(
      server,
      `do $$ begin
         while pg_terminate_backend((select pid from pg_stat_activity where query like 'select pg_sleep(60)%'))
               is not true loop
           perform pg_stat_clear_snapshot();
         end loop;
       end $$`,
      'superuser',
    ),
  ]);
  const log = readFileSync(server.logFile, 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain('lovelace');
  expect(log).not.toMatch(/ERROR|WARNING|STATEMENT|DETAIL/);
});

it('is cut while the server runs, which goes on writing at its new end', async () => {
  const server = stopLater(await startEmbeddedPostgres({ dataDir: await sharedDataDir(), settings: FAST }));
  const write = (word: string, times: number) =>
    query(server, `do $$ begin for i in 1..${times} loop raise log '${word} %', i; end loop; end $$`);
  await write('early', 200);
  await boundLog(server.logFile, 1_000_000);
  expect(statSync(server.logFile).size).toBeGreaterThan(5_000);
  await boundLog(server.logFile, 5_000);
  expect(statSync(server.logFile).size).toBe(0);
  await write('late', 1);
  expect(readFileSync(server.logFile, 'utf8')).toMatch(/^\d{4}-.*late 1\n$/);
  expect(readFileSync(`${server.logFile}.1`, 'utf8')).toContain('early 200');
});
