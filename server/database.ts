import type { ClientConfig } from 'pg';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './platform/db/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/db/embedded/embedded-postgres.ts';
import { applicationRole } from './platform/db/migrate.ts';

/** How to reach the database, as the tables' owner and as the application. */
export interface DatabaseAccess {
  readonly owner: ClientConfig;
  readonly app: ClientConfig;
  /** The application's login when it is not the owner's: migrations grant it the application's role. */
  readonly appLogin: string | undefined;
  /** For people: where the data is. */
  readonly description: string;
  /** True when this deployment's own embedded server is used. */
  readonly embedded: boolean;
  /** Leaves the database; the last process to leave stops an embedded one. */
  release(): Promise<void>;
}

function embeddedAccess(server: EmbeddedPostgres): DatabaseAccess {
  // The driver would read PGSSLMODE from the environment; a local socket has no TLS.
  const app = { ...server.connection('app'), ssl: false };
  return {
    owner: { ...server.connection('owner'), ssl: false },
    app,
    appLogin: app.user,
    description: `embedded PostgreSQL in ${server.clusterDir}`,
    embedded: true,
    release: () => server.stop(),
  };
}

/** Starts or joins the embedded PostgreSQL, or names the one of DATABASE_URL. */
export async function accessDatabase(
  config: Config,
  report: (line: string) => void,
): Promise<DatabaseAccess> {
  const { databaseUrl, databaseMigrationUrl } = config;
  if (databaseUrl === undefined)
    return embeddedAccess(await startEmbeddedPostgres({ dataDir: config.dataDir, report }));
  const url = new URL(databaseUrl);
  return {
    owner: { connectionString: databaseMigrationUrl ?? databaseUrl },
    app: { connectionString: databaseUrl },
    appLogin: databaseMigrationUrl === undefined ? undefined : decodeURIComponent(url.username),
    description: `PostgreSQL at ${url.host}${url.pathname}`,
    embedded: false,
    release: async () => undefined,
  };
}

/** Opens the application's pool. */
export function openApplicationPool(
  access: DatabaseAccess,
  { config, log }: { readonly config: Config; readonly log: Logger },
  name = 'veriward',
): Database {
  return openDatabase({
    connection: access.app,
    poolSize: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    lockTimeoutMs: config.lockTimeoutMs,
    applicationName: name,
    role: applicationRole,
    onError: (error) => log.warn({ err: { message: error.message } }, 'database connection lost'),
  });
}
