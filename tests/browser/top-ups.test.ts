import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PaymentProvider } from '../../server/domains/payments/index.ts';
import { sandboxPayments } from '../support/sandbox-payments.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { buyerOf, topUpPathOf } from '../support/top-ups.ts';
import { expectFit, openBrowser, visit } from './browser.ts';

let provider: PaymentProvider = 'sandbox';
const payments = {
  ...sandboxPayments,
  get providers() {
    return { ...sandboxPayments.providers, 'practical-training': provider };
  },
};

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({}, { payments }), openBrowser()]);
});
afterAll(() => Promise.all([app.close(), browser.close()]));

/** A top-up that somebody started a moment ago: where it is paid, and its id. */
async function started(body: object = { course_id: 1, amount: 500 }) {
  const answer = await (await buyerOf(app)).start(body);
  return { path: topUpPathOf(answer.body['checkout_url']), id: Number(answer.body['id']) };
}

test.each([360, 1280])('somebody declines, then pays, at %i px', async (width) => {
  const { path } = await started();
  const { page, problems } = await visit(browser, app.url + path, { width });
  await page.getByText('5 credits for CSTF All-In-One Mandatory Practical Training').waitFor();
  await page.getByRole('button', { name: 'Decline the card' }).click();
  await page.getByText('The card was declined').waitFor();
  await page.getByRole('button', { name: 'Pay £425.00' }).click();
  await page.getByRole('heading', { level: 1, name: 'Thank you: it is paid' }).waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

const change =
  (table: string, set: string, key = 'id') =>
  (id: number) =>
    app.sql(`update ${table} set ${set} where ${key} = $1`, [id]);

const states: readonly [string, string, (id: number) => Promise<unknown>, string?][] = [
  ['a declined card', 'Pay £425.00', async () => undefined, '?declined'],
  ['a payment awaited', 'We are waiting for the card company', async () => undefined, '?payment=returned'],
  [
    'a payment being checked',
    'We are checking your payment',
    change('checkouts', `status = 'closing'`, 'top_up_id'),
  ],
  ['an hour that is over', 'The time to pay is over', change('wallet_top_ups', 'expires_at = app_now()')],
  [
    'a provider out of reach',
    'The payment page cannot be reached right now',
    change('checkouts', `provider = 'stripe', status = 'new'`, 'top_up_id'),
  ],
  [
    'a test found after real payments began',
    'The test payment page is closed',
    async () => {
      provider = 'stripe';
    },
  ],
];

test.each(states)(
  '%s is accessible at 360 and 1280 px, light and dark',
  async (_what, heading, prepare, query = '') => {
    const { path, id } = await started();
    await prepare(id);
    const { page, problems } = await visit(browser, app.url + path + query);
    provider = 'sandbox';
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await expectFit(page);
    expect(problems.filter((problem) => !/status of (409|503)/.test(problem))).toEqual([]);
    await page.context().close();
  },
);
