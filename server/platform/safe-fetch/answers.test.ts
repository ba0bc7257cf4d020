import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, open, post, serve, serveRaw } from './exchanges.fixtures.ts';
import { until } from './servers.fixtures.ts';

afterEach(closeAll);

describe('an answer', () => {
  test('that never begins ends at the limit, and the connection is closed', async () => {
    const server = await serve(() => undefined);
    const failed = await open().request(post(server, { timeoutMs: 100 }));
    expect(failed).toMatchObject({ error: 'timeout', status: null, detail: 'No answer within 100 ms.' });
    await until(() => server.open.size === 0);
  });

  test('that trickles in ends at the limit all the same', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    });
    expect(await open().request(post(server, { timeoutMs: 200 }))).toMatchObject({
      error: 'timeout',
      status: 200,
      detail: 'No end of the answer within 200 ms.',
    });
    await until(() => server.open.size === 0);
  });

  test('whose headers trickle in ends at the limit too', async () => {
    const server = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('x: y\r\n'), 10);
      socket.on('close', () => clearInterval(drip));
    });
    expect(await open().request(post(server, { timeoutMs: 200 }))).toMatchObject({ error: 'timeout' });
  });

  test('of 100 MB is read up to the limit; the rest never crosses the wire', async () => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let sent = 0;
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 100 * 1024 * 1024 });
      const more = () => {
        while (sent < 100 * 1024 * 1024 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return response.once('drain', more);
        }
        return response;
      };
      more();
    });
    const answer = await open().request(post(server));
    expect(answer).toMatchObject({ kind: 'answer', status: 200, text: 'x'.repeat(2_000), truncated: true });
    await until(() => server.open.size === 0);
    // what the kernel's buffers take in, whatever their size
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  test.each([
    [1_999, false],
    [2_000, false],
    [2_001, true],
  ])('of %i bytes with a limit of 2,000: truncated is %s', async (length, truncated) => {
    const server = await serve((_request, response) => response.end('x'.repeat(length)));
    expect(await open().request(post(server))).toMatchObject({
      text: 'x'.repeat(Math.min(length, 2_000)),
      truncated,
    });
  });

  test('that redirects to metadata is an answer; nobody goes there', async () => {
    const paths: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    });
    expect(await open().request(post(server))).toMatchObject({ kind: 'answer', status: 302 });
    expect(paths).toEqual(['/hook?a=b']);
  });

  test('that is compressed is not unpacked', async () => {
    const packed = gzipSync('x'.repeat(1_000_000));
    const server = await serve((request, response) => {
      expect(request.headers['accept-encoding']).toBeUndefined();
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
    });
    expect(await open().request(post(server))).toMatchObject({
      headers: { 'content-encoding': 'gzip' },
      text: packed.toString('utf8'),
    });
  });

  test('that is not UTF-8 has a mark where it is not', async () => {
    const server = await serve((_request, response) => response.end(Buffer.from([0x61, 0xff, 0x62])));
    expect(await open().request(post(server))).toMatchObject({ text: 'a\ufffdb' });
  });

  test.each([
    ['HTTP/1.0 without a length', 'HTTP/1.0 200 OK\r\n\r\nhello'],
    ['hints before it', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello'],
    ['chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n'],
  ])('with %s is read', async (_what, answer) => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.end(answer)));
    expect(await open().request(post(server))).toMatchObject({ kind: 'answer', status: 200, text: 'hello' });
  });

  test.each([
    ['is not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'protocol'],
    ['has a header without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`, 'protocol'],
    ['has two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 'protocol'],
    [
      'changes the protocol',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      'protocol',
    ],
    ['stops half-way', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', 'reset'],
    ['is nothing', '', 'reset'],
  ])('that %s fails', async (_what, answer, error) => {
    const server = await serveRaw((socket) => socket.once('data', () => socket.end(answer)));
    expect(await open().request(post(server, { repeatable: true }))).toMatchObject({ kind: 'failed', error });
    expect(server.connections).toHaveLength(1);
  });
});
