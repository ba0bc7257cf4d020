import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';

let app: TestApp;
afterEach(() => app.close());

const preflight = (origin: string) =>
  fetch(`${app.training}/bookings`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

describe('cross-origin requests', () => {
  test('are not allowed to anybody by default', async () => {
    app = await startTestApp();
    const answer = await preflight('https://app.example.org');
    expect(answer.status).toBe(405);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('are allowed to the origins that the deployment names, and to no other', async () => {
    app = await startTestApp({ CORS_ORIGINS: 'https://app.example.org' });
    const allowed = await preflight('https://app.example.org');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'https://app.example.org',
    ]);
    expect(
      (await preflight('https://evil.example.org')).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });
});

describe('what is no proper HTTP', () => {
  test('gets a 400 in JSON and a closed connection', async () => {
    app = await startTestApp();
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    socket.end('GARBAGE\r\n\r\n');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(text).toContain('"code":"malformed_request"');
  });

  test('headers that are too large are 431', async () => {
    app = await startTestApp();
    const answer = await fetch(`${app.url}/healthz`, { headers: { 'x-large': 'x'.repeat(20_000) } });
    expect(answer.status).toBe(431);
  });
});

describe('an address without a page', () => {
  const browsers = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
  const ask = (path: string, accept?: string, method = 'GET') =>
    fetch(app.url + path, { method, headers: accept === undefined ? {} : { accept } });

  test('is a page with a way home for a browser, without a script', async () => {
    app = await startTestApp();
    for (const path of ['/aap', '/verfy/x', '/app-x', '/docs/nothing', '/%zz?a=b']) {
      const answer = await ask(path, browsers);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        404,
        'text/html; charset=utf-8',
      ]);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      const page = await answer.text();
      expect(page).toContain('There is no page at this address');
      expect(page).toContain('href="/"');
      expect(page).not.toMatch(/<script|<style|style=/);
    }
  });

  test('is the same JSON as ever for programs, for other methods, and for files that a page asks for', async () => {
    app = await startTestApp();
    const programs = [
      undefined,
      '*/*',
      'application/json',
      'application/json, text/html;q=0.9',
      'text/html;q=0',
    ];
    const asked = [
      ...programs.map((accept) => ask('/aap', accept)),
      ask('/aap', browsers, 'POST'),
      ask('/assets/gone-12345678.js', '*/*'),
    ];
    for (const answer of await Promise.all(asked)) {
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        'application/json; charset=utf-8',
      ]);
      expect(await answer.text()).toBe('{"message":"Not found.","code":"not_found"}');
    }
  });

  test('below an API is that API’s own answer, even for a browser', async () => {
    app = await startTestApp();
    for (const mount of ['/practical-training/v1', '/virtual-bls/v1', '/referrals/v1', '/console/v1']) {
      const [browser, program] = await Promise.all(
        [browsers, 'application/json'].map((accept) => ask(`${mount}/nothing`, accept)),
      );
      expect(browser?.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect([mount, browser?.status, await browser?.text()]).toEqual([
        mount,
        program?.status,
        await program?.text(),
      ]);
    }
  });
});
