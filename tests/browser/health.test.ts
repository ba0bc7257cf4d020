import { expect, test } from 'vitest';
import { deskOfFile, expectDeskFit } from './desk.ts';

const desk = deskOfFile();

test('staff see that nothing works on the queue, why a job failed, and give it up or run it again', async () => {
  const [job] = await desk.app.sql<{ id: number }>(
    `select id from graphile_worker.add_job('mail-funds-short', '{"organisationId": 1}', max_attempts := 5)`,
  );
  await desk.app.sql(
    `update graphile_worker._private_jobs set attempts = 2, last_error = 'Error: the mail server is away', run_at = now() + interval '1 hour' where id = $1`,
    [job?.id],
  );
  const visit = await desk.openAs('staff_admin', '/app/health');
  const { page } = visit;
  await page.getByText(/No worker is running: nothing that is queued is done/).waitFor();
  await page.getByText('Error: the mail server is away').waitFor();
  await expectDeskFit(visit);
  await page.getByRole('button', { name: `Give up job ${job?.id}` }).click();
  await page.getByRole('button', { name: 'Give it up' }).click();
  await page.getByText('1 job has failed for good.').waitFor();
  await page.getByRole('button', { name: `Run now: job ${job?.id}` }).click();
  await page.getByText('1 job has failed for good.').waitFor({ state: 'detached' });
  expect(visit.problems).toEqual([]);
  await page.context().close();
});

test('on a telephone a mail that bounced is sent again', async () => {
  const acme = await desk.app.make.organisation({ invoices: true });
  const { id } = await desk.app.make.booking(acme.id, await desk.app.make.event());
  await desk.app.sql(
    `insert into notifications (organisation_id, cause, kind, recipient, address, booking_id, status, attempts, failure, created_at)
     values ($1, 'test', 'booking-confirmed', 'candidate', 'jane.smith@example.com', $2, 'bounced', 1, '550 5.1.1', app_now())`,
    [acme.id, id],
  );
  const visit = await desk.openAs('staff_admin', '/app/health', { width: 360 });
  const { page } = visit;
  await page.getByText('1 mail of the last seven days did not arrive.').waitFor();
  await page.getByRole('button', { name: /^Send again: mail \d+$/ }).click();
  await page.getByText('Every mail arrived.', { exact: false }).waitFor();
  await expectDeskFit(visit);
  expect(visit.problems).toEqual([]);
  await page.context().close();
});
