import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { expectAccessible, expectFit, expectNoSidewaysScroll, openBrowser, visit } from './browser.ts';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
});
afterAll(() => Promise.all([app.close(), browser.close()]));

const pages = [
  { path: '/', heading: 'Veriward makes a health-care worker provably ready to work.' },
  { path: '/docs', heading: 'API documentation' },
  { path: '/docs/webhooks', heading: 'Webhooks' },
  { path: '/docs/webhooks/debugger', heading: 'Signature debugger' },
  { path: '/sandbox/mailbox', heading: 'Mailbox' },
  { path: '/docs/practical-training', heading: 'Practical Training API' },
];

describe.each(pages)('$path', ({ path, heading }) => {
  test.each([360, 1280])(
    'loads %i px wide without an error, a foreign request or sideways scrolling',
    async (width) => {
      const { page, problems } = await visit(browser, app.url + path, { width });
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await expectNoSidewaysScroll(page);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  );

  test.each(['light', 'dark'] as const)(
    'is accessible in %s colours, on a phone and on a desk',
    async (scheme) => {
      for (const width of [360, 1280]) {
        const { page } = await visit(browser, app.url + path, { width, scheme });
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        await expectAccessible(page);
        await page.context().close();
      }
    },
  );
});

describe.each(['/aap', '/app-x', '/verfy/K7QM-2XRT-9HVB-4NPD'])('a mistyped address, %s', (path) => {
  test('is a page that leads home, on a phone and on a desk, in both colours', async () => {
    const { page } = await visit(browser, app.url + path, { width: 360 });
    await page.getByRole('heading', { level: 1, name: 'There is no page at this address' }).waitFor();
    await expectFit(page);
    await page.getByRole('link', { name: 'Go to the home page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Veriward makes a health-care worker' }).waitFor();
    await page.context().close();
  });
});
