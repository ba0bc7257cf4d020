import { expect, test } from 'vitest';
import { clipboard } from './browser.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

const nextMonth = (day: number) => new Date(Date.now() + (30 + day) * 86_400_000).toISOString();

async function agencyWithBookings(count: number) {
  const acme = await desk.app.make.organisation({ credits: { 1: 20 }, moneyPence: 50_000 });
  const event = await desk.app.make.event({ startsAt: nextMonth(0) });
  const other = await desk.app.make.event({ startsAt: nextMonth(7) });
  const ids: number[] = [];
  for (let n = 1; n <= count; n += 1) {
    const candidate = { first_name: 'Amina', last_name: `Okafor ${n}`, email: `amina${n}@example.com` };
    ids.push((await desk.app.make.booking(acme.id, event, candidate, 'credits')).id);
  }
  return { acme, event, other, ids };
}

test('an agency finds a booking, shares the view, moves it, takes that back, and cancels it knowing what goes back', async () => {
  const { acme, ids } = await agencyWithBookings(2);
  const visit = await desk.openAs('agency_manager', '/app/bookings', { organisationId: acme.id });
  const { page } = visit;
  await page.getByRole('link', { name: 'Amina Okafor 2' }).waitFor();
  await expectDeskFit(visit);
  await page.getByLabel('Search by name or e-mail').fill('okafor 1');
  await page.waitForURL(/search=okafor/);
  await page.getByRole('link', { name: 'Amina Okafor 2' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Share this view' }).click();
  await page.getByText('The link to this view is copied.').waitFor();
  expect(await clipboard(page)).toContain('search=okafor');
  await page.getByRole('link', { name: 'Amina Okafor 1' }).click();
  await page.getByRole('heading', { name: 'Amina Okafor 1', level: 1 }).waitFor();
  await page.getByText('Booked', { exact: true }).first().waitFor();
  await expectDeskFit(visit);
  await page.getByRole('button', { name: 'Move …' }).click();
  await page.getByRole('dialog').getByRole('radio').first().check();
  await expectDeskFit(visit);
  await page.getByRole('button', { name: 'Move the booking' }).click();
  await page.getByText(/now comes on/).waitFor();
  await page.getByText(/^Moved from/).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Moved back to where it was.').waitFor();
  await page.getByRole('button', { name: 'Cancel …' }).click();
  await page.getByText('1 credit goes back to the wallet of this course.').waitFor();
  await expectDeskFit(visit);
  await page.getByLabel('Why (optional)').fill('Shift changed');
  await page.getByRole('button', { name: 'Cancel the booking' }).click();
  await page.getByText('Shift changed').waitFor();
  await page.getByText(/^Cancelled: asked for by the organisation. 1 credit given back/).waitFor();
  const [row] = await desk.app.sql<{ refund_amount: number }>(
    'select refund_amount::int from training_bookings where id = $1',
    [ids[0]],
  );
  expect(row).toEqual({ refund_amount: 100 });
  expect(visit.problems).toEqual([]);
  await page.context().close();
});

test('on a telephone several bookings are cancelled at once, each told; a viewer can choose none', async () => {
  const { acme } = await agencyWithBookings(3);
  const visit = await desk.openAs('agency_owner', '/app/bookings', { organisationId: acme.id, width: 360 });
  const { page } = visit;
  await page.getByLabel('Choose all on this page').check();
  await page.getByText('3 bookings chosen').waitFor();
  await page.getByRole('button', { name: 'Cancel them …' }).click();
  await page.getByRole('list', { name: 'What happens to each' }).getByText('1 credit back').nth(2).waitFor();
  await expectDeskFit(visit);
  await page.getByRole('button', { name: 'Cancel 3 bookings' }).click();
  await page.getByText('3 bookings cancelled.').waitFor();
  expect(visit.problems).toEqual([]);
  await page.context().close();
  const viewer = await desk.openAs('agency_viewer', '/app/bookings', { organisationId: acme.id });
  await viewer.page.getByRole('link', { name: 'Amina Okafor 3' }).waitFor();
  expect(await viewer.page.getByLabel('Choose all on this page').count()).toBe(0);
  await viewer.page.getByRole('link', { name: 'Amina Okafor 3' }).click();
  await viewer.page.getByText('What happened').waitFor();
  expect(await viewer.page.getByRole('button', { name: 'Cancel …' }).count()).toBe(0);
  await viewer.page.context().close();
});

test('nothing there yet, nothing found, and somebody else’s booking are each told', async () => {
  const acme = await desk.app.make.organisation();
  const { ids } = await agencyWithBookings(1);
  const visit = await desk.openAs('agency_viewer', '/app/bookings', { organisationId: acme.id });
  const { page } = visit;
  await page.getByText('No bookings yet').waitFor();
  await expectDeskFit(visit);
  await page.goto(`${desk.app.url}/app/bookings?booking_status=cancelled`);
  await page.getByText('No booking matches').waitFor();
  await page.getByRole('button', { name: 'Show all bookings' }).click();
  await page.getByText('No bookings yet').waitFor();
  await page.goto(`${desk.app.url}/app/bookings/${ids[0]}`);
  await page.getByText('It does not exist, or belongs to somebody else.').waitFor();
  await page.context().close();
});

test('staff see whose a booking is, decide a review and cancel without giving money back', async () => {
  const acme = await desk.app.make.organisation({ credits: { 3: 1 } });
  const event = await desk.app.make.event({ courseId: 3, startsAt: nextMonth(0) });
  const { id } = await desk.app.make.booking(acme.id, event, {}, 'credits');
  const visit = await desk.openAs('staff_admin', `/app/bookings/${id}`);
  const { page } = visit;
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('The review approved it').waitFor();
  await expectDeskFit(visit);
  await page.getByRole('button', { name: 'Cancel …' }).click();
  await page.getByText('1 credit goes back to the wallet of this course.').waitFor();
  await page.getByLabel('Give the money back').uncheck({ force: true });
  await page.getByText('1 credit is not given back.').waitFor();
  await page.getByRole('button', { name: 'Cancel the booking' }).click();
  await page.getByText(/^Cancelled: by the training provider. Nothing given back/).waitFor();
  expect(visit.problems).toEqual([]);
  await page.context().close();
});
