import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../files/package-root.ts';
import { FAST, stopLater, until } from './embedded-postgres.fixtures.ts';

// As built: Node 20 runs no TypeScript, and tests build before they run.
const built = new URL(
  'dist/server/platform/db/embedded/embedded-postgres.js',
  pathToFileURL(`${packageRoot}/`),
);

const PROGRAM = `
  import { startEmbeddedPostgres } from '${built.href}';
  const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
  const { idle, ...options } = JSON.parse(process.argv[1]);
  let server;
  // As the application does it: the server stays until the requests in flight are done.
  process.on('SIGINT', () => say({ event: 'interrupted' }));
  process.stdin.once('data', () => server.stop().then(() => process.exit(0)));
  try {
    server = await startEmbeddedPostgres({ ...options, report: (line) => say({ event: 'report', line }) });
    const { startedHere, postmasterPid, clusterDir } = server;
    say({ event: 'ready', startedHere, postmasterPid, clusterDir, superuser: server.connection('superuser') });
    if (idle) process.stdin.destroy();
  } catch (error) {
    say({ event: 'failed', code: error.code, message: error.message });
    process.exit(1);
  }
`;

/** What a process of its own says about its server. */
interface Message {
  event: string;
  line?: string;
  code?: string;
  message?: string;
  startedHere?: boolean;
  postmasterPid?: number;
  clusterDir?: string;
}

/** A process of its own that uses the embedded server. */
interface OtherProcess {
  pid: number;
  messages: Message[];
  child: ChildProcess;
  /** Its first message of this kind. */
  says(event: string): Promise<Message>;
  exited: Promise<number | null>;
  /** Leaves the server and ends. */
  stop(): Promise<number | null>;
}

/** Starts a process that starts or joins the embedded server, in a process group of its own. */
export function startProcess(options: Record<string, unknown>): OtherProcess {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', PROGRAM, JSON.stringify({ settings: FAST, ...options })],
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  );
  const messages: Message[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => messages.push(JSON.parse(line)));
  child.stdin.on('error', () => undefined);
  const exited = new Promise<number | null>((resolve) => child.once('close', (status) => resolve(status)));
  const stop = (): Promise<number | null> => {
    child.stdin.write('stop\n');
    return exited;
  };
  const says = async (event: string): Promise<Message> => {
    const find = (): Message | undefined => messages.find((message) => message.event === event);
    await until(`process says "${event}" (so far ${JSON.stringify(messages)})`, () => find() !== undefined);
    return find() ?? { event };
  };
  stopLater({
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) await Promise.race([stop(), pause(4_000)]);
      child.kill('SIGKILL');
    },
  });
  return { pid: child.pid ?? 0, messages, child, says, exited, stop };
}
