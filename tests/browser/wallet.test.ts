import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

async function funded() {
  const acme = await desk.app.make.organisation({ credits: { 1: 10 }, moneyPence: 50_000, invoices: true });
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString();
  for (const pay of ['credits', 'balance', 'inv'] as const)
    await desk.app.make.booking(acme.id, await desk.app.make.event({ startsAt: soon }), {}, pay);
  return acme;
}

test.each([1280, 360])(
  'an owner sees balances, tops up by card and is back in the wallet, at %i px',
  async (width) => {
    const acme = await funded();
    const opened = await desk.openAs('agency_owner', '/app/wallet', { organisationId: acme.id, width });
    const { page, problems } = opened;
    await page.getByRole('img', { name: /^Money: £415\.00 now, up £415\.00 in 90 days/ }).waitFor();
    await page.getByRole('img', { name: /^CSTF .*: 9 credits now/ }).waitFor();
    await expectDeskFit(opened);
    await page.getByRole('button', { name: 'Top up by card' }).click();
    await page.getByText('£250').click();
    await page.getByRole('button', { name: 'Pay £250.00 by card' }).click();
    await page.getByRole('button', { name: 'Pay £250.00' }).click();
    await page.getByRole('link', { name: 'Back to your wallet' }).click();
    await page.getByText('The wallet has it.').waitFor();
    await page.getByRole('img', { name: /^Money: £665\.00 now/ }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

test('what moved is narrowed in the address, and a statement of it is downloaded', async () => {
  const acme = await funded();
  const opened = await desk.openAs('agency_viewer', '/app/wallet?tab=ledger', { organisationId: acme.id });
  const { page, problems } = opened;
  await page.getByRole('table', { name: 'Movements, the newest first' }).waitFor();
  await expectDeskFit(opened);
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Only out' }).click();
  await page.waitForURL('**/app/wallet?*kind=withdraw*');
  await page.getByText('1–2 of 2').waitFor();
  expect(await page.getByRole('tab', { name: 'Invoices' }).count()).toBe(0);
  for (const [kind, name] of [
    ['CSV', '.csv'],
    ['PDF', '.pdf'],
  ]) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: `Statement as ${kind}` }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^statement-practical-training-/);
    expect(file.suggestedFilename().endsWith(name ?? '')).toBe(true);
  }
  expect(problems).toEqual([]);
  await page.context().close();
});

test.each([1280, 360])(
  'what is owed by invoice stands due first, overdue marked, at %i px',
  async (width) => {
    const acme = await funded();
    await desk.app.sql(
      `update invoices set due_on = (app_now() at time zone 'Europe/London')::date - 1 where organisation_id = $1`,
      [acme.id],
    );
    const opened = await desk.openAs('agency_manager', '/app/wallet?tab=invoices', {
      organisationId: acme.id,
      width,
    });
    const { page, problems } = opened;
    await page.getByRole('table', { name: 'Unpaid invoices, due first' }).getByText('Overdue').waitFor();
    await page.getByText('£85.00').first().waitFor();
    await expectDeskFit(opened);
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

test('an empty wallet says what belongs there', async () => {
  const acme = await desk.app.make.organisation();
  const opened = await desk.openAs('agency_owner', '/app/wallet', { organisationId: acme.id });
  await opened.page.getByText('Nothing in this wallet yet').waitFor();
  await expectDeskFit(opened);
  expect(opened.problems).toEqual([]);
  await opened.page.context().close();
});
