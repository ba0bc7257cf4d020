import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { expectAccessible, expectFit, openBrowser, visit } from './browser.ts';

const code = 'K7QM-2XRT-9HVB-0NPD';

let app: TestApp;
let browser: Browser;
let organisationId: number;
beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp(), openBrowser()]);
  organisationId = (await app.make.organisation()).id;
});
afterAll(() => Promise.all([app.close(), browser.close()]));
beforeEach(() => app.sql('delete from certificates'));

interface Paper {
  readonly holder?: string;
  readonly course?: string;
  readonly expiresOn?: string | null;
  readonly isRevoked?: boolean;
}

/** A certificate with a known code, valid on 1 August 2026. */
async function issue({ holder, course, expiresOn, isRevoked }: Paper = {}): Promise<void> {
  await app.freeze('2026-08-01T00:00:00Z');
  await app.sql(
    `insert into certificates (organisation_id, product, booking_id, number, verification_code, holder_name, course_id,
       course_name, subjects, location_name, provider_name, trained_on, completed_on, expires_on, issued_at, revoked_at)
     values ($1, 'practical-training', 95759, 'PT-2026-095759', $2, $3, 1, $4, '[]', 'Glasgow', 'Veriward',
       '2026-07-15', '2026-07-15', $5, '2026-07-15T23:30:00Z', $6)`,
    [
      organisationId,
      code,
      holder ?? 'Jane Smith',
      course ?? 'CSTF All-In-One Mandatory Practical Training',
      expiresOn === undefined ? '2027-07-15' : expiresOn,
      isRevoked ? '2026-07-20T00:00:00Z' : null,
    ],
  );
}

/** Every page that a QR code or the form can lead to, what it says, and what it tells of. */
const pages: readonly [string, string, string, Paper?][] = [
  ['the form', '/verify', 'Scan the QR code on the certificate'],
  ['the form with a code that can be none', '/verify?code=hello', 'A code has 16 letters and numbers'],
  ['an unknown code', '/verify/0000-0000-0000-0000', 'We have issued no certificate with this code'],
  ['a valid certificate', `/verify/${code}`, 'holds today', {}],
  ['one that expires soon', `/verify/${code}`, 'Its last day is 15 August 2026', { expiresOn: '2026-08-15' }],
  ['an expired one', `/verify/${code}`, 'its last day was 31 July 2026', { expiresOn: '2026-07-31' }],
  ['a revoked one', `/verify/${code}`, 'We have taken this certificate back', { isRevoked: true }],
  ['one without an end', `/verify/${code}`, 'No expiry', { expiresOn: null }],
  [
    'a long name without spaces, and one from right to left',
    `/verify/${code}`,
    'holds today',
    { holder: `محمد ${'Wolfeschlegelsteinhausen'.repeat(5)}`, course: 'x'.repeat(200) },
  ],
];

test.each(pages)(
  '%s is accessible at 360 and 1280 px, light and dark, without a script or a foreign request',
  async (_what, path, says, paper) => {
    if (paper) await issue(paper);
    const { page, problems } = await visit(browser, app.url + path);
    await page.getByText(says).first().waitFor();
    await expectFit(page);
    const expected = /status of (404|422)/;
    expect(problems.filter((problem) => !expected.test(problem))).toEqual([]);
    await page.context().close();
  },
);

test.each([360, 1280])(
  'a code typed by hand, by keyboard alone at %i px, leads to its certificate',
  async (width) => {
    await issue();
    const { page } = await visit(browser, `${app.url}/verify`, { width, script: false });
    const field = page.getByLabel('Verification code');
    await field.focus();
    await page.keyboard.type('k7qm 2xrt 9hvb onpd');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${app.url}/verify/${code}`);
    await page.getByText('Jane Smith').waitFor();
    await page.getByRole('link', { name: 'Check another certificate' }).click();
    await field.waitFor();
    await page.context().close();
  },
);

test('too many checks: the page says so, accessibly', async () => {
  const limited = await startTestApp({ VERIFY_RATE_LIMIT_PER_MINUTE: '1' });
  await fetch(`${limited.url}/verify/${code}`);
  const { page } = await visit(browser, `${limited.url}/verify/${code}`);
  await page.getByRole('heading', { level: 1, name: 'Please wait a minute' }).waitFor();
  await expectFit(page);
  await page.context().close();
  await limited.close();
});

test('what can be no code, or none of ours, comes back in the field to be mended', async () => {
  const { page, problems } = await visit(browser, `${app.url}/verify/0000-0000-0000-0000`, { width: 360 });
  await page.getByRole('heading', { level: 1, name: 'No such certificate' }).waitFor();
  expect(await page.getByLabel('Verification code').inputValue()).toBe('0000-0000-0000-0000');
  await page.getByLabel('Verification code').fill('hello');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Verification code').inputValue()).toBe('hello');
  await expectAccessible(page);
  // a browser notes each page that is not 200
  expect(problems.filter((one) => !one.includes('the server responded with a status of'))).toEqual([]);
  await page.context().close();
});
