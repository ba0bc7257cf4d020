import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificateCode, issueCertificate } from '../support/certificate.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, visit } from './browser.ts';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
});
afterAll(() => Promise.all([app.close(), browser.close()]));

test.each([
  { at: '2026-08-01T00:00:00Z', says: 'Valid' },
  { at: '2027-07-01T00:00:00Z', says: 'Valid, but expires soon' },
  { at: '2027-08-01T00:00:00Z', says: 'Expired' },
  { at: '2026-08-01T00:00:00Z', says: 'Revoked', revoked: true },
])(
  'the verdict is accessible on a phone by day and on a desk by night: $says',
  async ({ at, says, revoked = false }) => {
    await app.freeze(at);
    await issueCertificate(app, { revoked });
    for (const [width, scheme] of [
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      const { page, problems } = await visit(browser, `${app.url}/verify/${certificateCode}`, {
        width,
        scheme,
      });
      await page.getByRole('region', { name: 'Result' }).getByText(says, { exact: true }).waitFor();
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
      expect(problems).toEqual([]);
      await page.context().close();
    }
  },
);

test('a code typed without a script leads to its verdict', async () => {
  await app.freeze('2026-08-01T00:00:00Z');
  await issueCertificate(app);
  const { page, problems } = await visit(browser, `${app.url}/verify`, { script: false });
  await page.getByLabel('Verification code').fill(certificateCode.replaceAll('-', '').toLowerCase());
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('Jane Smith').waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test('what can be no code, or none of ours, comes back in the field to be mended', async () => {
  const { page, problems } = await visit(browser, `${app.url}/verify/0000-0000-0000-0000`, { width: 360 });
  await page.getByRole('heading', { level: 1, name: 'No such certificate' }).waitFor();
  expect(await page.getByLabel('Verification code').inputValue()).toBe('0000-0000-0000-0000');
  await page.getByLabel('Verification code').fill('hello');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Verification code').inputValue()).toBe('hello');
  await expectAccessible(page);
  // a browser notes each page that is not 200
  expect(problems.filter((one) => !one.includes('the server responded with a status of'))).toEqual([]);
  await page.context().close();
});
