import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('staff plan a series with a clash in it, take it back, and find an event on its day', async () => {
  const organisation = await desk.app.make.organisation();
  const day = inDays(30);
  const clash = await desk.app.make.event({ startsAt: `${inDays(37)}T09:00:00Z`, capacity: 6 });
  await desk.app.make.hold(organisation.id, clash);
  const opened = await desk.openAs('staff_admin', `/app/calendar/new?day=${day}`);
  const { page, problems } = opened;
  await page.getByRole('heading', { name: 'Plan an event', level: 1 }).waitFor();
  await page.getByRole('combobox', { name: 'Course' }).click();
  await page.getByRole('option', { name: 'CSTF All-In-One Mandatory Practical Training' }).click();
  await page.getByRole('combobox', { name: 'Place' }).click();
  await page.getByRole('option', { name: 'Glasgow' }).click();
  await page.getByRole('combobox', { name: 'Trainer' }).click();
  await page.getByRole('option', { name: 'David Rankin' }).click();
  await page.getByRole('combobox', { name: 'Repeat' }).click();
  await page.getByRole('option', { name: 'Every week' }).click();
  await page.getByText('6 dates of 6.').waitFor();
  await page.getByText(/Clash: trainer gives CSTF/).waitFor();
  await expectDeskFit(opened);

  await page.getByRole('button', { name: 'Plan 6 events' }).click();
  await page
    .getByRole('alert')
    .getByText('The trainer or the place is taken at one of these times.')
    .waitFor();
  await page.locator('li', { hasText: 'Clash' }).getByRole('checkbox').first().uncheck();
  await page.getByRole('button', { name: 'Plan 5 events' }).click();
  await page.getByText('5 drafts planned.').waitFor();
  const planned = () => desk.app.sql('select 1 from training_events where published_at is null');
  expect(await planned()).toHaveLength(5);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('5 drafts discarded.').waitFor();
  expect(await planned()).toHaveLength(0);

  await page.goto(`${desk.app.url}/app/calendar?view=week&day=${inDays(37)}`);
  await page.getByRole('img', { name: '0 of 6 seats booked, 1 held just now' }).waitFor();
  await expectDeskFit(opened);
  await page.getByRole('link', { name: /CSTF All-In-One/ }).click();
  await page.waitForURL(`**/app/calendar/${clash}`);
  // the refusal that the journey met on purpose is all the browser complained about
  expect(problems.filter((problem) => !problem.includes('409'))).toEqual([]);
  await page.context().close();
});

test('the month shows the day’s events, filters stay in the address, a telephone gets the agenda', async () => {
  await desk.app.make.organisation();
  const startsAt = `${inDays(0)}T23:30:00Z`;
  await desk.app.make.event({ startsAt, courseId: 3 });
  const wide = await desk.openAs('staff_admin', '/app/calendar');
  await wide.page.getByRole('table', { name: 'Training events by day' }).waitFor();
  await expectDeskFit(wide);
  await wide.page.getByRole('combobox', { name: 'Course' }).click();
  await wide.page.getByRole('option', { name: 'Moving and Handling Practical' }).click();
  await wide.page.waitForURL(/course=2/);
  await wide.page.getByText('0 events shown').waitFor();
  await wide.page.getByRole('button', { name: 'Clear' }).click();
  await wide.page.getByText(/^[1-9]\d* events? shown/).waitFor();
  expect(wide.problems).toEqual([]);
  await wide.page.context().close();

  const narrow = await desk.openAs('staff_admin', '/app/calendar', { width: 360 });
  await narrow.page.getByRole('link', { name: /PMVA Glasgow/ }).waitFor();
  expect(await narrow.page.getByRole('table').count()).toBe(0);
  expect(narrow.problems).toEqual([]);
  await narrow.page.context().close();
});

test('an event is published, moved and cancelled, each after its consequences were told', async () => {
  const acme = await desk.app.make.organisation({ moneyPence: 50_000 });
  const event = await desk.app.make.event({ startsAt: `${inDays(50)}T09:00:00Z` });
  await desk.app.make.event({ startsAt: `${inDays(51)}T09:00:00Z` });
  await desk.app.make.booking(acme.id, event, {}, 'balance');
  const opened = await desk.openAs('staff_admin', `/app/calendar/${event}`, { width: 360 });
  const { page, problems } = opened;
  await page.getByRole('link', { name: 'Jane Smith' }).waitFor();
  await expectDeskFit(opened);

  await page.getByRole('button', { name: 'Change: Seats' }).click();
  await page.getByRole('textbox', { name: 'Seats' }).fill('9');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('There are 9 seats now.').waitFor();
  await page.getByRole('img', { name: '1 of 9 seats booked' }).waitFor();

  await page.getByRole('button', { name: 'Move', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/1 booking of 1 organisation move/).waitFor();
  await dialog.getByLabel('Day').fill(inDays(51));
  await dialog.getByText(/Clash: trainer gives CSTF/).waitFor();
  await expectDeskFit(opened);
  await dialog.getByRole('button', { name: 'Move the event' }).click();
  await dialog
    .getByRole('alert')
    .getByText(/is taken at one of these times/)
    .waitFor();
  await dialog.getByRole('checkbox', { name: /Move it although/ }).check();
  await dialog.getByRole('button', { name: 'Move the event' }).click();
  await page.getByText(/^Moved to/).waitFor();

  await page.getByRole('button', { name: 'Cancel the event' }).click();
  await dialog.getByText('£85.00 goes back to wallets’ balances').waitFor();
  await dialog.getByText(/Told by e-mail: 1 candidate/).waitFor();
  await dialog.getByLabel('Why').fill('The trainer is ill.');
  await dialog.getByRole('button', { name: 'Cancel the event' }).click();
  await page.getByText('Cancelled. Everybody concerned is told.').waitFor();
  await page.getByText('Refunded').first().waitFor();
  // the refusal that the journey met on purpose is all the browser complained about
  expect(problems.filter((problem) => !problem.includes('409'))).toEqual([]);
  await page.context().close();
});

test('a draft is published, or discarded for good', async () => {
  await desk.app.make.organisation();
  const [kept, gone] = [
    await desk.app.make.event({ published: false }),
    await desk.app.make.event({ published: false }),
  ];
  const { page, problems } = await desk.openAs('staff_admin', `/app/calendar/${kept}`);
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Every organisation can book its 12 seats').waitFor();
  await page.getByRole('button', { name: 'Publish it' }).click();
  await page.getByRole('button', { name: 'Cancel the event' }).waitFor();

  await page.goto(`${desk.app.url}/app/calendar/${gone}`);
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Discard it' }).click();
  await page.waitForURL(/\/app\/calendar\?/);
  expect(await desk.app.sql('select 1 from training_events where id = $1', [gone])).toHaveLength(0);
  // the page asks for the event once more before it is left
  expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
  await page.context().close();
});
