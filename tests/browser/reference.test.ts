import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { openBrowser, visit } from './browser.ts';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
});
afterAll(() => Promise.all([app.close(), browser.close()]));

const reference = (hash = '', options = {}) =>
  visit(browser, `${app.url}/docs/practical-training${hash}`, options);

test('every operation of the description is listed', async () => {
  const response = await fetch(`${app.training}/openapi.json`);
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, { summary: string }>> };
  const summaries = Object.values(paths).flatMap((path) => Object.values(path).map(({ summary }) => summary));
  const { page } = await reference();
  for (const summary of summaries) {
    await page.getByRole('link', { name: summary }).first().waitFor({ state: 'attached' });
  }
  expect(summaries.length).toBeGreaterThan(15);
  await page.context().close();
});

test('code samples come in fifteen languages', async () => {
  const { page } = await reference();
  await page.getByRole('button', { name: 'Select from all clients' }).click();
  const wanted = [
    'C',
    'C#',
    'Dart',
    'Go',
    'HTTP',
    'Java',
    'JavaScript',
    'Objective-C',
    'OCaml',
    'PHP',
    'Python',
    'R',
    'Ruby',
    'Shell',
    'Swift',
  ];
  const offered = page.getByRole('listbox').first();
  for (const language of wanted) await offered.getByText(language, { exact: true }).first().waitFor();
  await page.context().close();
});

test('search opens with Ctrl+K and leads to an operation', async () => {
  const { page } = await reference();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('money balance');
  await page.getByRole('option', { name: 'Your credits and money balance' }).click();
  await page.waitForURL('**#practical-training/tag/client/GET/credits');
  await page.context().close();
});

test.each([360, 1280])('a call tried at %i px answers 200, without leaving this server', async (width) => {
  const { token } = await app.make.organisation({ credits: { 1: 12 } });
  const { page, problems } = await reference('#practical-training/tag/client/GET/credits', { width });
  await page.getByLabel('Bearer Token').first().fill(token);
  await page.getByRole('button', { name: /Test Request.*credits/i }).click();
  const answered = page.waitForResponse(`${app.training}/credits`);
  await page.getByRole('dialog').getByRole('button', { name: /^Send/ }).first().click();
  expect((await answered).status()).toBe(200);
  await page.getByRole('dialog').getByText('200 OK').first().waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test('its colours are the portal’s, and there is a way back', async () => {
  const { page } = await reference();
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
  expect(await scheme()).toBe('light');
  await page.locator('button[aria-pressed]').last().click();
  await expect.poll(scheme).toBe('dark');
  await page.getByRole('link', { name: 'All API docs' }).click();
  await page.getByRole('heading', { name: 'API documentation' }).waitFor();
  expect(await scheme()).toBe('dark');
  await page.context().close();
});

test('a reference that cannot be loaded says so', async () => {
  const { page } = await visit(browser, `${app.url}/docs`);
  await page.route('**/docs/products.json', (route) => route.fulfill({ status: 500, json: {} }));
  await page.goto(`${app.url}/docs/practical-training`);
  await page.getByRole('alert').getByText('The reference could not be loaded').waitFor();
  await page.context().close();
});
