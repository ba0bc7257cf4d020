import { getEventListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, open, post, serve, serveRaw } from './exchanges.fixtures.ts';
import { httpServer, until } from './servers.fixtures.ts';

afterEach(closeAll);

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

describe('a request', () => {
  test('arrives byte for byte, and the answer comes back with status, headers and text', async () => {
    const seen: unknown[] = [];
    const server = await serve(async (request, response) => {
      const { method, url, headers } = request;
      seen.push([method, url, headers['content-type'], headers['x-signature'], await bodyOf(request)]);
      response.writeHead(201, { 'x-one': 'a', 'set-cookie': ['b=1', 'c=2'] }).end('grün');
    });
    const headers = { 'content-type': 'application/json', 'X-Signature': 'sha256=00' };
    const body = Buffer.from('{"name":"Zoë"}');
    expect(await open().request(post(server, { headers, body }))).toMatchObject({
      kind: 'answer',
      status: 201,
      headers: { 'x-one': 'a', 'set-cookie': ['b=1', 'c=2'] },
      text: 'grün',
      truncated: false,
      durationMs: expect.any(Number),
    });
    expect(seen).toEqual([['POST', '/hook?a=b', 'application/json', 'sha256=00', '{"name":"Zoë"}']]);
  });

  test.each(['GET', 'HEAD', 'DELETE'] as const)('by %s has no body', async (method) => {
    const server = await serve(async (request, response) => {
      response.setHeader('x-got', `${request.method} ${(await bodyOf(request)).length}`).end('text');
    });
    const { url, timeoutMs, maxAnswerBytes } = post(server);
    expect(await open().request({ url, method, timeoutMs, maxAnswerBytes })).toMatchObject({
      headers: { 'x-got': `${method} 0` },
      text: method === 'HEAD' ? '' : 'text',
    });
  });

  test('goes through one connection after the other, as long as it is kept', async () => {
    const server = await serve((_request, response) => response.end('ok'));
    const client = open();
    for (let n = 0; n < 20; n += 1) await client.request(post(server));
    expect(server.connections).toHaveLength(1);
  });

  test('leaves a connection that is closed after some seconds without another', async () => {
    const server = await serve((_request, response) => response.end('ok'));
    await open().request(post(server));
    expect(server.open.size).toBe(1);
    await until(() => server.open.size === 0);
  });

  test('has at most 64 connections to a host at once; others wait, and are never sent once given up', async () => {
    const waiting: (() => void)[] = [];
    const seen: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      seen.push(request.url);
      waiting.push(() => response.end('ok'));
    });
    const client = open();
    const all = Array.from({ length: 64 }, () => client.request(post(server)));
    await until(() => waiting.length === 64);
    const url = `http://127.0.0.1:${server.port}/late`;
    expect(await client.request(post(server, { url, timeoutMs: 50 }))).toMatchObject({
      error: 'timeout',
      detail: 'No connection within 50 ms.',
    });
    for (const answer of waiting.splice(0)) answer();
    expect((await Promise.all(all)).map(({ kind }) => kind)).toEqual(Array(64).fill('answer'));
    const next = client.request(post(server));
    await until(() => waiting.length === 1);
    waiting[0]?.();
    expect(await next).toMatchObject({ kind: 'answer' });
    expect(server.connections).toHaveLength(64);
    expect(seen).not.toContain('/late');
  });

  test.each<[string, Record<string, string>]>([
    ['a line break in a value', { 'x-name': 'a\r\nx-other: b' }],
    ['a letter that headers do not have', { 'x-name': 'Zoë ☃' }],
    ['a space in a name', { 'x name': 'a' }],
    ['another host', { Host: 'other.example' }],
    ['another length', { 'content-length': '3' }],
    ['a transfer coding', { 'transfer-encoding': 'chunked' }],
    ['an upgrade', { upgrade: 'h2c' }],
    ['an expectation', { expect: '100-continue' }],
  ])('with %s in its headers is not sent', async (_what, headers) => {
    const server = await serve((_request, response) => response.end('ok'));
    const failed = await open().request(post(server, { headers }));
    expect(failed).toMatchObject({ kind: 'failed', error: 'request_not_valid' });
    expect(JSON.stringify(failed)).not.toMatch(/x-other|Zoë|other\.example/);
    const plain = await open().request(post(server));
    expect(plain).toMatchObject({ kind: 'answer' });
  });

  test('never rejects and never reaches this machine, whatever it is asked', async () => {
    const server = await serve((_request, response) => response.end('ok'));
    const client = open({ allowLoopbackHttp: false, resolve: async () => ['127.0.0.1'] });
    const host = fc.constantFrom(
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0',
      'a.example',
      '127.1',
      '[::ffff:7f00:1]',
    );
    const url = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc
        .tuple(fc.constantFrom('http', 'https', 'ftp', ''), host, fc.string())
        .map(([scheme, name, rest]) => `${scheme}://${name}:${server.port}/${rest}`),
    );
    const headers = fc.dictionary(fc.string(), fc.string());
    await fc.assert(
      fc.asyncProperty(url, headers, fc.string(), async (...[at, given, body]) => {
        const result = await client.request(post(server, { url: at, headers: given, body }));
        expect(result).toMatchObject({ kind: 'failed', detail: expect.stringMatching(/\.$/) });
        await client.checkUrl(at);
      }),
      { numRuns: 300 },
    );
    expect(server.connections).toHaveLength(0);
  });
});

