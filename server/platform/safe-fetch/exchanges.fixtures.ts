import type { Socket } from 'node:net';
import { createSafeFetch, type SafeFetch, type SafeFetchOptions, type SafeRequest } from './safe-fetch.ts';
import { httpServer, rawServer, type TestServer } from './servers.fixtures.ts';

const endings: (() => Promise<unknown>)[] = [];

/** Closes what was opened, clients first. */
export async function closeAll(): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end();
}

/** A client as a sandbox has it. */
export function open(options: Partial<SafeFetchOptions> = {}): SafeFetch {
  const client = createSafeFetch({ allowLoopbackHttp: true, ...options });
  endings.push(() => client.close());
  return client;
}

async function started(server: Promise<TestServer>): Promise<TestServer> {
  const running = await server;
  endings.push(() => running.stop());
  return running;
}

/** Serves HTTP until the test ends. */
export const serve = (...given: Parameters<typeof httpServer>) => started(httpServer(...given));
/** Serves bytes until the test ends. */
export const serveRaw = (onConnection: (socket: Socket) => void) => started(rawServer(onConnection));

/** A delivery to a server. */
export const post = ({ port }: { port: number }, changes: Partial<SafeRequest> = {}): SafeRequest => ({
  url: `http://127.0.0.1:${port}/hook?a=b`,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"a":1}',
  timeoutMs: 5_000,
  maxAnswerBytes: 2_000,
  ...changes,
});
