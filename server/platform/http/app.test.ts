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