describe('the way to a host', () => {
  test('that moved to this machine after it was checked is not taken', async () => {
    const server = await serve((_request, response) => response.end('ok'));
    const answers = [['93.184.215.14'], ['127.0.0.1']];
    const client = open({ resolve: async () => answers.shift() ?? [] });
    const url = `https://rebind.example:${server.port}/`;
    expect(await client.checkUrl(url)).toBeNull();
    expect(await client.request(post(server, { url }))).toMatchObject({
      kind: 'failed',
      error: 'address_not_allowed',
      status: null,
    });
    expect(server.connections).toHaveLength(0);
  });

  test('is the address that was vetted, asked for once per connection', async () => {
    const server = await serve((_request, response) => response.end('ok'));
    const asked: string[] = [];
    const answers = [['127.0.0.1'], ['93.184.215.14'], ['::1']];
    const resolve = async (hostname: string) => {
      asked.push(hostname);
      return answers.shift() ?? [];
    };
    const client = open({ resolve });
    const url = `http://hooks.localhost:${server.port}/`;
    expect(await client.request(post(server, { url }))).toMatchObject({ kind: 'answer' });
    expect(await client.request(post(server, { url }))).toMatchObject({ kind: 'answer' });
    expect(asked).toEqual(['hooks.localhost']);
    for (const socket of server.open) socket.destroy();
    await until(() => server.open.size === 0);
    expect(await client.request(post(server, { url }))).toMatchObject({ error: 'address_not_allowed' });
    expect(server.connections).toHaveLength(1);
  });

  test.each([
    ['one inner address among public ones', ['93.184.215.14', '10.0.0.1']],
    ['an inner IPv6 address', ['93.184.215.14', 'fd00::1']],
    ['the address of metadata', ['169.254.169.254']],
    ['an address mapped into IPv6', ['::ffff:169.254.169.254']],
    ['no address at all', ['metadata.internal']],
  ])('is refused for %s, at registration too', async (_what, addresses) => {
    const client = open({ resolve: async () => addresses });
    const url = 'https://receiver.example/hook';
    expect(await client.checkUrl(url)).toMatchObject({ error: 'address_not_allowed' });
    expect(await client.request(post({ port: 0 }, { url }))).toMatchObject({ error: 'address_not_allowed' });
  });

  test.each([
    ['does not exist', () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))],
    ['has no address', () => Promise.resolve([])],
  ])('of a name that %s fails as dns, and can be registered', async (_what, resolve) => {
    const client = open({ resolve });
    const url = 'https://receiver.example/hook';
    expect(await client.checkUrl(url)).toBeNull();
    expect(await client.request(post({ port: 0 }, { url }))).toMatchObject({ kind: 'failed', error: 'dns' });
  });

  test('of a name that nobody answers for ends in time, and can be registered', async () => {
    const client = open({ resolve: () => new Promise(() => undefined) });
    const url = 'https://receiver.example/hook';
    expect(await client.request(post({ port: 0 }, { url, timeoutMs: 50 }))).toMatchObject({
      error: 'timeout',
      detail: 'No connection within 50 ms.',
    });
    expect(await client.checkUrl(url)).toBeNull();
  });

  test('where nobody listens fails as connect, hundreds at once too', async () => {
    const { port, stop } = await httpServer(() => undefined);
    await stop();
    const client = open();
    const all = await Promise.all(Array.from({ length: 300 }, () => client.request(post({ port }))));
    for (const failed of all) expect(failed).toMatchObject({ error: 'connect', status: null });
  });

  test('to localhost finds a server on either loopback address', async () => {
    const server = await serve((_request, response) => response.end('six'), '::1');
    const url = `http://localhost:${server.port}/`;
    const client = open();
    expect(await client.checkUrl(url)).toBeNull();
    expect(await client.request(post(server, { url }))).toMatchObject({ text: 'six' });
  });
});

