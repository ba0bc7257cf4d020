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

test('an address of the desk without a page keeps the menu, and leads home', async () => {
  const acme = await desk.app.make.organisation();
  const opened = await desk.openAs('agency_viewer', '/app/nothing-here', { organisationId: acme.id });
  const { page } = opened;
  await page.getByText('There is no page at this address').waitFor();
  await page.getByRole('navigation', { name: 'Desk' }).getByText('Bookings').waitFor();
  await expectDeskFit(opened);
  await page.getByRole('link', { name: 'Go to the home page' }).click();
  await page.waitForURL('**/app');
  await page.context().close();
});

test.each([
  ['/app/team', 'The team is not for viewers'],
  ['/app/audit', 'The audit trail is for owners and admins'],
  ['/app/interviews/new', 'You can look at interviews, not arrange them'],
  ['/app/invites/new', 'You can look at invites, not send them'],
])('a viewer who opens %s is told whose it is, and offered nothing that would fail', async (path, title) => {
  const acme = await desk.app.make.organisation();
  const { page, problems } = await desk.openAs('agency_viewer', path, { organisationId: acme.id });
  await page.getByText(title).waitFor();
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
  expect(problems).toEqual([]);
  await page.context().close();
});
