import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { candidateOf, janesAnswers, links, makeInvite } from '../support/candidate.ts';
import type { TestOrganisation } from '../support/factories.ts';
import { sandboxPayments } from '../support/sandbox-payments.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { expectAccessible, expectFit, expectNoSidewaysScroll, openBrowser, visit } from './browser.ts';

let app: TestApp;
let browser: Browser;
let acme: TestOrganisation;

/** Where Stripe's checkout is; null while Stripe cannot be reached. */
let stripeUrl: string | null = null;
const payments = {
  ...sandboxPayments,
  ensureCheckoutSession: async () =>
    stripeUrl === null ? ({ unavailable: true } as const) : { url: stripeUrl },
};

beforeAll(async () => {
  const services = {
    payments,
    certificatePdf: async () => Buffer.from('%PDF certificate'),
    calendarFile: async () => 'BEGIN:VCALENDAR',
  };
  [app, browser] = await Promise.all([startTestApp({}, services), openBrowser()]);
});
afterAll(() => Promise.all([app.close(), browser.close()]));
beforeEach(async () => {
  await app.sql(`update seat_holds set ended_at = now(), end_reason = 'released' where ended_at is null`);
  acme = await app.make.organisation({ credits: { 1: 12 } });
});

const bookings = () =>
  app.sql<{ id: number; booking_status: string }>(
    'select id, booking_status from training_bookings where organisation_id = $1',
    [acme.id],
  );
const dateIn = (page: Page, place: string) => page.getByRole('button', { name: new RegExp(place) }).first();

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('First name').fill('Jane');
  await page.getByLabel('Last name').fill('Smith');
  await page.getByLabel('E-mail address').fill('jane.smith@nhsstaff.co.uk');
  await page.getByLabel('Phone number').fill('+44 1234 567890');
}

test.each([
  { width: 360, script: true },
  { width: 1280, script: true },
  { width: 360, script: false },
])('a candidate books and pays at $width px, with a script: $script', async ({ width, script }) => {
  await app.make.event();
  const { page, problems } = await visit(browser, app.url + links.publicPage(acme.code), { width, script });
  await dateIn(page, 'Glasgow').click();
  await page.getByText('We hold this seat for you until').waitFor();
  expect(await page.getByText('minutes left').count()).toBe(script ? 1 : 0);
  if (script) await expectNoSidewaysScroll(page);
  await fillIn(page);
  await page.getByRole('button', { name: 'Book and pay £85.00' }).click();
  await page.getByText('Test mode.').waitFor();
  await page.getByRole('button', { name: 'Decline the card' }).click();
  await page.getByRole('alert').getByText('The card was declined').waitFor();
  await page.getByRole('button', { name: 'Pay £85.00' }).click();
  await page.getByRole('heading', { level: 1, name: 'You are booked, Jane' }).waitFor();
  expect((await bookings()).map(({ booking_status }) => booking_status)).toEqual(['booked']);
  expect(problems).toEqual([]);
  await page.context().close();
});

test('32: an invite is opened by being shown, not by being fetched', async () => {
  await app.make.event();
  const id = await makeInvite(app, acme.id);
  const status = async () =>
    (await app.sql<{ status: string }>('select status from booking_invites where id = $1', [id]))[0]?.status;
  await candidateOf(app).get(links.invite(id));
  const { page: scanner } = await visit(browser, app.url + links.invite(id), { script: false });
  await scanner.context().close();
  expect(await status()).toBe('sent');
  const { page, problems } = await visit(browser, app.url + links.invite(id), { width: 360 });
  await expect.poll(status).toBe('opened');
  await dateIn(page, 'Glasgow').click();
  await page.getByLabel('Phone number').fill('+44 1234 567890');
  await page.getByRole('button', { name: 'Book this seat' }).click();
  await page.getByRole('heading', { level: 1, name: 'You are booked, Jane' }).waitFor();
  expect(await status()).toBe('used');
  expect(problems).toEqual([]);
  await page.context().close();
});

test('wrong answers are told first, by keyboard alone, and each leads to its field', async () => {
  await app.make.event();
  const { page } = await visit(browser, app.url + links.publicPage(acme.code));
  await dateIn(page, 'Glasgow').focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('First name').focus();
  await page.keyboard.press('Enter');
  const told = page.getByRole('alert');
  await told.waitFor();
  expect(await told.evaluate('document.activeElement.getAttribute("role")')).toBe('alert');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('last_name');
  await expectAccessible(page);
  await page.context().close();
});

test('a button pressed again and again books once', async () => {
  await app.make.event();
  const { page } = await visit(browser, app.url + links.publicPage(acme.code));
  await dateIn(page, 'Glasgow').dblclick();
  await page.getByLabel('First name').waitFor();
  await fillIn(page);
  await page.getByRole('button', { name: 'Book and pay £85.00' }).click({ clickCount: 3, noWaitAfter: true });
  await page.getByText('Test mode.').waitFor();
  expect(await bookings()).toHaveLength(1);
  await page.context().close();
});

