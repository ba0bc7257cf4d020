import { once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { generate } from 'selfsigned';

/** A real server on loopback, and what it saw. */
export interface TestServer {
  readonly port: number;
  /** Every connection ever made to it. */
  readonly connections: Socket[];
  /** Those open now. */
  readonly open: Set<Socket>;
  stop(): Promise<void>;
}

async function watch(server: Server, host: string): Promise<TestServer> {
  const connections: Socket[] = [];
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections.push(socket);
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  server.listen(0, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections,
    open,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Speaks HTTP. */
export const httpServer = (listener: RequestListener, host = '127.0.0.1'): Promise<TestServer> =>
  watch(createHttpServer({ keepAliveTimeout: 60_000 }, listener) as HttpServer, host);

/** Says what it is told to on each connection. */
export const rawServer = (onConnection: (socket: Socket) => void): Promise<TestServer> =>
  watch(createServer(onConnection), '127.0.0.1');

/** A certificate with its key, its own authority. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes a certificate for a name, on loopback addresses too unless told otherwise. */
export async function certificateFor(
  name: string,
  { days = [-1, 1] as readonly [number, number], addresses = ['127.0.0.1'] } = {},
): Promise<Certificate> {
  const at = (day: number) => new Date(Date.now() + day * 86_400_000);
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: at(days[0]),
    notAfterDate: at(days[1]),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [{ type: 2, value: name }, ...addresses.map((ip) => ({ type: 7, ip }) as const)],
      },
    ],
  });
  return { cert, key };
}

/** Speaks HTTP over TLS. */
export const httpsServer = (certificate: Certificate, listener: RequestListener): Promise<TestServer> =>
  watch(createHttpsServer({ ...certificate, keepAliveTimeout: 60_000 }, listener), '127.0.0.1');

/** Resolves when a condition holds; the test's own limit ends a vain wait. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
