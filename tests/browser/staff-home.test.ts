import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

test('staff who sit down see what is on and what needs someone, and each number leads there', async () => {
  const quiet = await desk.openAs('staff_admin', '/app');
  await quiet.page.getByText('Nothing waits for you').waitFor();
  await expectDeskFit(quiet);
  expect(quiet.problems).toEqual([]);
  await quiet.page.context().close();

  await desk.app.freeze('2027-06-05T10:00:00Z');
  const acme = await desk.app.make.organisation({ moneyPence: 200_000 });
  const today = await desk.app.make.event({ startsAt: '2027-06-05T12:00:00Z', capacity: 4 });
  await desk.app.make.booking(acme.id, today, {}, 'balance');
  const review = await desk.app.make.event({ startsAt: '2027-06-09T09:00:00Z', courseId: 3 });
  await desk.app.make.booking(acme.id, review, {}, 'balance');
  await desk.app.make.event({ startsAt: '2027-06-07T09:00:00Z', trainer: false });
  const busy = await desk.openAs('staff_admin', '/app');
  const { page, problems } = busy;
  await page.getByText('Today is Saturday 5 June.').waitFor();
  await page.getByRole('img', { name: '1 of 4 seats booked' }).waitFor();
  await page.getByRole('link', { name: '1 Events without a trainer' }).waitFor();
  await expectDeskFit(busy);
  await page.getByRole('link', { name: '1 PMVA reviews waiting' }).click();
  await page.waitForURL('**/app/reviews');
  await page.getByRole('heading', { name: 'Jane Smith', level: 2 }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: '1 Events without a trainer' }).click();
  await page.waitForURL(/trainer=0/);
  await page.getByText('1 event shown').waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});
