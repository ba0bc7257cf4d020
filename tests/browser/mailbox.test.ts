import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Mail } from '../../server/platform/mail/mailer.ts';
import { openMailer } from '../../server/platform/mail/open-mailer.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { expectAccessible, openBrowser, visit } from './browser.ts';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
});
afterAll(() => Promise.all([app.close(), browser.close()]));
beforeEach(() => fetch(`${app.url}/sandbox/mails`, { method: 'DELETE' }));

const send = (subject: string, more: Partial<Mail> = {}) =>
  openMailer(app.db, { smtpUrl: undefined, mailFrom: 'Veriward <no-reply@veriward.example>' }).send({
    to: 'jane.smith@nhsstaff.co.uk',
    subject,
    text: `Dear Jane, ${subject}`,
    html: `<p>Dear <b>Jane</b>, ${subject}</p>`,
    ...more,
  });

const openMailbox = (options = {}) => visit(browser, `${app.url}/sandbox/mailbox`, options);
const entry = (page: Page, subject: string) => page.getByRole('link', { name: subject });
const opened = (page: Page) => page.getByRole('article', { name: 'Open mail' });

async function keptSubjects(): Promise<string[]> {
  const response = await fetch(`${app.url}/sandbox/mails`);
  const { data } = (await response.json()) as { data: { subject: string }[] };
  return data.map(({ subject }) => subject);
}

test('an empty mailbox says when mails appear, and a mail that arrives appears by itself', async () => {
  const { page, problems } = await openMailbox();
  await page.getByRole('heading', { name: 'No mail yet' }).waitFor();
  await send('Your seat is booked');
  await entry(page, 'Your seat is booked').waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test('a mail opens as HTML, as text and with its attachment', async () => {
  const content = Buffer.from('%PDF-1.7 certificate');
  await send('Your certificate', {
    attachments: [{ filename: 'certificate.pdf', contentType: 'application/pdf', content }],
  });
  const { page, problems } = await openMailbox();
  await entry(page, 'Your certificate').click();
  const html = page.frameLocator('iframe[title="HTML of “Your certificate”"]');
  await html.getByText('Dear Jane, Your certificate').waitFor();
  await opened(page).getByText('jane.smith@nhsstaff.co.uk').waitFor();
  await page.getByRole('tab', { name: 'Text' }).click();
  await page.getByRole('tabpanel').getByText('Dear Jane, Your certificate').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'certificate.pdf' }).click();
  expect(await readFile(await (await download).path())).toEqual(content);
  expect(problems).toEqual([]);
  await page.context().close();
});

test('a mail’s script does not run and its pictures are not fetched from elsewhere', async () => {
  const asked: string[] = [];
  const elsewhere = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const picture = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/seen.png`;
  const hostile = `<script>document.body.append("it ran")</script><img src="${picture}">Hello`;
  await send('Hostile', { html: hostile });
  const { page, problems } = await openMailbox();
  await entry(page, 'Hostile').click();
  const body = page.frameLocator('iframe').locator('body');
  await body.getByText('Hello').waitFor();
  expect(await body.textContent()).not.toContain('it ran');
  await vi.waitFor(() => expect(problems.join()).toMatch(/Loading the image .* Content Security Policy/));
  expect(asked).toEqual([]);
  await page.context().close();
  elsewhere.close();
});

test('a deleted mail can be taken back; let go of, it is gone', async () => {
  await send('Keep me');
  await send('Delete me');
  const { page } = await openMailbox();
  await entry(page, 'Delete me').click();
  await opened(page).getByRole('button', { name: 'Delete' }).click();
  await entry(page, 'Delete me').waitFor({ state: 'detached' });
  expect(await keptSubjects()).toEqual(['Delete me', 'Keep me']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await entry(page, 'Delete me').click();
  await opened(page).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(keptSubjects).toEqual(['Keep me']);
  await page.context().close();
});

test('a deletion nobody takes back happens after a while, or when the page is left', async () => {
  await send('One');
  await send('Two');
  const { page } = await openMailbox();
  await page.clock.install();
  await entry(page, 'Two').click();
  await opened(page).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.clock.runFor(8_000);
  await expect.poll(keptSubjects).toEqual(['One']);
  await entry(page, 'One').click();
  await opened(page).getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.goto('about:blank');
  await expect.poll(keptSubjects).toEqual([]);
  await page.context().close();
});

test('deleting everything asks first', async () => {
  await send('One');
  await send('Two');
  const { page } = await openMailbox();
  await page.getByRole('button', { name: 'Delete all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave it' }).click();
  expect(await keptSubjects()).toHaveLength(2);
  await page.getByRole('button', { name: 'Delete all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 2 mails' }).click();
  await page.getByRole('heading', { name: 'No mail yet' }).waitFor();
  expect(await keptSubjects()).toEqual([]);
  await page.context().close();
});

test('older mails are on further pages', async () => {
  for (let number = 1; number <= 26; number += 1) await send(`Mail ${number}.`);
  const { page } = await openMailbox();
  await page.getByText('26 mails').waitFor();
  await page.getByRole('link', { name: 'Older' }).click();
  await entry(page, 'Mail 1.').waitFor();
  await page.getByRole('link', { name: 'Newer' }).click();
  await entry(page, 'Mail 26.').waitFor();
  await page.context().close();
});

test.each(['light', 'dark'] as const)(
  'the list, an open mail and the question are accessible in %s colours',
  async (scheme) => {
    await send('Your seat is booked', {
      attachments: [{ filename: 'plan.pdf', contentType: 'application/pdf', content: Buffer.from('plan') }],
    });
    for (const width of [360, 1280]) {
      const { page } = await openMailbox({ width, scheme });
      await entry(page, 'Your seat is booked').waitFor();
      await page.getByRole('button', { name: 'Delete all' }).click();
      await page.getByRole('dialog').waitFor();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await entry(page, 'Your seat is booked').click();
      await opened(page).getByRole('button', { name: 'Delete' }).waitFor();
      await expectAccessible(page);
      await page.context().close();
    }
  },
);
