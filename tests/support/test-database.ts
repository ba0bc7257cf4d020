import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../server/platform/db/database.ts';
import { applicationRole } from '../../server/platform/db/migrate.ts';
import { type TestServer, templateName } from './database.global.ts';

/** A database of one test file's own. */
export interface TestDatabase {
  readonly name: string;
  /** As the application: its role, its rights. */
  readonly db: Database;
  /** As the owner of the tables, for what the application may not do. */
  asOwner<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Rows of any statement, as the application. */
  sql<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Stops the platform's clock at a moment; null lets it run. */
  freeze(at: string | null): Promise<void>;
  /** Moves a frozen clock forward. */
  pass(interval: string): Promise<void>;
  /** Ends every connection of the application, as a restart of the database does. */
  endConnections(): Promise<void>;
  drop(): Promise<void>;
}

async function asSuperuser({ host, port, superuser }: TestServer, text: string): Promise<void> {
  const client = new pg.Client({ host, port, user: superuser, database: 'postgres' });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** Copies the migrated template: some 20 ms. On the run's server, unless another is given. */
export async function createTestDatabase(
  options: { poolSize?: number; server?: TestServer } = {},
): Promise<TestDatabase> {
  const server = options.server ?? inject('postgres');
  const { host, port, owner, app } = server;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // As files, not through the write-ahead log, page by page, which takes five times as long.
  await asSuperuser(
    server,
    `create database ${name} template ${templateName} owner ${owner} strategy file_copy`,
  );
  const lost: Error[] = [];
  const db = openDatabase({
    connection: { host, port, user: app, database: name },
    poolSize: options.poolSize ?? 8,
    statementTimeoutMs: 20_000,
    lockTimeoutMs: 20_000,
    applicationName: 'test',
    role: applicationRole,
    onError: (error) => lost.push(error),
  });
  const ownerPool = new pg.Pool({ host, port, user: owner, database: name, max: 2 });
  return {
    name,
    db,
    asOwner: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await ownerPool.query(text, [...values])).rows as Row[],
    sql: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await db.query<Row>({ text, values })).rows,
    freeze: async (at) => {
      await db.query({ text: 'update platform_clock set frozen_at = $1', values: [at] });
    },
    pass: async (interval) => {
      await db.query({
        text: 'update platform_clock set frozen_at = frozen_at + $1::interval',
        values: [interval],
      });
    },
    endConnections: () =>
      asSuperuser(
        server,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename = '${app}'`,
      ),
    drop: async () => {
      await db.close();
      await ownerPool.end();
      await asSuperuser(server, `drop database ${name} with (force)`);
    },
  };
}
