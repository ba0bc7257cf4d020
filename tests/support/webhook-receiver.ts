import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { startDelivering } from '../../server/domains/webhooks/index.ts';
import { createKeyring } from '../../server/platform/crypto/keyring.ts';
import type { ResolveHost } from '../../server/platform/safe-fetch/resolve-host.ts';
import { createSafeFetch } from '../../server/platform/safe-fetch/safe-fetch.ts';
import { webhookDialects } from '../../server/roles/products.ts';
import type { TestApp } from './test-app.ts';
import { testKeyHex } from './test-key.ts';

/** One request that a receiver got. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a receiver answers: a status, or whatever it does itself. */
type Reply = number | ((response: ServerResponse, received: Received) => void);

/** A client's server on loopback. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** From now on it answers so. */
  reply: Reply;
  /** Waits until it got so many in all. */
  got(count: number): Promise<readonly Received[]>;
  close(): Promise<void>;
}

/** Starts a receiver that answers 200 until it is told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(one);
      if (typeof receiver.reply === 'number') response.writeHead(receiver.reply).end('noted');
      else receiver.reply(response, one);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    reply: 200,
    got: (count) =>
      vi.waitFor(
        () => {
          if (received.length < count) throw new Error(`${received.length} of ${count} requests came`);
          return received;
        },
        { timeout: 10_000, interval: 10 },
      ),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return receiver;
}

/** Delivers an app's webhooks as a worker does; `resolve` stands in for the name servers. `errors` collects what went wrong on our side. */
export function deliver(app: Pick<TestApp, 'db' | 'url'>, resolve?: ResolveHost) {
  const errors: unknown[] = [];
  const safeFetch = createSafeFetch({ allowLoopbackHttp: true, ...(resolve ? { resolve } : {}) });
  const running = startDelivering(app.db, {
    keyring: createKeyring(testKeyHex),
    site: app.url,
    safeFetch,
    dialects: webhookDialects,
    jobWorkers: [],
    giveWay: { restMs: () => 0 },
    onError: (error) => errors.push(error),
  });
  return {
    errors,
    async stop() {
      await running.stop();
      await safeFetch.close();
    },
  };
}
