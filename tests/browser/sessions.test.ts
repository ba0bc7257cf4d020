import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingPagePath } from '../../server/domains/candidate-links/index.ts';
import { createKeyring } from '../../server/platform/crypto/keyring.ts';
import type { TestOrganisation } from '../support/factories.ts';
import { startTestApp, type TestApp, testKeyHex } from '../support/test-app.ts';
import { expectAccessible, expectFit, expectNoSidewaysScroll, openBrowser, visit } from './browser.ts';

let app: TestApp;
let browser: Browser;
let acme: TestOrganisation;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
  acme = await app.make.organisation({ products: ['virtual-bls'], invoices: true });
  await app.freeze('2026-06-01T09:00:00Z');
  await app.makeBls.course({ name: 'Paediatric BLS', pricePence: 5500, minutes: 90 });
  await app.makeBls.trainer({ name: 'Dr. Sarah Connor', courses: [1] });
  await app.makeBls.trainer({ name: 'Kyle Reese', courses: [1, 100] });
});
afterAll(() => Promise.all([app.close(), browser.close()]));

const publicPage = () => `${app.url}/virtual-bls/?sgi=${acme.code}`;
const pageOf = (id: number) => app.url + bookingPagePath(createKeyring(testKeyHex), id, 'virtual-bls');
const actor = `row ('system', null, null)::actor`;

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('First name').fill('Jane');
  await page.getByLabel('Last name').fill('Smith');
  await page.getByLabel('E-mail address').fill('jane.smith@nhsstaff.co.uk');
  await page.getByLabel('Phone number').fill('+44 1234 567890');
  await page.getByLabel('Address', { exact: true }).fill('12 Nursing Lane');
  await page.getByLabel('Town or city').fill('Manchester');
  await page.getByLabel('Postcode').fill('m12ab');
}

test.each([
  { width: 360, script: true },
  { width: 1280, script: true },
  { width: 360, script: false },
])('a candidate books a session and pays at $width px, with a script: $script', async ({ width, script }) => {
  const { page, problems } = await visit(browser, publicPage(), { width, script });
  await page.getByRole('link', { name: /Annual Renewal/ }).click();
  await page.getByRole('button', { name: 'Saturday 6 June 2026, 10:00' }).click();
  await page.getByText('We hold this session for you until').waitFor();
  if (script) await expectNoSidewaysScroll(page);
  await fillIn(page);
  await page.getByRole('button', { name: 'Book and pay £45.00' }).click();
  await page.getByText('Test mode.').waitFor();
  await page.getByText('Your time is kept until 10:00 on Tuesday 2 June 2026').waitFor();
  expect(await page.getByText('hours left.').count()).toBe(script ? 1 : 0);
  await page.getByRole('button', { name: 'Pay £45.00' }).click();
  await page.getByRole('heading', { level: 1, name: 'You are booked, Jane' }).waitFor();
  await page.getByText('We post it to 12 Nursing Lane, Manchester, M1 2AB').waitFor();
  expect(problems).toEqual([]);
  await app.sql(`select cancel_bls_booking_by_staff(max(id), null, true, ${actor}) from bls_bookings`);
  await page.context().close();
});

const shot = async (page: Page, name: string, width: number) => {
  const folder = process.env['SHOTS'];
  await page.setViewportSize({ width, height: 800 });
  if (folder) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
};

test.each([{ width: 360 }, { width: 1280 }])(
  'every page is accessible and fits at $width px',
  async ({ width }) => {
    const look = async (page: Page, name: string) => {
      await shot(page, name, width);
      await expectAccessible(page);
      await expectFit(page);
    };
    const { page, problems } = await visit(browser, publicPage(), { width });
    await look(page, 'courses');
    await page.getByRole('link', { name: /Annual Renewal/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Choose your time' }).waitFor();
    await look(page, 'times');
    await page.getByRole('link', { name: 'Later days' }).click();
    await page.getByRole('link', { name: 'First days' }).waitFor();
    await page.getByRole('button', { name: /13:00/ }).first().click();
    await page.getByText('We hold this session for you until').waitFor();
    await look(page, 'details');
    await page.getByRole('button', { name: 'Book and pay £45.00' }).click();
    await page.getByText('7 answers need another look').waitFor();
    await look(page, 'errors');
    await page.getByRole('button', { name: 'Choose another time' }).click();
    await page.getByRole('heading', { level: 1, name: 'Book your session by video' }).waitFor();

    const made = await app.makeBls.booking(acme.id, {
      date: '2026-06-20',
      time: width === 360 ? '09:00' : '10:00',
    });
    await page.goto(pageOf(made.id));
    await look(page, 'booked');
    const code = `KIT-${width}`;
    await app.sql(`select register_bls_kit($1, null, ${actor})`, [code]);
    await app.sql(`select scan_out_bls_kit($1, $2, ${actor})`, [code, made.id]);
    await app.freeze('2026-06-29T09:00:00Z');
    await app.sql(`select mark_bls_training($1, 'completed', null, false, ${actor})`, [made.id]);
    await page.reload();
    await page.getByText('It was due back by').waitFor();
    await look(page, 'kit');
    await app.sql(`select scan_in_bls_kit($1, ${actor})`, [code]);
    await page.reload();
    await page.getByRole('link', { name: 'Download certificate (PDF)' }).waitFor();
    await look(page, 'certificate');
    await app.freeze('2026-06-01T09:00:00Z');
    expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
    await page.context().close();
  },
);
