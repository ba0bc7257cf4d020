import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { accessDatabase, type DatabaseAccess, openApplicationPool } from './database.ts';
import { type DemoCredentials, writeDemoCredentials } from './demo/credentials.ts';
import { seedDemoData } from './demo/seed.ts';
import { renewEventOrder } from './domains/webhooks/index.ts';
import { openMeetings } from './meetings.ts';
import { checkoutProviders, openPayments } from './payments.ts';
import type { Keyring } from './platform/crypto/keyring.ts';
import type { Database } from './platform/db/database.ts';
import { migrate } from './platform/db/migrate.ts';
import { watchPool } from './platform/metrics/metrics.ts';
import { createSafeFetch } from './platform/safe-fetch/safe-fetch.ts';
import { createWeb } from './roles/web.ts';
import { startWorker } from './roles/worker.ts';
import { openKeyring } from './secret-key.ts';
import { StartError } from './start-error.ts';

/** A running process of the platform. */
export interface Veriward {
  /** Where the web role listens; null without one. */
  readonly url: string | null;
  readonly database: string;
  /** Credentials of the demo organisations; null when this database has none. */
  readonly demo: DemoCredentials | null;
  /** Finishes requests and jobs in flight, then leaves the database. */
  stop(): Promise<void>;
}

interface Process {
  readonly config: Config;
  readonly log: Logger;
  /** Takes a line of progress for a terminal. */
  readonly report: (line: string) => void;
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} of ${host} is in use. Set PORT to a free one.`);
    if (code === 'EADDRNOTAVAIL')
      throw new StartError(`${host} is not an address of this machine. Set HOST.`);
    if (code === 'EACCES')
      throw new StartError(`Port ${port} may not be opened by this user. Set PORT to one above 1023.`);
    throw error;
  }
}

/** Base of the links in mails: as the web role's, which may be another process. */
function linkBase({ publicUrl, host, port }: Config, listening: string | null): string {
  return publicUrl ?? `http://${host}:${(listening && new URL(listening).port) || port}`;
}

async function startRoles(
  parts: Process & { readonly db: Database; readonly keyring: Keyring; readonly access: DatabaseAccess },
) {
  const { config, log, db, keyring } = parts;
  const stops: (() => Promise<void>)[] = [];
  let url: string | null = null;
  const safeFetch = createSafeFetch({ allowLoopbackHttp: config.mode === 'sandbox' });
  const payments = await openPayments(config, keyring, safeFetch);
  if (config.role !== 'worker') {
    const web = await createWeb({ config, db, keyring, log, payments, safeFetch });
    stops.push(() => web.close());
    url = await listen(web, config);
  }
  if (config.role !== 'web') {
    const workerDb = openApplicationPool(parts.access, parts, 'veriward-worker');
    const publicUrl = linkBase(config, url);
    const worker = await startWorker(workerDb, {
      config,
      keyring,
      publicUrl,
      meetings: openMeetings(config, publicUrl, safeFetch),
      checkouts: checkoutProviders(payments),
      safeFetch,
      log,
    });
    stops.push(async () => {
      await worker.stop();
      await workerDb.close();
    });
  }
  return {
    url,
    async stop() {
      await Promise.all(stops.map((stop) => stop()));
      await safeFetch.close();
    },
  };
}

/** A database that cannot be reached is the most likely thing to go wrong with a new deployment. */
function explainDatabaseError(error: unknown, access: DatabaseAccess): unknown {
  const { code, message } = error as { code?: string; message?: string };
  const isConnection = code !== undefined && /^(E[A-Z]+|08\w{3}|28\w{3}|3D000|57P03)$/.test(code);
  if (access.embedded || !isConnection) return error;
  return new StartError(
    `The database of DATABASE_URL (${access.description}) cannot be used: ${message || code}.`,
  );
}

/** Starts everything this process is to do: database, migrations, demo data, web and worker. */
export async function startVeriward(process: Process): Promise<Veriward> {
  const { config, report } = process;
  const access = await accessDatabase(config, report);
  let db: Database | undefined;
  const leave = async () => {
    await db?.close();
    await access.release();
  };
  try {
    const applied = await migrate(access.owner, access.appLogin).catch((error: unknown) => {
      throw explainDatabaseError(error, access);
    });
    if (applied.length > 0) report(`Database brought up to date (${applied.length} migrations).`);
    db = openApplicationPool(access, process);
    watchPool(db.pool);
    await renewEventOrder(db);
    const keyring = await openKeyring(config, db);
    const { dataDir } = config;
    const story = config.demoData ? await seedDemoData({ db, keyring, dataDir, report }) : null;
    const roles = await startRoles({ ...process, db, keyring, access });
    const demo = story && { base_url: config.publicUrl ?? roles.url ?? '', ...story };
    if (demo) writeDemoCredentials(dataDir, demo);
    return {
      url: roles.url,
      database: access.description,
      demo,
      async stop() {
        await roles.stop();
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
}
