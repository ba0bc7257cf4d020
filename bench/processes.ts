import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../server/platform/files/package-root.ts';
import type { World } from './world.ts';

/** A server under load, in a process of its own. */
export interface Running {
  readonly url: string;
  readonly startMs: number;
  /** Resident memory in MiB. */
  rssMib(): number;
  stop(): Promise<void>;
}

async function run(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
  urlPattern: RegExp,
): Promise<Running> {
  const started = performance.now();
  const child: ChildProcess = spawn(process.execPath, [join(packageRoot, 'dist', script), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (output.length < 100_000) output += chunk.toString();
      const found = urlPattern.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}: ${output}`)));
  });
  return {
    url,
    startMs: Math.round(performance.now() - started),
    rssMib: () =>
      Math.round(
        Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
      ),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What the platform seals secrets with here. */
export const secretKey = '7'.repeat(64);

/** The platform as `npm start` runs it, but for its limits; its request log goes to us and is dropped. */
export function startPlatform(world: World, role = 'all'): Promise<Running> {
  const env = {
    DATABASE_URL: world.databaseUrl,
    DATABASE_MIGRATION_URL: world.migrationUrl,
    SECRET_KEY: secretKey,
    PORT: '0',
    VERIWARD_ROLE: role,
    RATE_LIMIT_PER_MINUTE: '1000000000',
    AUTH_RATE_LIMIT_PER_MINUTE: '1000000000',
    CONSOLE_RATE_LIMIT_PER_MINUTE: '1000000000',
  };
  return run('run/run.js', ['start'], env, role === 'worker' ? /Database +(\S+)/ : /Portal +(http\S+)\//);
}

/** The bare Fastify server of the ceilings. */
export function startBareServer(world: World): Promise<Running> {
  return run('bench/bare-server.js', [], { DATABASE_URL: world.databaseUrl }, /^(http\S+)$/m);
}

/** A receiver of webhooks. */
export function startReceiver(): Promise<Running> {
  return run('bench/webhook-receiver.js', [], {}, /^(http\S+)$/m);
}
