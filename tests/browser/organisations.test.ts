import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

test('staff take an organisation on, give it credits, a rate and an owner, and correct a slip', async () => {
  const visit = await desk.openAs('staff_admin', '/app/organisations');
  const { page } = visit;
  await page.getByRole('button', { name: 'New organisation' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Cumbria Carers');
  await dialog.getByLabel('Account code').fill('cumb 01');
  await dialog.getByRole('button', { name: 'Take it on' }).click();
  await dialog.getByText('Must be 3 to 20 letters and digits.').waitFor();
  await dialog.getByLabel('Account code').fill('cumb01');
  await dialog.getByRole('button', { name: 'Take it on' }).click();
  await page.getByRole('heading', { name: 'Cumbria Carers', level: 1 }).waitFor();

  await page.getByRole('tab', { name: 'Wallet' }).click();
  await page.getByRole('button', { name: 'Add credits …' }).click();
  await dialog.getByRole('textbox', { name: 'Credits', exact: true }).fill('25');
  await dialog.getByRole('button', { name: 'Add the credits' }).click();
  await page.getByText('+25 credits').waitFor();
  await page.getByRole('button', { name: 'Correct …' }).click();
  await dialog.getByLabel('Pounds to add').fill('12.50');
  await dialog.getByLabel('Reason').fill('Paid twice');
  await dialog.getByText('Afterwards: £12.50.').waitFor();
  await dialog.getByRole('button', { name: 'Correct the wallet' }).click();
  await page.getByText('+£12.50').waitFor();
  await expectDeskFit(visit);

  await page.getByRole('tab', { name: 'Rates' }).click();
  await page
    .getByRole('button', { name: /^Set the price of/ })
    .first()
    .click();
  await dialog.getByLabel('Price in pounds, VAT included').fill('79.50');
  await dialog.getByRole('button', { name: 'Set the rate' }).click();
  await page.getByRole('cell', { name: '£79.50' }).waitFor();
  await page.getByRole('button', { name: /^Back to list price/ }).click();
  await page.getByRole('cell', { name: '£79.50' }).waitFor({ state: 'detached' });

  await page.getByRole('tab', { name: 'Access' }).click();
  await page.getByRole('button', { name: 'Invite …' }).click();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Olive Owner');
  await dialog.getByLabel('E-mail').fill('olive@example.com');
  await dialog.getByRole('button', { name: 'Invite to Cumbria Carers' }).click();
  await page.getByText('olive@example.com').waitFor();
  await expectDeskFit(visit);
  expect(visit.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  await page.context().close();
});

test('on a telephone an organisation is found, its settings changed, suspended with the consequences said, and let back in', async () => {
  const { id } = await desk.app.make.organisation();
  const visit = await desk.openAs('staff_admin', '/app/organisations', { width: 360 });
  const { page } = visit;
  const [row] = await desk.app.sql<{ code: string; name: string }>(
    'select code, name from organisations where id = $1',
    [id],
  );
  await page.getByLabel('Name or code').fill(row?.code ?? '');
  await page.waitForURL(/search=/);
  await page.getByRole('link', { name: row?.name ?? '' }).click();
  await page.getByRole('button', { name: 'Suspend …' }).click();
  await page.getByText('Its people are signed out at once, and cannot sign in.').waitFor();
  await page.getByRole('button', { name: 'Suspend it' }).click();
  await page.getByRole('button', { name: 'Let it back in' }).click();
  await page.getByRole('button', { name: 'Suspend …' }).waitFor();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('Cancelling is free until').fill('72');
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByText('The training settings were changed.').waitFor();
  expect(
    await desk.app.sql(
      'select cancel_full_refund_hours as hours from organisation_training_settings where organisation_id = $1',
      [id],
    ),
  ).toEqual([{ hours: 72 }]);
  await expectDeskFit(visit);
  expect(visit.problems).toEqual([]);
  await page.context().close();
});
