import { beforeAll, expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();
let acme: { readonly id: number };
beforeAll(async () => {
  acme = await desk.app.make.organisation();
  const staff = await desk.app.signedIn('staff_admin');
  await staff.patch(`/organisations/${acme.id}`, { phone: '+441414960000' });
  for (let hours = 1; hours <= 60; hours += 1)
    await staff.patch(`/organisations/${acme.id}/training-settings`, { cancel_full_refund_hours: hours });
});

test('staff read who did what, narrow it by address, unfold an entry, go further back and verify', async () => {
  const visit = await desk.openAs('staff_admin', `/app/audit?organisation_id=${acme.id}`);
  const { page } = visit;
  await page
    .getByText(/changed the training settings of/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Show older entries' }).click();
  await page.getByText(/changed the particulars of/).click();
  await page.locator('details[open]').getByText('Fields').waitFor();
  await page.locator('input:not([type=hidden])').and(page.getByLabel('Did what')).click();
  await page.getByRole('option', { name: /Changed the particulars of/ }).click();
  await page.waitForURL(/action=organisation.edited/);
  await page
    .getByText(/changed the training settings of/)
    .first()
    .waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Check the trail' }).click();
  await page.getByText(/in 1 trail: nothing was tampered with/).waitFor();
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.locator('input:not([type=hidden])').and(page.getByLabel('Who')).click();
  await page.getByRole('option', { name: 'The provider’s staff' }).click();
  await page.waitForURL(/actor_kind=staff/);
  await page.getByRole('button', { name: 'More filters (1)' }).waitFor();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByRole('button', { name: 'More filters', exact: true }).waitFor();
  const [named] = await desk.app.sql<{ code: string }>('select code from organisations where id = $1', [
    acme.id,
  ]);
  await page.getByRole('combobox', { name: 'Organisation' }).fill(named?.code ?? '');
  await page.getByRole('option', { name: `(${named?.code})` }).click();
  await page.waitForURL(new RegExp(`organisation_id=${acme.id}`));
  await expectDeskFit(visit);
  expect(visit.problems).toEqual([]);
  await page.context().close();
});

test('an owner reads their own organisation’s trail on a telephone, without names of the provider’s staff', async () => {
  const visit = await desk.openAs('agency_owner', '/app/audit', { organisationId: acme.id, width: 360 });
  const { page } = visit;
  await page
    .getByText(/The provider’s staff/)
    .first()
    .waitFor();
  expect(await page.getByLabel('Organisation number').count()).toBe(0);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('audit-trail.csv');
  await page.getByRole('button', { name: 'Check the trail' }).click();
  await page.getByText(/nothing was tampered with/).waitFor();
  await expectDeskFit(visit);
  expect(visit.problems).toEqual([]);
  await page.context().close();
});
