import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inject } from 'vitest';
import { packageRoot } from '../../server/platform/files/package-root.ts';
import type { TestServer } from './database.global.ts';
import { testKeyHex } from './test-app.ts';

/** A whole server in a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Ends it with a signal and waits for the end. Returns its exit code; null when the signal killed it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Environment that points a process at a test database. */
export function databaseEnv(databaseName: string, server?: TestServer): Record<string, string> {
  const { host, port, owner, app } = server ?? inject('postgres');
  const url = (user: string) =>
    `postgres://${user}@localhost:${port}/${databaseName}?host=${encodeURIComponent(host)}`;
  return { DATABASE_URL: url(app), DATABASE_MIGRATION_URL: url(owner), SECRET_KEY: testKeyHex };
}

/** Starts `veriward start` and waits until it says that it is ready. Rejects with its output when it ends instead. */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(packageRoot, 'bin', 'veriward.mjs'), 'start'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PORT: '0',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /Portal +(http\S+)\//.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
  const url = await ready;
  return {
    url,
    child,
    output: () => output,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}