describe('a kept connection that the server closes as the next request comes', () => {
  /** Answers the first request of a connection, and hangs up on the second. */
  const restless = () =>
    serveRaw((socket) => {
      let requests = 0;
      socket.on('data', () => {
        requests += 1;
        if (requests > 1) socket.destroy();
        else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
      });
    });

  test('is replaced by another when the request may be sent twice', async () => {
    const server = await restless();
    const client = open();
    for (let n = 0; n < 5; n += 1)
      expect(await client.request(post(server, { repeatable: true }))).toMatchObject({ text: 'ok' });
    expect(server.connections).toHaveLength(5);
  });

  test('fails the request when it may not', async () => {
    const server = await restless();
    const client = open();
    expect(await client.request(post(server))).toMatchObject({ text: 'ok' });
    expect(await client.request(post(server))).toMatchObject({ error: 'reset', status: null });
    expect(server.connections).toHaveLength(1);
  });
});

describe('a caller', () => {
  test('can give up before, while waiting and within the answer', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/slow') response.write('begun');
    });
    const client = open();
    const { signal } = new AbortController();
    expect(await client.request(post(server, { signal: AbortSignal.abort() }))).toMatchObject({
      error: 'aborted',
    });
    expect(server.connections).toHaveLength(0);
    for (const path of ['silent', 'slow']) {
      const giveUp = new AbortController();
      const url = `http://127.0.0.1:${server.port}/${path}`;
      const result = client.request(post(server, { url, signal: giveUp.signal }));
      await until(() => server.open.size === 1);
      giveUp.abort();
      expect(await result).toMatchObject({ kind: 'failed', error: 'aborted' });
      await until(() => server.open.size === 0);
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('finds nothing left on its signal once it has its answer', async () => {
    const server = await serve((_request, response) => response.end('ok'));
    const { signal } = new AbortController();
    expect(await open().request(post(server, { signal }))).toMatchObject({ kind: 'answer' });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('is told when the client is closed, while waiting and afterwards', async () => {
    const server = await serve(() => undefined);
    const client = open();
    const waiting = client.request(post(server));
    await until(() => server.open.size === 1);
    await client.close();
    expect(await waiting).toMatchObject({ kind: 'failed', error: 'closed' });
    expect(await client.request(post(server))).toMatchObject({ kind: 'failed', error: 'closed' });
    await until(() => server.open.size === 0);
  });
});
