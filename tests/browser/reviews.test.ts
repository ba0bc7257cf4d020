import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

test('reviews are decided one after the other, by key or by button, with a reason where it is no', async () => {
  const acme = await desk.app.make.organisation({ moneyPence: 200_000 });
  const event = await desk.app.make.event({ courseId: 3 });
  for (const [first_name, email] of [
    ['Aisha', 'aisha@example.com'],
    ['Bronwen', 'bronwen@example.com'],
    ['Callum', 'callum@example.com'],
  ] as const)
    await desk.app.make.booking(acme.id, event, { first_name, email }, 'balance');
  const opened = await desk.openAs('staff_admin', '/app/reviews');
  const { page, problems } = opened;
  await page.getByRole('heading', { name: 'Aisha Smith', level: 2 }).waitFor();
  await page.getByRole('status').getByText('3 bookings').waitFor();
  await page.getByText('None: the first under this e-mail address.').waitFor();
  await expectDeskFit(opened);

  await page.keyboard.press('a');
  await page.getByText('Aisha Smith was approved and is told.').waitFor();
  await page.getByRole('heading', { name: 'Bronwen Smith', level: 2 }).waitFor();

  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('£240.00 goes back to the organisation’s balance.').waitFor();
  await dialog.getByRole('button', { name: 'Reject the booking' }).click();
  await dialog.getByText('Say why: the candidate reads it.').waitFor();
  await expectDeskFit(opened);
  await dialog.getByLabel('Reason').fill('No evidence of the basic course.');
  await dialog.getByRole('button', { name: 'Reject the booking' }).click();
  await page.getByText('Bronwen Smith was rejected and is told.').waitFor();
  await page.getByRole('heading', { name: 'Callum Smith', level: 2 }).waitFor();

  await page.getByRole('switch', { name: 'Keyboard shortcuts' }).uncheck();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('All done').waitFor();
  await expectDeskFit(opened);
  const decided = await desk.app.sql(
    'select first_name, review, reason_note from training_bookings order by first_name',
  );
  expect(decided).toEqual([
    { first_name: 'Aisha', review: 'approved', reason_note: null },
    { first_name: 'Bronwen', review: 'rejected', reason_note: 'No evidence of the basic course.' },
    { first_name: 'Callum', review: 'approved', reason_note: null },
  ]);
  expect(problems).toEqual([]);
  await page.context().close();
});
