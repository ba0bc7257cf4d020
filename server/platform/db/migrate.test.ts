import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { databaseEnv } from '../../../tests/support/server-process.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { packageRoot } from '../files/package-root.ts';
import { migrate, migrationsAreCurrent, readMigrations } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function withEmptyDatabase(
  work: (connection: pg.ClientConfig, query: (text: string) => Promise<pg.QueryResult>) => Promise<void>,
) {
  const { host, port, owner } = inject('postgres');
  const name = `empty_${process.pid}_${Math.floor(Math.random() * 1e9)}`;
  const admin = new pg.Client({ host, port, user: owner, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const connection = { host, port, user: owner, database: name };
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await work(connection, (text) => client.query(text));
  } finally {
    await client.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

test('four starters at once apply each migration exactly once', async () => {
  const { app } = inject('postgres');
  await withEmptyDatabase(async (connection, query) => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(connection, app)));
    expect(applied.flat().sort()).toEqual(
      readMigrations()
        .map((migration) => migration.name)
        .sort(),
    );
    const { rows } = await query('select number from schema_migrations order by number');
    expect(rows.map((row) => row.number)).toEqual(readMigrations().map((migration) => migration.number));
    expect(await migrate(connection, app)).toEqual([]);
  });
});

test('a migration that fails leaves nothing behind and the next start applies it', async () => {
  await withEmptyDatabase(async (connection, query) => {
    await query('create table organisations (in_the_way integer)');
    await expect(migrate(connection)).rejects.toThrow(/already exists/);
    const { rows } = await query(
      `select to_regclass('audit_entries') as audit, to_regclass('organisation_products') as products, (select max(number) from schema_migrations) as latest`,
    );
    expect(rows[0]).toEqual({ audit: 'audit_entries', products: null, latest: 2 });
    await query('drop table organisations');
    expect((await migrate(connection)).length).toBe(readMigrations().length - 2);
  });
});

test('readiness sees a missing migration', async () => {
  const query = (text: string) => database.db.query<{ number: number }>({ text, values: [] });
  expect(await migrationsAreCurrent(query)).toBe(true);
  await database.asOwner('delete from schema_migrations where number = 1');
  expect(await migrationsAreCurrent(query)).toBe(false);
  await database.asOwner(`insert into schema_migrations (number, name, checksum) values (1, 'platform', '')`);
});

test('the types of the schema are those of the live schema', () => {
  const codegen = join(packageRoot, 'node_modules', '.bin', 'kysely-codegen');
  const env = { ...process.env, DATABASE_URL: databaseEnv(database.name)['DATABASE_MIGRATION_URL'] };
  expect(() => execFileSync(codegen, ['--verify'], { cwd: packageRoot, env, stdio: 'pipe' })).not.toThrow();
});

test('the application owns nothing it could use to change the schema or the trail', async () => {
  const [rights] = await database.sql<Record<string, boolean>>(
    `select has_schema_privilege('public', 'create') as "createsTables", has_database_privilege(current_database(), 'create') as "createsSchemas",
       has_table_privilege('audit_entries', 'update') as "updatesTrail", has_table_privilege('audit_entries', 'delete') as "deletesTrail",
       has_table_privilege('ledger_transfers', 'update') as "updatesLedger",
       (select bool_or(rolsuper or rolcreaterole or rolcreatedb) from pg_roles where rolname in (current_user, session_user)) as "isPowerful"`,
  );
  expect(rights).toEqual({
    createsTables: false,
    createsSchemas: false,
    updatesTrail: false,
    deletesTrail: false,
    updatesLedger: false,
    isPowerful: false,
  });
});
