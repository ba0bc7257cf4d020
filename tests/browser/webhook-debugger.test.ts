import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, visit } from './browser.ts';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
});
afterAll(() => Promise.all([app.close(), browser.close()]));

const open = (options = {}) => visit(browser, `${app.url}/docs/webhooks/debugger`, options);

test('an example is genuine by one click, and what is changed in it is told', async () => {
  const { page, problems } = await open();
  await page.getByRole('heading', { name: 'What is checked' }).waitFor();
  await page.getByRole('button', { name: 'Fill in an example' }).click();
  const verdict = page.getByRole('status');
  await verdict.getByText('Genuine, and too old by now').waitFor();
  const body = page.getByLabel('Raw body');
  await body.fill(JSON.stringify(JSON.parse(await body.inputValue()), null, 2));
  await verdict.getByText('The secret is right, the body has changed').waitFor();
  await page.getByText('the JSON was parsed and written again').waitFor();
  await page.getByLabel('Secret').fill('tdtaXyZ1abcd••••••••••••••••••••');
  await page.getByText('This is only the start of the secret').waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('heading', { name: 'What is checked' }).waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test('nothing that is pasted leaves the page, by network, address or storage', async () => {
  const { page } = await open();
  await page.getByRole('heading', { name: 'What is checked' }).waitFor();
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('button', { name: 'Fill in an example' }).click();
  await page.getByRole('status').getByText('Genuine').waitFor();
  await page.getByLabel('Signature your code computed').fill('sha256=00');
  await page.getByText('That is no signature').waitFor();
  expect(asked).toEqual([]);
  expect(page.url()).toBe(`${app.url}/docs/webhooks/debugger`);
  expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain('tdta');
  await page.context().close();
});

test.each([360, 1280])(
  'its checks are accessible and fit at %i px, passed and failed, in both colours',
  async (width) => {
    for (const scheme of ['light', 'dark'] as const) {
      const { page, problems } = await open({ width, scheme });
      await page.getByRole('button', { name: 'Fill in an example' }).click();
      await page.getByRole('status').getByText('Genuine').waitFor();
      await expectAccessible(page);
      await page.getByLabel('Raw body').fill('{"event_id":1}');
      await page.getByLabel('Signature your code computed').fill('sha256=00');
      await page.getByRole('status').getByText('No signature matches').waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      expect(problems).toEqual([]);
      await page.context().close();
    }
  },
);

test('the guide leads to it, and its link to the snippets works', async () => {
  const { page } = await visit(browser, `${app.url}/docs/webhooks`);
  await page.getByRole('link', { name: 'snippets' }).click();
  await page.locator('summary').getByText('Python', { exact: true }).click();
  await page.getByText('hmac.compare_digest').waitFor();
  await page.getByRole('link', { name: 'Signature debugger' }).click();
  await page.getByRole('heading', { level: 1, name: 'Signature debugger' }).waitFor();
  await page.context().close();
});
