import { beforeAll, expect, test } from 'vitest';
import type { Visit } from './browser.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

const soon = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
let acme: { readonly id: number };

/** A session to come, and kits in stock. */
beforeAll(async () => {
  await desk.app.makeBls.prepareCourse();
  acme = await desk.app.make.organisation({
    products: ['virtual-bls'],
    wallets: 'virtual-bls',
    credits: { 1: 10 },
  });
  await desk.app.makeBls.trainer();
  await desk.app.makeBls.booking(acme.id, { date: soon, time: '09:00' }, { first_name: 'Amara' }, 'credits');
  await desk.app.sql(`insert into bls_kits (bar_code) values ('KIT-0001'), ('KIT-0002'), ('KIT-0003')`, []);
});

const entry = ({ page }: Visit) => page.getByRole('textbox', { name: /Kit|Booking/ }).first();

async function scan(visit: Visit, code: string) {
  await entry(visit).fill(code);
  await entry(visit).press('Enter');
}

test('a kit is scanned out to a session, taken back by mistake, sent again and returned', async () => {
  const visit = await desk.openAs('staff_admin', '/app/kits');
  const { page } = visit;
  await page.getByRole('heading', { name: 'Kits', level: 1 }).waitFor();
  await page.getByRole('button', { name: /Send a kit: Amara/ }).click();
  await page.getByRole('button', { name: /Scan its kit now: Amara/ }).waitFor();
  await scan(visit, 'kit-0001');
  const told = page.getByRole('status').filter({ hasText: 'KIT-0001 goes to Amara' });
  await told.waitFor();
  await page.getByRole('button', { name: 'Take back KIT-0001' }).waitFor();
  await told.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back: KIT-0001 has not left.').waitFor();
  // a kit that is here, scanned first, waits for its session
  await scan(visit, 'KIT-0001');
  await page.getByText('KIT-0001 is in stock. Choose the session it goes to.').waitFor();
  await page.getByRole('button', { name: /Send KIT-0001: Amara/ }).click();
  await page.getByText(/KIT-0001 goes to Amara/).waitFor();
  await scan(visit, 'KIT-0001');
  await page.getByText(/KIT-0001 is back from Amara/).waitFor();
  await scan(visit, 'KIT-9999');
  await page.getByText('No kit has this bar code.').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.type('K');
  await expect.poll(() => entry(visit).inputValue()).toBe('K');
  await expectDeskFit(visit);
  expect(visit.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  await page.context().close();
});

// Each try has a session and a bar code of its own.
let tries = 0;

test('on a telephone the columns are tabs; a kit is registered, sent, given more time, and taken out of use', async () => {
  tries += 1;
  const [candidate, code] = [`Bryn${tries}`, `KIT-004${tries}`];
  const slot = { date: soon, time: `1${tries}:00` };
  await desk.app.makeBls.booking(acme.id, slot, { first_name: candidate }, 'credits');
  const visit = await desk.openAs('staff_admin', '/app/kits', { width: 360 });
  const { page } = visit;
  await page.getByRole('button', { name: 'Register a kit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Bar code').fill(code.toLowerCase());
  await dialog.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByText(`${code} is in stock`).waitFor();
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await page.getByRole('button', { name: `Send a kit: ${candidate}` }).click();
  await scan(visit, code);
  await page.getByText(`${code} goes to ${candidate}`).waitFor();
  await page.getByRole('tab', { name: /Out/ }).click();
  await page.getByRole('button', { name: `More for ${code}` }).click();
  await page.getByRole('menuitem', { name: /Change the due date/ }).press('Enter');
  const due = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.getByRole('dialog').getByLabel('Due back on').fill(due);
  await page.getByRole('button', { name: 'Change the date' }).click();
  await page.getByText(`${code} is due another day.`).waitFor();
  await expectDeskFit(visit);
  await page.getByRole('tab', { name: /In stock/ }).click();
  const spare = tries === 1 ? 'KIT-0003' : 'KIT-0002';
  await page.getByRole('button', { name: `More for ${spare}` }).click();
  await page.getByRole('menuitem', { name: /Take out of use/ }).press('Enter');
  await page.getByRole('dialog').getByLabel(/Why/).fill('Damaged');
  await page.getByRole('button', { name: 'Take out of use' }).click();
  await page.getByRole('button', { name: `Put back in use: ${spare}` }).waitFor();
  await page.context().close();
});
