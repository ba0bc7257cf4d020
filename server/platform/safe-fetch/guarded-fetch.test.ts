import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createSafeFetch, type SafeFetch } from './safe-fetch.ts';
import { httpServer, type TestServer, until } from './servers.fixtures.ts';

let server: TestServer;
let client: SafeFetch;
afterEach(async () => {
  await client.close();
  await server.stop();
});

async function start(
  listener: Parameters<typeof httpServer>[0],
  options: Partial<Parameters<typeof createSafeFetch>[0]> = {},
): Promise<string> {
  server = await httpServer(listener);
  client = createSafeFetch({ allowLoopbackHttp: true, ...options });
  return `http://127.0.0.1:${server.port}`;
}

test('a call is answered as the standard says, compressed or not', async () => {
  const url = await start((request, response) =>
    request.url === '/none'
      ? response.writeHead(204).end()
      : response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":"Zoë"}')),
  );
  const answer = await client.fetch(new URL(url), { method: 'POST', body: 'x' });
  expect([answer.ok, answer.status, await answer.json()]).toEqual([true, 200, { a: 'Zoë' }]);
  const none = await client.fetch(`${url}/none`);
  expect([none.status, await none.text()]).toEqual([204, '']);
});

test('a redirect is not followed, whatever the caller wants', async () => {
  const paths: (string | undefined)[] = [];
  const url = await start((request, response) => {
    paths.push(request.url);
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  const answer = await client.fetch(url, { redirect: 'follow' });
  expect([answer.status, answer.headers.get('location'), paths]).toEqual([307, '/elsewhere', ['/']]);
});

test('a refused address rejects with the reason as its cause, and nothing is sent', async () => {
  const url = await start((_request, response) => response.end('ok'), {
    allowLoopbackHttp: false,
    resolve: async () => ['127.0.0.1'],
  });
  const https = url.replace('http:', 'https:');
  const cases = [
    [url, 'url_not_allowed'],
    [https, 'address_not_allowed'],
    [https.replace('127.0.0.1', 'receiver.example'), 'address_not_allowed'],
  ] as const;
  for (const [at, error] of cases) {
    await expect(client.fetch(at)).rejects.toMatchObject({
      name: 'TypeError',
      cause: { failure: { error } },
    });
  }
  expect(server.connections).toHaveLength(0);
});

test('a caller cannot name another host than the URL does, nor another way out', async () => {
  const url = await start((request, response) => response.end(request.headers.host));
  const init = { headers: { host: 'other.example' }, dispatcher: undefined as never };
  expect(await (await client.fetch(url, init)).text()).toBe(new URL(url).host);
});

test('a Request object is sent as what it says', async () => {
  const url = await start(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    response.end(`${request.method} ${request.headers['x-a']} ${text}`);
  });
  const request = new Request(url, { method: 'PUT', headers: { 'x-a': 'b' }, body: 'Zoë' });
  expect(await (await client.fetch(request)).text()).toBe('PUT b Zoë');
});

test('a caller can give up within the answer, with its own reason', async () => {
  const url = await start((_request, response) => void response.write('begun'));
  const giveUp = new AbortController();
  const answer = await client.fetch(url, { signal: giveUp.signal });
  const text = answer.text();
  giveUp.abort(new TypeError('enough'));
  await expect(text).rejects.toThrow('enough');
  await until(() => server.open.size === 0);
});

test('an answer that unpacks to more than 8 MB is not read on', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const url = await start((_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  );
  const answer = await client.fetch(url);
  await expect(answer.arrayBuffer()).rejects.toThrow('too large');
});
