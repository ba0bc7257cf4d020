import { resolve } from 'node:path';
import { isRoot } from './account.ts';
import { type Attached, attach } from './attach.ts';
import { findBinaries } from './binaries.ts';
import { requireSameMajor } from './cluster.ts';
import { workingIn } from './errors.ts';
import type { LaunchOptions } from './launch.ts';
import { boundLog } from './log-file.ts';
import { keepPresence } from './presence.ts';
import { DATABASE, ROLES } from './roles.ts';
import { PORT } from './settings.ts';
import { findSite, openStateDir } from './site.ts';

export { EmbeddedPostgresError } from './errors.ts';

/**
 * A running embedded PostgreSQL server, shared by every process that uses the same data folder. When the server
 * itself dies, queries fail until some process starts it again; nothing committed is lost.
 */
export interface EmbeddedPostgres {
  /** pg client settings for a role: 'superuser' = postgres, 'owner' = veriward_owner, 'app' = veriward. */
  connection(
    role: 'superuser' | 'owner' | 'app',
    database?: string,
  ): { host: string; port: number; user: string; database: string };
  /** true when this process started the server, false when it joined one that was already running. */
  readonly startedHere: boolean;
  readonly clusterDir: string;
  readonly logFile: string;
  readonly postmasterPid: number;
  /**
   * Leaves; the last process to leave stops the server (fast shutdown: close your own connections first).
   * Idempotent. Takes 3 s at the most; a server with more to write goes on stopping by itself.
   */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder that holds everything (absolute), e.g. `<checkout>/.veriward`. */
  dataDir: string;
  /** Extra server settings, e.g. `{ fsync: 'off' }` for tests; they count for whoever starts the server. */
  settings?: Readonly<Record<string, string>>;
  /** Takes one line of progress at a time, for a terminal. */
  report?: (line: string) => void;
  /** Bytes that must be free before binaries are copied or the cluster is created. Default 400 MiB. */
  minimumFreeBytes?: number;
  /** Folder for what root has to keep outside the data folder. Default `/var/lib/veriward`. */
  stateDir?: string;
}

const MINIMUM_FREE_BYTES = 400 * 1024 * 1024;
const STATE_DIR = '/var/lib/veriward';
const STOP_MS = 2_500;
const LOG_CHECK_MS = 60_000;

/** Starts the embedded PostgreSQL of a data folder, or joins it. Throws EmbeddedPostgresError. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const minimumFreeBytes = options.minimumFreeBytes ?? MINIMUM_FREE_BYTES;
  const preparing = prepare({ ...options, minimumFreeBytes });
  return handleOf(await workingIn(resolve(options.dataDir), minimumFreeBytes, preparing));
}

async function prepare(options: EmbeddedPostgresOptions & { minimumFreeBytes: number }) {
  const binaries = findBinaries();
  const stateDir = resolve(options.stateDir ?? STATE_DIR);
  const site = await findSite(resolve(options.dataDir), stateDir);
  await requireSameMajor(site.clusterDir, binaries);
  if (isRoot()) await workingIn(stateDir, options.minimumFreeBytes, openStateDir(stateDir));
  const launchOptions: LaunchOptions = {
    site,
    binaries,
    copyRoot: isRoot() ? stateDir : site.dataDir,
    settings: options.settings ?? {},
    minimumFreeBytes: options.minimumFreeBytes,
    report: options.report ?? (() => undefined),
  };
  return { site, attached: await attach(launchOptions) };
}

function handleOf({ site, attached }: { site: LaunchOptions['site']; attached: Attached }): EmbeddedPostgres {
  const { server, seat, startedHere } = attached;
  const presence = keepPresence(site.clusterDir, seat);
  const logCheck = setInterval(
    () => void boundLog(site.logFile).catch(() => undefined),
    LOG_CHECK_MS,
  ).unref();
  let stopping: Promise<void> | undefined;
  const leave = (): Promise<void> => {
    clearInterval(logCheck);
    return presence.leave(STOP_MS);
  };
  return {
    connection: (role, database = DATABASE) => ({
      host: server.socketDir,
      port: PORT,
      user: ROLES[role],
      database,
    }),
    startedHere,
    clusterDir: site.clusterDir,
    logFile: site.logFile,
    postmasterPid: server.pid,
    stop() {
      stopping ??= leave();
      return stopping;
    },
  };
}