test('the hold’s time counts down, and its end is told', async () => {
  await app.make.event();
  const { page } = await visit(browser, app.url + links.publicPage(acme.code));
  await dateIn(page, 'Glasgow').click();
  await page.getByText('30 minutes left.').waitFor();
  await page.clock.install();
  await page.reload();
  await page.clock.runFor(27 * 60_000);
  await page.getByText(/^2 min \d\d s left\.$/).waitFor();
  await page.clock.runFor(4 * 60_000);
  await page.getByRole('status').getByText('This time is over now.').waitFor();
  await page.context().close();
});

async function bookAs(payOption: string) {
  await app.sql(
    'update organisation_training_settings set public_page_pay_option = $2 where organisation_id = $1',
    [acme.id, payOption],
  );
  const event = await app.make.event();
  const candidate = candidateOf(app);
  const details = await candidate.choose(await candidate.get(links.publicPage(acme.code)), event);
  await candidate.submit(details, '/details', janesAnswers);
  const [booking] = await app.sql<{ id: number }>('select max(id) as id from training_bookings');
  return booking?.id ?? 0;
}
const change = (columns: string) => async (id: number) => {
  await app.sql(`update training_bookings set ${columns} where id = $1`, [id]);
};
const nothing = async () => undefined;

test('while Stripe is out of reach the page stays, and leads on by itself once it is back', async () => {
  const id = await bookAs('candidate_pays');
  await app.sql(`update checkouts set provider = 'stripe', status = 'new' where booking_id = $1`, [id]);
  const { page } = await visit(browser, app.url + links.pay(id));
  await page.clock.install();
  await page.reload();
  await page.getByText('This page tries again every few seconds').waitFor();
  const asked = page.waitForResponse((response) => response.status() === 503);
  await page.clock.runFor(6_000);
  await asked;
  stripeUrl = `${app.url}/docs`;
  await page.clock.runFor(7_000);
  await page.waitForURL(stripeUrl);
  stripeUrl = null;
  await page.context().close();
});

/** Every page and state that a link can lead to, and how it comes about. */
const states: readonly [string, string, (id: number) => Promise<unknown>, (id: number) => string][] = [
  ['an unpaid booking', 'Pay to keep your seat', nothing, links.booking],
  ['the test checkout', 'Pay £85.00 to keep your seat', nothing, links.pay],
  ['a declined card', 'Pay £85.00 to keep your seat', nothing, (id) => `${links.pay(id)}?declined`],
  [
    'Stripe out of reach',
    'The payment page cannot be reached right now',
    (id) => app.sql(`update checkouts set provider = 'stripe', status = 'new' where booking_id = $1`, [id]),
    links.pay,
  ],
  [
    'a payment being checked',
    'We are checking your payment',
    (id) => app.sql(`update checkouts set status = 'closing' where booking_id = $1`, [id]),
    links.booking,
  ],
  ['a window that is over', 'The time to pay is over', change('payment_expires_at = app_now()'), links.pay],
  [
    'a cancelled booking',
    'This booking is cancelled',
    (id) =>
      app.sql(`select cancel_training_booking_by_staff($1, 'x', true, row('staff', 1, null)::actor)`, [id]),
    links.booking,
  ],
];
const paidStates: typeof states = [
  ['a confirmed booking', 'You are booked, Jane', nothing, links.booking],
  [
    'a certificate',
    'You have passed',
    change(`attendance = 'attended', passed = true, attendance_marked_at = now(), has_certificate = true`),
    links.booking,
  ],
  [
    'a no-show',
    'We did not see you',
    change(`attendance = 'no_show', attendance_marked_at = now()`),
    links.booking,
  ],
  ['a link that is over', 'This link is no longer available', nothing, () => links.booking(999_999)],
  ['no such page', 'There is no booking page here', nothing, () => links.publicPage('NOBODY')],
  ['dates on offer', 'Choose your training date', nothing, () => links.publicPage(acme.code)],
];

test.each([
  ...states.map((state) => ['candidate_pays', ...state] as const),
  ...paidStates.map((state) => ['credits', ...state] as const),
])(
  'paid by %s, %s is accessible at 360 and 1280 px, light and dark',
  async (payOption, _what, heading, prepare, path) => {
    const id = await bookAs(payOption);
    await prepare(id);
    const { page, problems } = await visit(browser, app.url + path(id));
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await expectFit(page);
    const expected = /status of (404|410|503)/;
    expect(problems.filter((problem) => !expected.test(problem))).toEqual([]);
    await page.context().close();
  },
);

test('the pages of an invite, with a message, a held seat and no seat at all, are accessible', async () => {
  const event = await app.make.event({ capacity: 1 });
  const id = await makeInvite(app, acme.id, {
    training_event_id: event,
    message: 'Please book.\nThank you.',
  });
  const { page } = await visit(browser, app.url + links.invite(id));
  await expectFit(page);
  await dateIn(page, 'Glasgow').click();
  await page.getByLabel('Phone number').waitFor();
  await expectFit(page);
  await page.goto(app.url + links.invite(id));
  await page.getByText('You have a seat on hold').waitFor();
  await expectFit(page);
  await page.context().close();
});
