import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { giveTo } from './account.ts';
import { type Binaries, runnableBinaries } from './binaries.ts';
import { createCluster, requireSameMajor, spawnOptions } from './cluster.ts';
import { workingIn } from './errors.ts';
import { boundLog, failureSince, openLog, sizeOf } from './log-file.ts';
import { clearStaleLocks } from './postmaster.ts';
import { serverArguments } from './settings.ts';
import type { Site } from './site.ts';
import { openSocketFolder } from './socket-folder.ts';

/** What a launch needs to know. */
export interface LaunchOptions {
  site: Site;
  binaries: Binaries;
  /** Folder for a copy of the binaries, should one be needed. */
  copyRoot: string;
  settings: Readonly<Record<string, string>>;
  minimumFreeBytes: number;
  report: (line: string) => void;
}

/** How a server process ended. */
interface End {
  /** It was told to stop. */
  clean: boolean;
  why: string;
}

/** A server process that we started. */
export interface Launched {
  pid: number | undefined;
  /** undefined while it runs. */
  ended(): Promise<End | undefined>;
}

/** Makes whatever is missing (binaries, cluster, socket folder) and starts the server process. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { site, settings } = options;
  const { account } = site;
  const finding = runnableBinaries(options.binaries, { ...options, account });
  const nativeDir = await workingIn(options.copyRoot, options.minimumFreeBytes, finding);
  const making = createCluster({ ...options, ...site, nativeDir, durable: settings.fsync !== 'off' });
  await workingIn(site.clusterDir, options.minimumFreeBytes, making);
  await requireSameMajor(site.clusterDir, options.binaries);
  const socketDir = await openSocketFolder(site);
  await clearStaleLocks(site.clusterDir, socketDir);
  const args = serverArguments(site.clusterDir, socketDir, settings);
  return spawnServer(site, join(nativeDir, 'bin', 'postgres'), args);
}

async function spawnServer(site: Site, program: string, args: readonly string[]): Promise<Launched> {
  await boundLog(site.logFile);
  const offset = await sizeOf(site.logFile);
  const log = await openLog(site.logFile);
  await giveTo(site.logFile, site.account);
  let end: End | undefined;
  const child = spawn(program, args, {
    ...spawnOptions(site.account),
    // A session of its own: Ctrl-C in the terminal must not stop it before our requests in flight are done.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.once('error', (error) => {
    end = { clean: false, why: error.message };
  });
  child.once('exit', (status, signal) => {
    end ??= { clean: status === 0, why: `it ended with ${signal ?? `status ${status}`}` };
  });
  child.unref();
  await log.close();
  const { pid } = child;
  return {
    pid,
    ended: async () => end && { ...end, why: (await failureSince(site.logFile, offset, pid)) || end.why },
  };
}
