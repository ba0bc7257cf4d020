import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { unzip } from '../support/unzip.ts';
import { clipboard } from './browser.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function agencyWithCertificates() {
  const acme = await desk.app.make.organisation({ credits: { 1: 5 } });
  const event = await desk.app.make.event({ startsAt: new Date(Date.now() + 3_600_000).toISOString() });
  const admin = await desk.app.signedIn('staff_admin');
  const ids: number[] = [];
  for (const name of ['Okafor', 'Smith']) {
    const candidate = { first_name: 'Amina', last_name: name };
    ids.push((await desk.app.make.booking(acme.id, event, candidate, 'credits')).id);
  }
  await desk.app.sql(
    `update training_events set starts_at = starts_at - interval '2 days', ends_at = ends_at - interval '2 days' where id = $1`,
    [event],
  );
  for (const id of ids)
    await admin.put(`/bookings/${id}/attendance`, { attendance: 'attended', passed: true });
  await desk.app.sql(
    `update certificates set trained_on = '2026-01-01', completed_on = '2026-01-01', expires_on = $2::date
     where booking_id = $1 and product = 'practical-training'`,
    [ids[0], inDays(20)],
  );
  return acme;
}

test('an agency sees who has to train again soon, narrows to them, and takes papers and links along', async () => {
  const acme = await agencyWithCertificates();
  const visit = await desk.openAs('agency_viewer', '/app/certificates', { organisationId: acme.id });
  const { page } = visit;
  await page.getByRole('button', { name: '1 within 30 days' }).waitFor();
  await page.getByText('Amina Smith').waitFor();
  await expectDeskFit(visit);
  await page.getByRole('button', { name: '1 within 30 days' }).click();
  await page.waitForURL(/expires_to=/);
  await page.getByText('Amina Smith').waitFor({ state: 'detached' });
  await page.locator('tbody').getByText('Ends soon').waitFor();
  await page.getByRole('button', { name: /^Copy link to check PT-/ }).click();
  await page.getByText('Copied').first().waitFor();
  expect(await clipboard(page)).toMatch(/\/verify\/[0-9A-Z-]{19}$/);
  const paper = page.waitForEvent('download');
  await page.getByRole('link', { name: /Download PDF of PT-/ }).click();
  expect((await paper).suggestedFilename()).toMatch(/^certificate-PT-\d{4}-\d{6}\.pdf$/);
  expect(visit.problems).toEqual([]);
  await page.context().close();
});

test('on a telephone several are downloaded as one archive, and a month of the chart narrows the list', async () => {
  const acme = await agencyWithCertificates();
  const visit = await desk.openAs('agency_manager', '/app/certificates', {
    organisationId: acme.id,
    width: 360,
  });
  const { page } = visit;
  await page
    .getByRole('listitem')
    .getByRole('button', { name: /: 1 certificate$/ })
    .first()
    .click();
  await page.waitForURL(/expires_from=/);
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByLabel('Choose all on this page').check();
  const archive = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as ZIP' }).click();
  await page.getByText('2 certificates downloaded.').waitFor();
  const files = await unzip(await buffer(await (await archive).createReadStream()));
  expect(Object.keys(files)).toHaveLength(2);
  await expectDeskFit(visit);
  expect(visit.problems).toEqual([]);
  await page.context().close();
});

test('an organisation without certificates is told how they come to be', async () => {
  const acme = await desk.app.make.organisation();
  const visit = await desk.openAs('agency_owner', '/app/certificates', { organisationId: acme.id });
  await visit.page.getByText('No certificates yet').waitFor();
  await visit.page.getByText('Nobody has to train again in the next two months.').waitFor();
  await expectDeskFit(visit);
  await visit.page.context().close();
});
