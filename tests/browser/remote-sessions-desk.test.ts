import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function agencyWithSession() {
  await desk.app.makeBls.prepareCourse();
  await desk.app.makeBls.trainer({ name: 'Dr. Sarah Connor' });
  const acme = await desk.app.make.organisation({
    products: ['virtual-bls'],
    wallets: 'virtual-bls',
    credits: { 1: 5 },
  });
  const slot = { date: inDays(10), time: '10:00' };
  const { id } = await desk.app.makeBls.booking(acme.id, slot, {}, 'credits');
  return { acme, id };
}

test('an agency sees a session with its room, its kit and whom to ask, wide and narrow', async () => {
  const { acme, id } = await agencyWithSession();
  for (const width of [1280, 360]) {
    const visit = await desk.openAs('agency_viewer', '/app/remote-sessions', {
      organisationId: acme.id,
      width,
    });
    const { page } = visit;
    await page.getByRole('link', { name: 'Jane Smith' }).waitFor();
    await page.locator('tbody').getByText('Not posted yet').waitFor();
    await expectDeskFit(visit);
    await page.getByRole('link', { name: 'Jane Smith' }).click();
    await page.getByRole('link', { name: 'Open the meeting' }).waitFor();
    await page.getByText(`quoting booking ${id}`).waitFor();
    await page.getByText('What happened').waitFor();
    await expectDeskFit(visit);
    expect(await page.getByRole('button', { name: 'Cancel …' }).count()).toBe(0);
    expect(visit.problems).toEqual([]);
    await page.context().close();
  }
});

test('staff move a session, take that back, and cancel it knowing what happens to money, trainer and kit', async () => {
  const { id } = await agencyWithSession();
  await desk.app.sql(`insert into bls_kits (bar_code) values ('KIT-9001')`);
  const admin = await desk.app.signedIn('staff_admin');
  await admin.post(`/virtual-bls/bookings/${id}/kits`, { bar_code: 'KIT-9001' });
  const visit = await desk.openAs('staff_admin', `/app/remote-sessions/${id}`);
  const { page } = visit;
  await page.getByText('Kit is out').waitFor();
  await page.getByRole('button', { name: 'Move …' }).click();
  await page.getByLabel('New day').fill(inDays(12));
  await page.getByRole('combobox', { name: 'New time' }).click();
  await page.getByRole('option', { name: /^11:00/ }).click();
  await expectDeskFit(visit);
  await page.getByRole('button', { name: 'Move the session' }).click();
  await page.getByText(/^Moved to/).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Moved back to where it was.').waitFor();
  await page.getByRole('button', { name: 'Cancel …' }).click();
  await page.getByText('1 credit goes back to the wallet of this course.').waitFor();
  await page.getByText(/The kit that is out is due back by/).waitFor();
  await expectDeskFit(visit);
  await page.getByRole('button', { name: 'Cancel the session' }).click();
  await page.getByText(/^Cancelled: by the training provider. 1 credit given back/).waitFor();
  expect(visit.problems).toEqual([]);
  await page.context().close();
});
