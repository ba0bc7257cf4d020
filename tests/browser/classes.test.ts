import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testPassword } from '../support/factories.ts';
import { expectAccessible, expectNoSidewaysScroll } from './browser.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

const people = ['Amy Ade', 'Ben Bo', 'Cara Cole', 'Dan Dee', 'Eve Eze', 'Finn Fox'];

/** A class of six that began an hour ago, or at midnight if that was yesterday; trainer 5 gives it. */
async function classOfToday(title = 'CSTF All-In-One Mandatory Practical Training') {
  const acme = await desk.app.make.organisation({ invoices: true });
  const eventId = await desk.app.make.event();
  const bookings: number[] = [];
  for (const name of people) {
    const [first_name = '', last_name = ''] = name.split(' ');
    const email = `${first_name.toLowerCase()}.${eventId}@example.com`;
    bookings.push((await desk.app.make.booking(acme.id, eventId, { first_name, last_name, email })).id);
  }
  await desk.app.sql(
    `update training_events
     set starts_at = greatest(now() - interval '1 hour', date_trunc('day', now(), 'Europe/London')),
       ends_at = now() + interval '6 hours'
     where id = $1`,
    [eventId],
  );
  const marks = async () =>
    (
      await desk.app.sql<{ mark: string }>(
        `select concat(first_name, ' ', coalesce(attendance, '-'), ' ', coalesce(passed::text, '-')) as mark
         from training_bookings where training_event_id = $1 order by first_name`,
        [eventId],
      )
    ).map(({ mark }) => mark);
  const timesMarked = async () =>
    (
      await desk.app.sql<{ id: number }>(
        `select subject_id as id from audit_entries where action = 'booking.attendance_marked' and subject_id = any($1)`,
        [bookings],
      )
    ).length;
  return { eventId, bookings, path: `/app/classes/${eventId}`, marks, timesMarked, title };
}

const tap = (page: Page, name: string, mark: string) =>
  page.getByRole('group', { name }).getByRole('button', { name: mark }).click();

const isPressed = (page: Page, name: string, mark: string) =>
  page.getByRole('group', { name }).getByRole('button', { name: mark, pressed: true }).waitFor();

const bar = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text);

const allSent = (page: Page) => bar(page, /marks? waiting/).waitFor({ state: 'hidden' });

