import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificateCode, issueCertificate } from '../../../tests/support/certificate.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';

const code = certificateCode;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ask = (path: string, accept = 'text/html,application/xhtml+xml,*/*;q=0.8') =>
  fetch(app.url + path, { headers: { accept }, redirect: 'manual' });

const askJson = async (path: string) => {
  const response = await ask(path, 'application/json');
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('GET /verify/{code} as JSON', () => {
  test('tells exactly the eight documented keys, days as London had them', async () => {
    await app.freeze('2026-08-01T00:00:00Z');
    await issueCertificate(app);
    expect(await askJson(`/verify/${code}`)).toEqual({
      status: 200,
      body: {
        is_valid: true,
        status: 'valid',
        certificate_number: 'PT-2026-095759',
        holder_name: 'Jane Smith',
        course_name: 'PMVA',
        provider_name: 'Veriward',
        issued_on: '2026-07-16',
        expires_on: '2027-07-15',
      },
    });
  });

  test.each([
    ['61 days before its last day', '2027-05-15T22:59:59Z', 'valid'],
    ['60 days before its last day, from midnight in London', '2027-05-15T23:00:00Z', 'expiring'],
    ['in the last second of its last day in London', '2027-07-15T22:59:59Z', 'expiring'],
    ['from midnight in London after its last day', '2027-07-15T23:00:00Z', 'expired'],
  ])('%s', async (_when, at, status) => {
    await app.freeze(at);
    await issueCertificate(app);
    const { body } = await askJson(`/verify/${code}`);
    expect(body).toMatchObject({ status, is_valid: status !== 'expired' });
  });

  test('without an end it stays valid; revoked wins over everything', async () => {
    await app.freeze('2060-01-01T00:00:00Z');
    await issueCertificate(app, { expiresOn: null });
    expect((await askJson(`/verify/${code}`)).body).toMatchObject({ status: 'valid', expires_on: null });
    await issueCertificate(app, { revoked: true });
    expect((await askJson(`/verify/${code}`)).body).toMatchObject({ status: 'revoked', is_valid: false });
  });

  test.each([
    ['lower case', code.toLowerCase()],
    ['no hyphens', code.replaceAll('-', '')],
    ['the letter O for 0', code.replace('0', 'o')],
    ['spaces and long dashes', encodeURIComponent(` ${code.replaceAll('-', ' \u2013 ')}`)],
  ])('%s does not matter', async (_what, typed) => {
    await issueCertificate(app);
    expect((await askJson(`/verify/${typed}`)).status).toBe(200);
  });

  test('I and L read as 1', async () => {
    await issueCertificate(app);
    await app.sql(`update certificates set verification_code = '1111-2222-3333-4444'`);
    expect((await askJson('/verify/iLI1-2222-3333-4444')).status).toBe(200);
  });

  test.each(['0000-0000-0000-0000', 'x', 'U'.repeat(16), "'; drop table certificates;--", '..%2f', '%00'])(
    'an unknown code is 404: %s',
    async (typed) => {
      expect(await askJson(`/verify/${encodeURIComponent(typed)}`)).toEqual({
        status: 404,
        body: { message: 'Not found.', code: 'not_found' },
      });
    },
  );
});

describe('the check pages', () => {
  test('a result is a page that loads nothing from elsewhere, runs no script and is not indexed', async () => {
    await app.freeze('2026-08-01T00:00:00Z');
    await issueCertificate(app);
    const response = await ask(`/verify/${code}`);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'; style-src 'self'"),
    });
    for (const shown of ['Valid', 'Jane Smith', 'PMVA', 'PT-2026-095759', '15 July 2027'])
      expect(page).toContain(shown);
    expect(page).not.toMatch(/<script|<style|style=|https?:/);
    const style = await ask(/<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1] ?? '');
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await style.text()).toMatch(/prefers-color-scheme: ?dark\)/);
  });

  test('an unknown code is a 404 page with the form to try again, what was typed escaped', async () => {
    const response = await ask(`/verify/${encodeURIComponent('"><script>alert(1)</script>')}`);
    const page = await response.text();
    expect(response.status).toBe(404);
    expect(page).toContain('No such certificate');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
  });

  test('the form leads from a code, however it is typed, to its page, and says what is wrong with anything else', async () => {
    expect(await (await ask('/verify')).text()).toContain('Verification code');
    const found = await ask('/verify?code=k7qm2xrt%209hvbOnpd');
    expect([found.status, found.headers.get('location')]).toEqual([303, `/verify/${code}`]);
    const wrong = await ask('/verify?code=hello');
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('aria-invalid="true"');
  });
});

test('the 21st check of a minute from one address is 429, in both forms; the form is free', async () => {
  const limited = await startTestApp({ VERIFY_RATE_LIMIT_PER_MINUTE: '20' });
  await limited.freeze('2026-08-01T00:00:10Z');
  await issueCertificate(limited);
  const get = (path: string, accept: string) => fetch(limited.url + path, { headers: { accept } });
  for (let number = 1; number <= 20; number += 1)
    expect((await get(`/verify/${code}`, 'application/json')).status).toBe(200);
  const refused = await get(`/verify/${code}`, 'application/json');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toEqual({ message: 'Too many requests.', code: 'rate_limited' });
  const page = await get(`/verify/${code}`, 'text/html');
  expect(page.status).toBe(429);
  expect(await page.text()).toContain('Please wait a minute');
  expect((await get('/verify', 'text/html')).status).toBe(200);
  await limited.close();
});
