import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testPassword } from '../support/factories.ts';
import { runQueuedJobs } from '../support/jobs.ts';
import { visit } from './browser.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

/** The path of the newest link to set a password that was mailed to somebody. */
async function mailedPath(email: string): Promise<string> {
  await runQueuedJobs(desk.app);
  const [mail] = await desk.app.sql<{ text: string }>(
    'select text from mails where to_address = $1 order by id desc limit 1',
    [email],
  );
  return /https:\/\/veriward\.test(\/password\/\w+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

const open = (path: string, width = 1280) => visit(desk.browser, desk.app.url + path, { width });

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function choose(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
}

test.each([1280, 360])(
  'a forgotten password is replaced through the mailed link, at %i px',
  async (width) => {
    const { email } = await desk.app.make.person('staff_clinician');
    const visited = await open('/sign-in', width);
    const { page, problems } = visited;
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await page.getByRole('heading', { name: 'Forgotten password', level: 1 }).waitFor();
    await expectDeskFit(visited);
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByRole('status').getByText(`If ${email} is known here`).waitFor();
    await page.goto(desk.app.url + (await mailedPath(email)));
    await page.getByText(`Account: ${email}`).waitFor();
    await choose(page, 'elevenchars');
    await page.getByText('Must have at least 12 characters.').waitFor();
    await expectDeskFit(visited);
    await choose(page, 'remembered this time');
    await page.waitForURL('**/sign-in?notice=password-set');
    await page.getByText('Your password is set. Sign in with it.').waitFor();
    await expectDeskFit(visited);
    await signIn(page, email, 'remembered this time');
    await page.waitForURL('**/app');
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

test('an unknown e-mail hears what a known one does, and nobody gets a mail', async () => {
  const { page } = await open('/forgotten-password');
  await page.getByLabel('E-mail').fill('ghost@example.com');
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByText('If ghost@example.com is known here').waitFor();
  expect(await mailedPath('ghost@example.com')).toBe('');
  await page.getByRole('button', { name: 'try another e-mail' }).click();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('ghost@example.com');
  await page.context().close();
});

test('a link that was used says so, and mails a new one', async () => {
  const { email } = await desk.app.make.person('staff_clinician');
  const asked = await open('/forgotten-password');
  await asked.page.getByLabel('E-mail').fill(email);
  await asked.page.getByRole('button', { name: 'Send me a link' }).click();
  await asked.page.getByText(`If ${email} is known here`).waitFor();
  await asked.page.context().close();
  const path = await mailedPath(email);
  const [first, second] = [await open(path), await open(path)];
  await first.page.getByText(`Account: ${email}`).waitFor();
  await second.page.getByText(`Account: ${email}`).waitFor();
  await choose(first.page, 'remembered this time');
  await first.page.waitForURL('**/sign-in?notice=password-set');
  await choose(second.page, 'remembered elsewhere');
  await second.page.getByRole('heading', { name: 'This link has ended' }).waitFor();
  await expectDeskFit(second);
  await second.page.getByRole('link', { name: 'sign in', exact: true }).click();
  await signIn(second.page, email, 'remembered this time');
  await second.page.waitForURL('**/app');
  await Promise.all([first, second].map(({ page }) => page.context().close()));
});

test('a link that nobody sent is a page that says what to do', async () => {
  const { page } = await open('/password/made-up');
  await page.getByRole('heading', { name: 'This link has ended' }).waitFor();
  await page.getByRole('button', { name: 'Send me a link' }).waitFor();
  await page.context().close();
});

test('a throttled account is told to wait', async () => {
  const { email } = await desk.app.make.person('staff_clinician');
  const guess = () =>
    fetch(`${desk.app.url}/console/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'a guess' }),
    });
  await Promise.all(Array.from({ length: 10 }, guess));
  const { page } = await open('/sign-in');
  await signIn(page, email, testPassword);
  await page.getByRole('alert').getByText('Too many attempts. Wait a quarter of an hour.').waitFor();
  await page.context().close();
});