async function signInAs(page: Page, email: string, path: string): Promise<void> {
  await page.goto(`${desk.app.url}/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel('E-mail').fill(email);
  await page.locator('input[type=password]').fill(testPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`**${path}`);
}

async function fitsTablet(page: Page): Promise<void> {
  await page.setViewportSize({ width: 820, height: 1180 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

/** What this browser keeps for rooms without a connection, as text. */
const keptText = `new Promise((resolve) => {
  const opening = indexedDB.open('veriward', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('days');
  opening.onsuccess = () => {
    const asked = opening.result.transaction('days').objectStore('days').get('today');
    asked.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(asked.result ?? null)); };
  };
})`;

/** Waits until the desk's files and the class of this name are kept. */
async function keptFor(page: Page, name: string): Promise<void> {
  const state = `navigator.serviceWorker.getRegistration('/app').then((found) => found?.active?.state)`;
  await expect.poll(() => page.evaluate<string>(state), { timeout: 20_000 }).toBe('activated');
  await expect.poll(() => page.evaluate<string>(keptText), { timeout: 20_000 }).toContain(name);
}

test('a trainer finds today’s class and marks it, one tap per candidate, with undo', async () => {
  const { title, marks, eventId } = await classOfToday();
  const opened = await desk.openAs('staff_trainer', '/app/classes', { width: 820 });
  const { page } = opened;
  const today = page.getByRole('region', { name: 'Today' });
  await today.getByText('0 of 6 marked').first().waitFor();
  await fitsTablet(page);
  await expectDeskFit(opened);
  await today.locator(`a[href$="/${eventId}"]`).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await tap(page, 'Amy Ade', 'Passed');
  await tap(page, 'Ben Bo', 'Failed');
  await tap(page, 'Cara Cole', 'No-show');
  await page.getByRole('button', { name: 'Everybody else is here (3)' }).click();
  await page.getByRole('button', { name: 'All who attended passed (3)' }).click();
  await tap(page, 'Dan Dee', 'Failed');
  await isPressed(page, 'Dan Dee', 'Failed');
  await page.getByRole('button', { name: 'Undo the mark of Dan Dee' }).click();
  await page.getByRole('button', { name: 'Undo the mark of Ben Bo' }).click();
  await isPressed(page, 'Dan Dee', 'Passed');
  await page.getByText('5 of 6 marked').waitFor();
  await allSent(page);
  await expect
    .poll(marks)
    .toEqual([
      'Amy attended true',
      'Ben - -',
      'Cara no_show -',
      'Dan attended true',
      'Eve attended true',
      'Finn attended true',
    ]);
  await fitsTablet(page);
  await expectDeskFit(opened);
  expect(opened.problems).toEqual([]);
  await page.context().close();
});

test.each([820, 360])(
  'marks tapped without a connection wait, and are sent once when it is back (%i px)',
  async (width) => {
    const { path, marks, timesMarked } = await classOfToday();
    const { page } = await desk.openAs('staff_trainer', path, { width });
    await page.getByRole('group', { name: 'Finn Fox' }).waitFor();
    await page.context().setOffline(true);
    for (const name of people.slice(0, 5)) await tap(page, name, 'Passed');
    await tap(page, 'Eve Eze', 'Failed');
    await bar(page, '5 marks waiting.').waitFor();
    await isPressed(page, 'Eve Eze', 'Failed');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    // the tab is closed; another one is opened once there is a connection
    const context = page.context();
    await page.close();
    expect(await timesMarked()).toBe(0);
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(desk.app.url + path);
    await again.getByRole('group', { name: 'Finn Fox' }).waitFor();
    await allSent(again);
    await isPressed(again, 'Eve Eze', 'Failed');
    await expect
      .poll(marks)
      .toEqual([
        'Amy attended true',
        'Ben attended true',
        'Cara attended true',
        'Dan attended true',
        'Eve attended false',
        'Finn - -',
      ]);
    await expect.poll(timesMarked).toBe(5);
    await context.close();
  },
);

test('marks outlive a server that fails in between, and a reload while it does', async () => {
  const { path, marks, timesMarked } = await classOfToday();
  const { page } = await desk.openAs('staff_trainer', path, { width: 820 });
  await page.getByRole('group', { name: 'Finn Fox' }).waitFor();
  let passedOn = 0;
  await page.route('**/attendance', async (route) => {
    passedOn += 1;
    if (passedOn === 2) {
      // the server did it, and its answer is lost
      await route.fetch();
      await route.abort('connectionreset');
    } else if (passedOn > 2) await route.abort('connectionrefused');
    else await route.continue();
  });
  for (const name of people.slice(0, 5)) await tap(page, name, 'Passed');
  await bar(page, '4 marks waiting.').waitFor();
  await page.reload();
  await bar(page, '4 marks waiting.').waitFor();
  await isPressed(page, 'Cara Cole', 'Passed');
  await page.unroute('**/attendance');
  await page.getByRole('button', { name: 'Try now' }).click();
  await allSent(page);
  await expect
    .poll(async () => (await marks()).filter((mark) => mark.endsWith('attended true')).length)
    .toBe(5);
  await expect.poll(timesMarked).toBe(5);
  await page.context().close();
});

test('what the server refuses is told at the candidate, holds up nobody else, and can be dismissed', async () => {
  const { path, bookings, marks } = await classOfToday();
  const { page } = await desk.openAs('staff_trainer', path, { width: 820 });
  await page.getByRole('group', { name: 'Finn Fox' }).waitFor();
  const office = await desk.app.signedIn('staff_admin');
  await office.post(`/bookings/${bookings[0]}/cancel`, { note: 'Ill' });
  await tap(page, 'Amy Ade', 'Passed');
  await tap(page, 'Ben Bo', 'Passed');
  await bar(page, 'was not marked').waitFor();
  await allSent(page);
  await expect.poll(async () => (await marks()).slice(0, 2)).toEqual(['Amy - -', 'Ben attended true']);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Dismiss the mark of Amy Ade' }).click();
  await bar(page, 'was not marked').waitFor({ state: 'hidden' });
  await page.context().close();
});

test('another person on the same tablet never sends them, and is told whose they are', async () => {
  const { path, marks, timesMarked } = await classOfToday();
  const first = await desk.app.make.person('staff_trainer');
  const second = await desk.app.make.person('staff_trainer');
  const opened = await desk.openAs('staff_trainer', '/app/classes', { width: 820 });
  const { page } = opened;
  await signInAs(page, first.email, path);
  await page.getByRole('group', { name: 'Finn Fox' }).waitFor();
  await page.route('**/attendance', (route) => route.abort('connectionrefused'));
  await tap(page, 'Amy Ade', 'No-show');
  await bar(page, '1 mark waiting.').waitFor();
  // in another tab of the same browser, while the first one stays open
  const other = await page.context().newPage();
  await signInAs(other, second.email, path);
  await other.getByText(/Marks of Person \d+ wait on this device/).waitFor();
  await page.unroute('**/attendance');
  // tried again by itself, with what has become the other person's session
  await page.getByText(/Marks of Person \d+ wait on this device/).waitFor();
  await tap(other, 'Ben Bo', 'Passed');
  await allSent(other);
  await expect.poll(async () => (await marks()).slice(0, 2)).toEqual(['Amy - -', 'Ben attended true']);
  await signInAs(other, first.email, path);
  await isPressed(other, 'Amy Ade', 'No-show');
  await allSent(other);
  await expect.poll(async () => (await marks())[0]).toBe('Amy no_show -');
  await expect.poll(timesMarked).toBe(2);
  await page.context().close();
});

test('a roster opens without a connection, takes marks, and sends each once when it is back', async () => {
  const { path, marks, timesMarked, title } = await classOfToday();
  const { page } = await desk.openAs('staff_trainer', path, { width: 820 });
  await page.getByRole('group', { name: 'Finn Fox' }).waitFor();
  await keptFor(page, 'Finn');
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await page.getByText('No connection.').waitFor();
  await tap(page, 'Amy Ade', 'Passed');
  await tap(page, 'Ben Bo', 'No-show');
  await bar(page, '2 marks waiting.').waitFor();
  await expectAccessible(page);
  await page.reload();
  await isPressed(page, 'Amy Ade', 'Passed');
  // the day as a whole stands there too
  await page.getByRole('main').getByRole('link', { name: 'My classes' }).click();
  await page.getByRole('heading', { name: 'My classes', level: 1 }).waitFor();
  await page.getByText(title).first().waitFor();
  await page.context().setOffline(false);
  await allSent(page);
  await expect
    .poll(async () => (await marks()).slice(0, 3))
    .toEqual(['Amy attended true', 'Ben no_show -', 'Cara - -']);
  await expect.poll(timesMarked).toBe(2);
  await page.context().close();
});

test('what is kept of a class goes when its trainer signs out or somebody else signs in, and holds no contacts', async () => {
  const { path } = await classOfToday();
  const { page } = await desk.openAs('staff_trainer', path, { width: 820 });
  await page.getByRole('group', { name: 'Finn Fox' }).waitFor();
  await keptFor(page, 'Finn');
  const kept = await page.evaluate<string>(keptText);
  expect(kept).not.toMatch(/amy\.ade|amy\.\d+@/);
  const firstId = /"person":\{"id":(\d+),/.exec(kept)?.[1];
  expect(firstId).toBeDefined();
  const second = await desk.app.make.person('staff_trainer');
  const other = await page.context().newPage();
  await page.close();
  await signInAs(other, second.email, '/app/profile');
  await expect.poll(() => other.evaluate<string>(keptText)).not.toContain(`"person":{"id":${firstId},`);
  await other.goto(desk.app.url + path);
  await keptFor(other, 'Finn');
  await other.getByRole('button', { name: /your account/ }).click();
  await other.getByRole('button', { name: 'Sign out' }).click();
  await other.waitForURL('**/sign-in');
  expect(await other.evaluate<string>(keptText)).toBe('null');
  await other.context().setOffline(true);
  await other.goto(desk.app.url + path).catch(() => undefined);
  expect(await other.getByText('Finn Fox').count()).toBe(0);
  await other.context().close();
});
