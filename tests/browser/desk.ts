import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { roles } from '../../server/domains/identity/index.ts';
import { testPassword } from '../support/factories.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { expectAccessible, expectNoSidewaysScroll, openBrowser, type Visit, visit } from './browser.ts';

type Role = (typeof roles)[number];

interface OpenOptions {
  readonly organisationId?: number;
  readonly trainerId?: number;
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
}

/** A server and a browser for one test file, and a way to sit down at the desk. */
export function deskOfFile(env: Readonly<Record<string, string>> = {}) {
  let app: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startTestApp(env), openBrowser()]);
  });
  afterAll(() => Promise.all([app.close(), browser.close()]));
  return {
    get app() {
      return app;
    },
    get browser() {
      return browser;
    },
    /** Signs a new person of this role in, as people do, and opens a page of the desk. */
    async openAs(role: Role, path: string, options: OpenOptions = {}): Promise<Visit> {
      const { organisationId, trainerId, ...window } = options;
      const { email } = await app.make.person(role, {
        ...(organisationId === undefined ? {} : { organisationId }),
        ...(trainerId === undefined ? {} : { trainerId }),
      });
      const opened = await visit(browser, `${app.url}/sign-in?next=${encodeURIComponent(path)}`, window);
      await opened.page.getByLabel('E-mail').fill(email);
      await opened.page.locator('input[type=password]').fill(testPassword);
      await opened.page.getByRole('button', { name: 'Sign in' }).click();
      await opened.page.waitForURL((url) => url.pathname === new URL(path, app.url).pathname);
      return opened;
    },
  };
}

/** The page as it stands is accessible and fits at 360 and 1280 px, light and dark; then it is as wide as before. */
export async function expectDeskFit({ page }: Pick<Visit, 'page'>): Promise<void> {
  const before = page.viewportSize();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 780 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}
