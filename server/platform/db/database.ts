import pg from 'pg';
import type { Instant } from '../clock/instant.ts';
import type { Queryable, Statement } from './queryable.ts';

/** The application's connection pool. */
export interface Database extends Queryable {
  /** Runs `work` in a transaction on one connection: committed when it resolves, rolled back when it throws. */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  /** For libraries that want the driver itself. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly connection: pg.ClientConfig;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  readonly lockTimeoutMs: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Role to step down to after login; undefined when the login itself is the application's. */
  readonly role?: string | undefined;
  readonly onError: (error: Error) => void;
}

const int8 = 20;
const timestamptz = 1184;
const types = new pg.TypeOverrides();
// Every bigint of the schema stays far below 2^53: ids, pence, hundredths.
types.setTypeParser(int8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint beyond 2^53 was read');
  return value;
});

function connectionSettings(options: DatabaseOptions): string {
  const settings = {
    statement_timeout: options.statementTimeoutMs,
    lock_timeout: options.lockTimeoutMs,
    idle_in_transaction_session_timeout: options.statementTimeoutMs * 2,
    timezone: 'UTC',
    ...(options.role ? { role: options.role } : {}),
  };
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

// The session is in UTC: `2026-06-05 10:00:00.123456+00` becomes the form that JSON has.
types.setTypeParser(timestamptz, (text): Instant => `${text.slice(0, 10)}T${text.slice(11)}:00`);

/** A Queryable over one connection or the pool itself. */
function queryableOf(client: pg.Pool | pg.ClientBase): Queryable {
  return {
    query: <Row>(statement: Statement) =>
      client.query(statement as pg.QueryConfig) as unknown as Promise<{ rows: Row[] }>,
  };
}

async function runTransaction<Result>(
  pool: pg.Pool,
  work: (tx: Queryable) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(queryableOf(client));
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away, not reused.
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

/** Opens the pool; connections are made when first needed. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    ...options.connection,
    max: options.poolSize,
    types,
    application_name: options.applicationName,
    options: connectionSettings(options),
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', options.onError);
  // A connection that is lost while in use fails its query too; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', options.onError));
  return {
    ...queryableOf(pool),
    pool,
    transaction: (work) => runTransaction(pool, work),
    close: () => pool.end(),
  };
}
