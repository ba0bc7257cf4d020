import { expect, test } from 'vitest';
import { expectNoSidewaysScroll } from './browser.ts';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

/** A Wednesday in a week or two, whatever today is. */
function nextWednesday(): string {
  const day = new Date(Date.now() + 7 * 86_400_000);
  while (day.getUTCDay() !== 3) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** A trainer who is there every day from nine to five, with one session on a Wednesday. */
async function trainerWithSession() {
  const trainerId = await desk.app.makeBls.trainer({ name: `Sarah Connor ${Math.random()}` });
  await desk.app.sql('update bls_trainers set is_active = trainer_id = $1', [trainerId]);
  const acme = await desk.app.make.organisation({
    products: ['virtual-bls'],
    wallets: 'virtual-bls',
    credits: { 1: 10 },
  });
  const date = nextWednesday();
  await desk.app.makeBls.booking(acme.id, { date, time: '10:00' }, {}, 'credits');
  const exceptions = () =>
    desk.app.sql<{ kind: string }>('select kind from bls_exceptions where trainer_id = $1', [trainerId]);
  return { trainerId, date, exceptions };
}

test.each([1280, 360])(
  'a trainer closes a day, told what is booked in it, and takes it back (%i px)',
  async (width) => {
    const { trainerId, date, exceptions } = await trainerWithSession();
    const opened = await desk.openAs('staff_trainer', `/app/availability?week=${date}`, { trainerId, width });
    const { page } = opened;
    await page.getByRole('img', { name: /there on 7 days, 1 session booked/ }).waitFor();
    await page.getByLabel(/^Day/).fill(date);
    await page.getByText('1 session is booked in that time.').waitFor();
    await page.getByRole('button', { name: 'Close this time' }).click();
    await page
      .getByRole('region', { name: 'Sessions that do not fit' })
      .getByText(/Jane Smith/)
      .waitFor();
    expect(await exceptions()).toEqual([{ kind: 'closed' }]);
    await expectDeskFit(opened);
    await page.getByRole('button', { name: /^Remove .*all day/ }).click();
    await page.getByRole('region', { name: 'Sessions that do not fit' }).waitFor({ state: 'hidden' });
    expect(await exceptions()).toEqual([]);
    await expectNoSidewaysScroll(page);
    expect(opened.problems).toEqual([]);
    await page.context().close();
  },
);

test('a trainer changes the week, what they teach and their room', async () => {
  const { trainerId } = await trainerWithSession();
  const opened = await desk.openAs('staff_trainer', '/app/availability', { trainerId });
  const { page } = opened;
  await page.getByLabel('Monday from').selectOption('13:00');
  await page.getByLabel('Monday to').selectOption('12:00');
  await page.getByRole('button', { name: 'Save weekly hours' }).click();
  await page.getByText('Must be after from_time.').waitFor();
  await page.getByLabel('Monday to').selectOption('24:00');
  await page.getByRole('button', { name: 'Remove Sunday 09:00 to 17:00' }).click();
  await page.getByRole('button', { name: 'Save weekly hours' }).click();
  await page.getByText('The weekly hours are saved.').waitFor();
  const rules = () =>
    desk.app.sql<{ weekday: number; hours: string }>(
      `select weekday, from_time::text || '-' || to_time::text as hours from bls_weekly_rules where trainer_id = $1 order by weekday`,
      [trainerId],
    );
  expect(await rules()).toHaveLength(6);
  expect((await rules())[0]).toEqual({ weekday: 1, hours: '13:00:00-24:00:00' });
  await page.getByRole('checkbox', { name: /BLS — Annual Renewal/ }).click();
  await page.getByText('What is taught is saved.').waitFor();
  await page.getByLabel('Link').fill('http://not-safe.example');
  await page.getByRole('button', { name: 'Save the room' }).click();
  await page.getByText('Must be an https link.').waitFor();
  await page.getByLabel('Link').fill('https://meet.example/sarah');
  await page.getByRole('button', { name: 'Save the room' }).click();
  await page.getByText('The room is saved.').waitFor();
  await expectDeskFit(opened);
  await page.context().close();
});

test('the office chooses any trainer, and stops offering slots', async () => {
  const { trainerId } = await trainerWithSession();
  const opened = await desk.openAs('staff_admin', '/app/availability');
  const { page } = opened;
  await page.getByLabel('Trainer', { exact: true }).first().selectOption(String(trainerId));
  await page.getByText('Slots are offered', { exact: true }).first().waitFor();
  await page.getByRole('switch', { name: 'Slots are offered' }).click();
  await page.getByText('No slots are offered. What is booked stays.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page
    .getByText('Slots are offered again.')
    .or(page.getByRole('switch', { checked: true }))
    .first()
    .waitFor();
  await expectDeskFit(opened);
  expect(opened.problems).toEqual([]);
  await page.context().close();
});
