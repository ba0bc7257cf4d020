import { expect, test } from 'vitest';
import { visit } from './browser.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

test('whoever has no session is sent to sign in, and comes back to the page they wanted', async () => {
  const acme = await desk.app.make.organisation();
  const { page } = await visit(desk.browser, `${desk.app.url}/app/bookings`);
  await page.waitForURL('**/sign-in?next=%2Fapp%2Fbookings');
  await page.context().close();
  const signedIn = await desk.openAs('agency_owner', '/app/bookings', { organisationId: acme.id });
  await signedIn.page.getByRole('heading', { name: 'Bookings', level: 1 }).waitFor();
  expect(signedIn.problems).toEqual([]);
  await expectDeskFit(signedIn);
  await signedIn.page.context().close();
});

test('a wrong password is told beside the button, and nothing typed is lost', async () => {
  const { page } = await visit(desk.browser, `${desk.app.url}/sign-in`);
  await page.getByLabel('E-mail').fill('nobody@example.com');
  await page.locator('input[type=password]').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('The e-mail or password is not right.').waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('nobody@example.com');
  await expectDeskFit({ page });
  await page.context().close();
});
