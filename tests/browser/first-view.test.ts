import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { processorWork, usualWorkMs } from './chromium.ts';
import { deskOfFile } from './desk.ts';

/** What an agency may have to load before its first view stands: scripts, compressed, headers and all. */
const scriptBudget = 200 * 1024;

/** How soon the largest thing of the first view is painted, in ms, on a processor a quarter as fast. */
const paintBudgetMs = 1_500;

const desk = deskOfFile();

/** An agency that has something to show. */
async function agency(): Promise<number> {
  const acme = await desk.app.make.organisation({ invoices: true, credits: { 1: 3 } });
  const startsAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const event = await desk.app.make.event({ startsAt });
  await desk.app.make.booking(acme.id, event, { first_name: 'Amara', last_name: 'Okafor' });
  return acme.id;
}

/** Opens the page with nothing kept from before and adds up what its scripts were on the wire. */
async function scriptBytes(page: Page): Promise<{ total: number; uncompressed: string[] }> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  await wire.send('Network.clearBrowserCache');
  const scripts = new Map<string, { url: string; encoding: string }>();
  let total = 0;
  const uncompressed: string[] = [];
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    if (!new URL(response.url).pathname.endsWith('.js')) return;
    scripts.set(requestId, { url: response.url, encoding: response.headers['content-encoding'] ?? '' });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (!script) return;
    total += encodedDataLength;
    if (script.encoding === '' && encodedDataLength > 4096) uncompressed.push(script.url);
  });
  await page.goto(`${desk.app.url}/app`);
  await page.getByText('Amara Okafor').waitFor();
  // what is loaded once the page is quiet counts too
  await page.waitForTimeout(4_000);
  await wire.detach();
  return { total, uncompressed };
}

test('the first view of an agency needs at most 200 KB of scripts, all of them compressed and kept for good', async () => {
  const organisationId = await agency();
  const { page } = await desk.openAs('agency_owner', '/app', { organisationId });
  const { total, uncompressed } = await scriptBytes(page);
  expect(uncompressed).toEqual([]);
  expect(total).toBeGreaterThan(50 * 1024);
  expect(total).toBeLessThanOrEqual(scriptBudget);
  const html = await (await fetch(`${desk.app.url}/app`)).text();
  const [script = ''] = /\/assets\/base-[\w-]+\.js/.exec(html) ?? [];
  const answer = await fetch(desk.app.url + script, { headers: { 'accept-encoding': 'br' } });
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  await page.context().close();
});

/** Keeps the latest of what the browser calls the largest paint; installed before the page's own scripts. */
const watchPaints = `new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.largestPaint = [entry.startTime, entry.element?.textContent ?? ''];
}).observe({ type: 'largest-contentful-paint', buffered: true })`;

/** How much slower this machine has to be made, as busy as it is now, to be a quarter as fast as the one meant. */
async function slowdown(page: Page): Promise<number> {
  return Math.min(4, Math.max(1, (4 * usualWorkMs) / (await page.evaluate<number>(processorWork))));
}

/** One load with nothing kept from before: when the largest thing was painted, and what it says. */
async function paintOf(page: Page): Promise<readonly [number, string]> {
  const rate = await slowdown(page);
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.clearBrowserCache');
  await wire.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(`${desk.app.url}/app`);
  await page.getByText('Amara Okafor').waitFor();
  // a late paint would replace an early one
  await page.waitForTimeout(5_000);
  const paint = await page.evaluate<readonly [number, string]>('window.largestPaint');
  await wire.detach();
  return paint;
}

/**
 * The machines that run this differ and do other things at the same time, so the slowdown is calibrated before each
 * load, and the best of a few loads counts: what is measured is whether the page can, not whether the machine was quiet.
 */
test('the first view of an agency is painted within 1.5 s on a processor a quarter as fast', async () => {
  const organisationId = await agency();
  const opened = await desk.openAs('agency_owner', '/app', { organisationId });
  const { page, problems } = opened;
  await page.addInitScript(watchPaints);
  const paints: number[] = [];
  for (let load = 0; load < 6 && !paints.some((ms) => ms <= paintBudgetMs); load += 1) {
    const [ms, text] = await paintOf(page);
    // words of the page: neither what stands there meanwhile nor what comes later
    expect(text).toMatch(/Hello|candidate|Nothing waits/);
    paints.push(Math.round(ms));
  }
  expect(Math.min(...paints)).toBeLessThanOrEqual(paintBudgetMs);
  expect(problems).toEqual([]);
  await page.context().close();
});

test('what the server draws is the agency’s own, comes alive as it stands and is kept by nobody', async () => {
  const organisationId = await agency();
  const opened = await desk.openAs('agency_owner', '/app', { organisationId });
  const { page, problems } = opened;
  const answer = await page.goto(`${desk.app.url}/app`);
  expect(answer?.headers()['cache-control']).toBe('private, no-store');
  expect(await answer?.text()).toContain('Amara Okafor');
  await page.getByRole('button', { name: /your account/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  const later = await page.goto(`${desk.app.url}/app`);
  expect(await later?.text()).not.toContain('Okafor');
  await page.getByLabel('E-mail').waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});
