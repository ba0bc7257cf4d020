import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

const nextMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString();

async function offer(capacity: number, courseId = 1) {
  const acme = await desk.app.make.organisation({ credits: { 1: 3 }, moneyPence: 30_000 });
  await desk.app.sql('update training_locations set latitude = 55.8473, longitude = -4.4201 where id = 3');
  const event = await desk.app.make.event({
    startsAt: nextMonth(),
    capacity,
    courseId,
    visibleTo: [acme.id],
  });
  return { acme, event };
}

async function type(page: Page, number: number, first: string, email: string) {
  const row = page.getByRole('group', { name: `Candidate ${number}`, exact: true });
  await row.getByLabel('First name').fill(first);
  await row.getByLabel('Last name').fill('Smith');
  await row.getByLabel('E-mail').fill(email);
  await row.getByLabel('Phone').fill('07700 900123');
}

const seatsOf = async (event: number) =>
  (await desk.app.sql('select booked_seats, held_seats from training_events where id = $1', [event]))[0];

test.each([1280, 360])(
  'a manager at %i px finds a class, holds two seats, and books two candidates in one go',
  async (width) => {
    const { acme, event } = await offer(5);
    const opened = await desk.openAs('agency_manager', '/app/find', { organisationId: acme.id, width });
    const { page } = opened;
    await page.getByRole('link', { name: 'CSTF All-In-One' }).waitFor();
    await page.getByText('5 of 5 free').waitFor();
    if (width < 1000) await page.getByText('Map', { exact: true }).click();
    await page.getByRole('img', { name: /Map of 1 place .* Glasgow, 5 seats/ }).waitFor();
    await expectDeskFit(opened);
    if (width < 1000) await page.getByText('List', { exact: true }).click();
    await page.getByRole('link', { name: 'CSTF All-In-One' }).click();
    await page.waitForURL(`**/app/find/${event}`);

    await page.getByLabel('How many seats').fill('2');
    await page.getByRole('button', { name: 'Hold 2 seats for 30 minutes' }).click();
    await page.getByText('2 seats are yours').waitFor();
    expect(await seatsOf(event)).toEqual({ booked_seats: 0, held_seats: 2 });
    await type(page, 1, 'Jane', 'jane@example.com');
    await type(page, 2, 'Ama', 'jane@example.com');
    await page.getByText('This address is in the list twice.').first().waitFor();
    await page.getByText('2 credits of 3; 1 left').waitFor();
    await expectDeskFit(opened);

    // what was typed and what is held outlive a reload
    await page.reload();
    await page.getByText('2 seats are yours').waitFor();
    await type(page, 2, 'Ama', 'ama@example.com');
    await page.getByRole('button', { name: 'Book 2 candidates' }).click();
    await page.getByText('2 candidates booked').waitFor();
    expect(await page.getByRole('link', { name: /^Booking \d+$/ }).count()).toBe(2);
    await expectDeskFit(opened);
    expect(await seatsOf(event)).toEqual({ booked_seats: 2, held_seats: 0 });
    expect(opened.problems).toEqual([]);
    await page.context().close();
  },
);

test('a pasted list with more people than seats is told before anything is booked', async () => {
  const { acme, event } = await offer(2);
  const { page } = await desk.openAs('agency_owner', `/app/find/${event}`, { organisationId: acme.id });
  await page.getByRole('button', { name: 'Hold 1 seat for 30 minutes' }).click();
  await page.getByRole('button', { name: 'Paste a list' }).click();
  await page
    .getByLabel('One candidate a line')
    .fill('Jane Smith\tjane@example.com\t07700 900123\nAma Owusu, ama@example.com, 07700 900124');
  await page.getByRole('button', { name: 'Take over 2 candidates' }).click();
  await page.getByRole('button', { name: /Book 2 candidates/ }).click();
  await page.getByText('2 candidates and 1 held seat: hold 1 more, or remove 1.').waitFor();
  await page.getByRole('button', { name: 'Hold 1 more' }).click();
  await page.getByText('2 seats are yours').waitFor();
  await page.getByRole('button', { name: /Book 2 candidates/ }).click();
  await page.getByText('2 candidates booked').waitFor();
  await page.context().close();
});

