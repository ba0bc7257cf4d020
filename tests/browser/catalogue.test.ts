import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

test('a course is added, a place edited, a trainer taken out of use and brought back', async () => {
  await desk.app.make.organisation();
  const opened = await desk.openAs('staff_admin', '/app/catalogue', { width: 360 });
  const { page, problems } = opened;
  await page.getByText('3 courses in use').waitFor();
  await expectDeskFit(opened);
  await page.getByRole('button', { name: 'Add a course' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('This field is required.').first().waitFor();
  await expectDeskFit(opened);
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Safeguarding of Adults');
  await dialog.getByRole('textbox', { name: 'Short name' }).fill('Safeguarding');
  await dialog.getByRole('textbox', { name: 'Price' }).fill('45.50');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('4 courses in use').waitFor();
  await page.getByText('£45.50').first().waitFor();

  await page.locator('label', { hasText: 'Places' }).click();
  await page.waitForURL(/list=places/);
  await page.getByRole('button', { name: 'Edit Leeds' }).click();
  await dialog.getByRole('textbox', { name: 'Postcode' }).fill('LS1 5HN');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('LS1 5HN').waitFor();
  await expectDeskFit(opened);

  await page.goto(`${desk.app.url}/app/catalogue?list=trainers`);
  await page.getByRole('button', { name: 'Take out of use: David Rankin' }).click();
  await page.getByText('0 trainers in use').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('1 trainer in use').waitFor();
  await expectDeskFit(opened);
  expect(problems).toEqual([]);
  await page.context().close();
});
