import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSafeFetch, type SafeFetch } from './safe-fetch.ts';
import {
  type Certificate,
  certificateFor,
  httpServer,
  httpsServer,
  rawServer,
  type TestServer,
} from './servers.fixtures.ts';

const name = 'receiver.localhost';
const clients: SafeFetch[] = [];
const servers: TestServer[] = [];
let good: Certificate;
let server: TestServer;

function trusting(ca?: string): SafeFetch {
  const client = createSafeFetch({
    allowLoopbackHttp: true,
    allowLoopbackHttps: true,
    resolve: async () => ['127.0.0.1'],
    ...(ca === undefined ? {} : { ca }),
  });
  clients.push(client);
  return client;
}

async function serve(starting: Promise<TestServer>): Promise<TestServer> {
  const running = await starting;
  servers.push(running);
  return running;
}

const ask = (client: SafeFetch, port: number, host = name, timeoutMs = 5_000) =>
  client.request({
    url: `https://${host}:${port}/`,
    method: 'GET',
    timeoutMs,
    maxAnswerBytes: 100,
  });

beforeAll(async () => {
  good = await certificateFor(name);
  server = await serve(httpsServer(good, (_request, response) => response.end('safe')));
});
afterAll(async () => {
  for (const client of clients) await client.close();
  for (const running of servers) await running.stop();
});

test('a trusted certificate of the right name is answered, through one connection', async () => {
  const client = trusting(good.cert);
  const before = server.connections.length;
  for (let n = 0; n < 5; n += 1) expect(await ask(client, server.port)).toMatchObject({ text: 'safe' });
  expect(server.connections.length - before).toBe(1);
  expect(await ask(client, server.port, '127.0.0.1')).toMatchObject({ text: 'safe' });
});

test('a certificate of another name is refused, also when the name leads to the same address', async () => {
  expect(await ask(trusting(good.cert), server.port, 'other.localhost')).toMatchObject({
    kind: 'failed',
    error: 'tls',
    detail: 'No trusted TLS connection (ERR_TLS_CERT_ALTNAME_INVALID).',
  });
});

test('a certificate that nobody vouches for is refused', async () => {
  expect(await ask(trusting(), server.port)).toMatchObject({ kind: 'failed', error: 'tls' });
});

test('a certificate out of date is refused', async () => {
  const old = await certificateFor(name, { days: [-10, -1] });
  const { port } = await serve(httpsServer(old, (_request, response) => response.end('old')));
  expect(await ask(trusting(old.cert), port)).toMatchObject({
    error: 'tls',
    detail: 'No trusted TLS connection (CERT_HAS_EXPIRED).',
  });
});

test('a server without TLS is refused', async () => {
  const { port } = await serve(httpServer((_request, response) => response.end('plain')));
  expect(await ask(trusting(good.cert), port)).toMatchObject({ kind: 'failed', error: 'tls' });
});

test('a server that hangs up in the handshake fails as tls', async () => {
  const { port } = await serve(rawServer((socket) => socket.once('data', () => socket.destroy())));
  expect(await ask(trusting(good.cert), port)).toMatchObject({ kind: 'failed', error: 'tls' });
});

test('a handshake that never ends ends at the limit', async () => {
  const { port, connections } = await serve(rawServer((socket) => socket.resume()));
  expect(await ask(trusting(good.cert), port, name, 100)).toMatchObject({ error: 'timeout' });
  expect(connections).toHaveLength(1);
});

test('TLS to this machine is refused without the test setting, in a sandbox too', async () => {
  const client = createSafeFetch({ allowLoopbackHttp: true, ca: good.cert });
  clients.push(client);
  const before = server.connections.length;
  for (const host of [name, '127.0.0.1', 'localhost', '[::1]', '0x7f000001'])
    expect(await ask(client, server.port, host)).toMatchObject({ error: 'address_not_allowed' });
  expect(server.connections.length).toBe(before);
});
