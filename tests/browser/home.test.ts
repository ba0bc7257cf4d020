import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { clipboard, openBrowser, visit } from './browser.ts';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ DEMO_DATA: 'true' }), openBrowser()]);
});
afterAll(() => Promise.all([app.close(), browser.close()]));

const shell = promisify(execFile);

test('the three calls, copied by their buttons and run in a shell, make a paid booking', async () => {
  const acme = await app.make.organisation({ credits: { 1: 1 } });
  const event = await app.make.event();
  const { page } = await visit(browser, app.url);
  const copied: string[] = [];
  for (const step of ['POST /auth/token', 'POST /training-events/26/hold', 'POST /bookings']) {
    await page.getByRole('button', { name: step }).click();
    await page.getByRole('button', { name: `Copied ${step}` }).waitFor();
    copied.push(await clipboard(page));
  }
  const script = copied
    .join('\n')
    .replace('PASTE_YOUR_API_KEY', acme.apiKey)
    .replace('"1042"', `"${acme.hbClientId}"`)
    .replace('/26/', `/${event}/`);
  const { stdout } = await shell('bash', ['-c', script]);
  const [token, hold, ...answer] = stdout.split('\n');
  expect(token).toMatch(/^\S{40,}$/);
  expect(hold).toMatch(/^[A-Za-z0-9]{32}$/);
  expect(JSON.parse(answer.join('\n'))).toMatchObject({
    candidate: { name: 'Jane Smith' },
    booking_status: 'booked',
    pay_status: 'completed',
  });
  await page.context().close();
});

test('the page says what the deployment is and where the key is', async () => {
  const { page } = await visit(browser, app.url);
  const deployment = page.getByRole('region', { name: 'This deployment' });
  await deployment.getByRole('status').filter({ hasText: 'Ready' }).waitFor();
  await deployment.getByText('Sandbox').first().waitFor();
  await page.getByText('.veriward/demo-credentials.json').waitFor();
  await page.getByRole('link', { name: 'Reference of Practical Training', exact: true }).click();
  await page.waitForURL('**/docs/practical-training');
  await page.context().close();
});

test('a live deployment says so, has no mailbox and promises no demo', async () => {
  const env = {
    VERIWARD_MODE: 'live',
    SMTP_URL: 'smtp://127.0.0.1:25',
    MAIL_FROM: 'a@example.org',
    DEMO_DATA: 'false',
  };
  const live = await startTestApp(env);
  const { page, problems } = await visit(browser, live.url);
  await page.getByRole('region', { name: 'This deployment' }).getByText('Live').first().waitFor();
  await page.getByText('This deployment has no demo data.').waitFor();
  expect(await page.getByRole('link', { name: 'mailbox' }).count()).toBe(0);
  expect(await page.getByText('1042').count()).toBe(0);
  expect(problems).toEqual([]);
  await page.context().close();
  await live.close();
});

test('a deployment that is not ready, or does not answer, is told as such, and seen to recover', async () => {
  const { page } = await visit(browser, `${app.url}/docs`);
  const answers = [
    { status: 503, json: { status: 'not ready', reason: 'migrations pending' } },
    { status: 503, json: { status: 'not ready', reason: 'database unreachable' } },
  ];
  await page.clock.install();
  await page.route('**/readyz', (route) => {
    const answer = answers.shift();
    return answer ? route.fulfill(answer) : route.abort();
  });
  await page.getByRole('link', { name: 'Veriward' }).click();
  const status = page.getByRole('region', { name: 'This deployment' }).getByRole('status');
  for (const told of ['migrations pending', 'no database', 'No answer']) {
    await status.getByText(told).first().waitFor();
    await page.clock.runFor(10_000);
  }
  await page.unroute('**/readyz');
  await page.clock.runFor(10_000);
  await status.getByText('Ready', { exact: true }).waitFor();
  await page.context().close();
});

test('a list of products that cannot be loaded is said to be missing, and asked for again on demand', async () => {
  const { page } = await visit(browser, `${app.url}/sandbox/mailbox`);
  await page.route('**/docs/products.json', (route) => route.fulfill({ status: 500, json: {} }));
  await page.getByRole('link', { name: 'API docs' }).click();
  await page.getByRole('alert').getByText('The list of products could not be loaded.').waitFor();
  await page.unroute('**/docs/products.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Practical Training', exact: true }).waitFor();
  await page.context().close();
});

test('the colours chosen are kept, and the pages can be walked through by keyboard', async () => {
  const { page } = await visit(browser, app.url);
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Skip to content' }).and(page.locator(':focus')).waitFor();
  await page.getByRole('button', { name: 'Use dark colours' }).press('Enter');
  expect(await scheme()).toBe('dark');
  await page.reload();
  expect(await scheme()).toBe('dark');
  await page.getByRole('link', { name: 'API docs' }).first().press('Enter');
  await page.getByRole('heading', { name: 'API documentation' }).waitFor();
  await page.locator('main:focus').waitFor();
  await page.context().close();
});
