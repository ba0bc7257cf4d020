import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';
import { packageRoot } from '../files/package-root.ts';
import { sqlState } from './sql-errors.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The application's role: every table grants to it. */
export const applicationRole = 'veriward_app';

const folder = join(packageRoot, 'server', 'migrations');

/** All migrations, in order. */
export function readMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { number: Number(file.slice(0, 4)), name: file.slice(5, -4), sql, checksum };
    });
}

/** Claims the number first, so that of two starters one applies the migration and the other moves on. */
async function applyOne(client: pg.Client, migration: Migration): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('insert into schema_migrations (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query(migration.sql);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback');
    if (sqlState(error) === '23505' && (error as pg.DatabaseError).table === 'schema_migrations')
      return false;
    throw error;
  }
}

/** The job library makes its own tables, as the application's role: its first statement wants the right to create schemas. */
async function migrateJobTables(client: pg.Client, connection: pg.ClientConfig): Promise<void> {
  const database = client.escapeIdentifier(
    (await client.query('select current_database() as name')).rows[0].name,
  );
  await client.query(`grant create on database ${database} to ${applicationRole}`);
  const pool = new pg.Pool({ ...connection, max: 2, options: `-c role=${applicationRole}` });
  const lost: Error[] = [];
  pool.on('error', (error) => lost.push(error));
  pool.on('connect', (connected) => connected.on('error', (error) => lost.push(error)));
  try {
    await migrateJobs({ pgPool: pool, schema: 'graphile_worker' });
  } finally {
    await pool.end();
    await client.query(`revoke create on database ${database} from ${applicationRole}`);
  }
  if (lost[0]) throw lost[0];
}

/** One starter migrates at a time; the lock ends with the connection. */
async function prepareLedgerOfMigrations(client: pg.Client): Promise<void> {
  await client.query("select pg_advisory_lock(hashtextextended('veriward migrations', 0))");
  await client.query(`create table if not exists schema_migrations (
    number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`);
}

/**
 * Brings the schema up to date; safe when several processes start at once.
 * `applicationLogin` is the login that becomes a member of the application's role, when it is not the owner itself.
 * Returns the names of the migrations applied here.
 */
export async function migrate(connection: pg.ClientConfig, applicationLogin?: string): Promise<string[]> {
  const client = new pg.Client({ ...connection, application_name: 'veriward-migrate' });
  await client.connect();
  const applied: string[] = [];
  try {
    await prepareLedgerOfMigrations(client);
    const done = await client.query<{ number: number }>('select number from schema_migrations');
    const known = new Set(done.rows.map((row) => row.number));
    for (const migration of readMigrations()) {
      if (!known.has(migration.number) && (await applyOne(client, migration))) applied.push(migration.name);
    }
    if (applicationLogin) {
      await client.query(`grant ${applicationRole} to ${client.escapeIdentifier(applicationLogin)}`);
    }
    await migrateJobTables(client, connection);
  } finally {
    await client.end();
  }
  return applied;
}

/** True when the database has every migration this code knows. */
export async function migrationsAreCurrent(
  query: (text: string) => Promise<{ rows: { number: number }[] }>,
): Promise<boolean> {
  const { rows } = await query('select number from schema_migrations');
  const done = new Set(rows.map((row) => row.number));
  return readMigrations().every((migration) => done.has(migration.number));
}
