import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';

export { openBrowser } from './chromium.ts';

interface VisitOptions {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  /** False: a browser whose owner has switched scripts off. */
  readonly script?: boolean;
}

/** A page somebody opened, and everything that went wrong on it since. */
export interface Visit {
  readonly page: Page;
  /** Console errors, uncaught errors, requests to another host. */
  readonly problems: readonly string[];
}

function watch(page: Page, origin: string): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin)
      problems.push(`foreign: ${request.url()}`);
  });
  return problems;
}

/** Opens an address in a window of its own and waits until nothing more is loaded. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { width = 1280, scheme = 'light', script = true } = options;
  const { origin } = new URL(url);
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 740 : 900 },
    colorScheme: scheme,
    javaScriptEnabled: script,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const problems = watch(page, origin);
  await page.goto(url, { waitUntil: 'networkidle' });
  return { page, problems };
}

/** What the clipboard holds. */
export function clipboard(page: Page): Promise<string> {
  return page.evaluate('navigator.clipboard.readText()');
}

/** Names what reaches over the right edge of the window. */
const overhanging = `[...document.querySelectorAll('body *')]
  .filter((node) => node.getBoundingClientRect().right > innerWidth + 0.5)
  .map((node) => node.tagName.toLowerCase() + '.' + node.className + ': ' + (node.textContent ?? '').slice(0, 40))`;

/** Expects that the page, once it has settled, is no wider than its window: nothing has to be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overhang = 'document.documentElement.scrollWidth - innerWidth';
  // asked from here: the page's policy lets nothing be evaluated inside it
  await expect
    .poll(async () => ((await page.evaluate<number>(overhang)) > 0 ? page.evaluate(overhanging) : []), {
      timeout: 20_000,
    })
    .toEqual([]);
  expect(await page.evaluate<number>(overhang)).toBeLessThanOrEqual(0);
}

/** Counts the animations that come to an end and have not. */
const moving = `document.getAnimations()
  .filter(({ playState, effect }) => playState === 'running' && effect.getComputedTiming().endTime < Infinity).length`;

/** Whether the page wears the colours that it is asked for: those chosen on it, else those of the system. */
const dressed = `(() => {
  const worn = document.documentElement.dataset.mantineColorScheme;
  const chosen = localStorage.getItem('mantine-color-scheme-value') ?? 'auto';
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  return worn === undefined || worn === (chosen === 'auto' ? system : chosen);
})()`;

/** Ends when what the page has just been told is drawn. */
const drawn = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** Waits until the page shows the colours and sizes that it is meant to: one halfway there is nobody's choice. */
async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate<boolean>(dressed), { timeout: 20_000 }).toBe(true);
  await page.evaluate(drawn);
  await expect.poll(() => page.evaluate<number>(moving), { timeout: 20_000 }).toBe(0);
}

/**
 * Expects that axe finds nothing to object to: WCAG 2.2 AA and its own best practices. Frames are left out: a mail's
 * HTML is not ours, and where scripts may not run axe cannot either.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await settled(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>(
    'axe.run({ iframes: false, resultTypes: ["violations"] })',
  );
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
  expect(told).toEqual([]);
}

/** A page is accessible and fits at 360 and 1280 px, light and dark. */
export async function expectFit(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  }
}