test('who is refused is told why beside the row, the others are booked, and a second try books once', async () => {
  const { acme, event } = await offer(4);
  const { page } = await desk.openAs('agency_admin', `/app/find/${event}`, { organisationId: acme.id });
  await page.getByLabel('How many seats').fill('2');
  await page.getByRole('button', { name: 'Hold 2 seats for 30 minutes' }).click();
  await type(page, 1, 'Jane', 'jane@example.com');
  await type(page, 2, 'Ama', 'ama@example.com');
  // a colleague spends credits meanwhile
  await page.getByText('2 credits of 3; 1 left').waitFor();
  for (let n = 0; n < 2; n += 1) await desk.app.make.booking(acme.id, event, {}, 'credits');
  await page.getByRole('button', { name: 'Book 2 candidates' }).click();
  await page.getByText('Not booked: Not enough booking credits for this course.').waitFor();
  await page.getByText('Booked', { exact: true }).waitFor();
  await page.getByRole('radio', { name: 'Money balance' }).check();
  await page.getByRole('button', { name: /Try again: book 1 candidate/ }).click();
  await page.getByText('2 candidates booked').waitFor();
  expect(await seatsOf(event)).toEqual({ booked_seats: 4, held_seats: 0 });
  await page.context().close();
});

test('whoever leaves with seats held is asked, and can release them', async () => {
  const { acme, event } = await offer(3);
  const opened = await desk.openAs('agency_manager', `/app/find/${event}`, { organisationId: acme.id });
  const { page } = opened;
  await page.getByRole('button', { name: 'Hold 1 seat for 30 minutes' }).click();
  await page.getByText('1 seat is yours').waitFor();
  await page.getByRole('link', { name: 'Find training' }).first().click();
  await page.getByRole('dialog', { name: 'You hold 1 seat' }).waitFor();
  await page.getByRole('button', { name: 'Release and leave' }).click();
  await page.waitForURL('**/app/find');
  expect(await seatsOf(event)).toEqual({ booked_seats: 0, held_seats: 0 });
  await page.context().close();
});

test('filters stand in the address; where nothing fits, the page says what helps', async () => {
  const { acme } = await offer(2);
  const opened = await desk.openAs('agency_viewer', '/app/find?seats=9', { organisationId: acme.id });
  const { page } = opened;
  await page.getByText('Nothing has 9 seats left at once.').waitFor();
  await expectDeskFit(opened);
  await page.getByRole('button', { name: 'Show every class' }).click();
  await page.getByText('2 of 2 free').waitFor();
  await page.getByRole('link', { name: 'CSTF All-In-One' }).click();
  await page.getByText('You can look, not book').waitFor();
  await page.context().close();
});

test.each([1280, 360])('a remote session is held by its time and booked, at %i px', async (width) => {
  await desk.app.makeBls.trainer();
  const acme = await desk.app.make.organisation({ wallets: 'virtual-bls', credits: { 1: 1 } });
  const opened = await desk.openAs('agency_manager', '/app/find?tab=remote', {
    organisationId: acme.id,
    width,
  });
  const { page } = opened;
  const chip = page.getByRole('button', { name: /^Hold \d\d:\d\d on / }).last();
  await chip.waitFor();
  await expectDeskFit(opened);
  await chip.click();
  await page.getByText(/is yours until/).waitFor();
  for (const [label, text] of [
    ['First name', 'Jane'],
    ['Last name', 'Smith'],
    ['E-mail', 'jane@example'],
    ['Phone', '07700 900123'],
    ['Address for the kit', '12 Nursing Lane'],
    ['Town', 'Manchester'],
    ['Postcode', 'M1 2AB'],
  ] as const)
    await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: /Book the session/ }).click();
  await page.getByText(/must be an e-mail|not an e-mail|valid e-mail/i).waitFor();
  await expectDeskFit(opened);
  await page.getByLabel('E-mail').fill('jane@example.com');
  await page.getByRole('button', { name: /Book the session/ }).click();
  await page.getByText(/^Session \d+/).waitFor();
  await expectDeskFit(opened);
  await page.context().close();
});
