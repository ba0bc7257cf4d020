import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
let staff: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp();
  staff = await app.signedIn('staff_admin');
});
afterAll(() => app.close());

const health = async () => (await staff.get('/system-health')).body;

const audited = (action: string) =>
  app.sql<{ subject_id: number; details: unknown }>(
    'select subject_id, details from audit_entries where action = $1',
    [action],
  );

/** A job of a kind that nobody works on, as a failed attempt leaves it. */
async function failedJob(error: string): Promise<number> {
  const [job] = await app.sql<{ id: number }>(
    `select id from graphile_worker.add_job('mail-funds-short', '{"organisationId": 1}', max_attempts := 2)`,
  );
  const id = Number(job?.id);
  await app.sql('update graphile_worker._private_jobs set attempts = 2, last_error = $2 where id = $1', [
    id,
    error,
  ]);
  return id;
}

test('tells of the queue, webhooks, mails, the database and what runs', async () => {
  const body = await health();
  expect(body).toMatchObject({
    jobs: { running: 0 },
    webhooks: { ready: 0, failing: [] },
    mail: { waiting: 0, failures: [] },
  });
  expect(at(body, 'webhooks.hours')).toHaveLength(24);
  expect(at(body, 'mail.hours')).toHaveLength(24);
  expect(at(body, 'database.migration_number')).toBe(at(body, 'database.expected_migration'));
  expect(Number(at(body, 'database.size_bytes'))).toBeGreaterThan(1_000_000);
});

test('a failed job is shown without addresses, runs again when asked to, or is given up; both are in the trail', async () => {
  const id = await failedJob('Error: no mailbox jane.smith@example.com here\n    at file.js:1');
  expect(at(await health(), 'jobs.troubled.0')).toMatchObject({
    id,
    task: 'mail-funds-short',
    is_failed: true,
    last_error: 'Error: no mailbox *** here',
  });
  const before = Number(at(await health(), 'jobs.failed'));
  const again = await staff.post(`/system-health/jobs/${id}/retry`);
  expect(again.status).toBe(200);
  expect(at(again.body, 'jobs.failed')).toBe(before - 1);
  expect(await audited('job.retried')).toEqual([{ subject_id: id, details: { task: 'mail-funds-short' } }]);
  const ended = await staff.post(`/system-health/jobs/${id}/give-up`);
  expect(at(ended.body, 'jobs.failed')).toBe(before);
  expect(await audited('job.given_up')).toHaveLength(1);
});

test('a job that a worker has in hand is left alone; one that is gone is 404', async () => {
  const id = await failedJob('Error: x');
  await app.sql(
    'update graphile_worker._private_jobs set attempts = 1, locked_at = now(), locked_by = $2 where id = $1',
    [id, 'worker-1'],
  );
  for (const verb of ['retry', 'give-up'])
    expect((await staff.post(`/system-health/jobs/${id}/${verb}`)).body['code']).toBe('job_is_running');
  expect((await staff.post('/system-health/jobs/987654321/retry')).status).toBe(404);
});

test('a mail that bounced is told without its address and sent again when asked to, once', async () => {
  const acme = await app.newClient({ invoices: true });
  const { id: bookingId } = await app.make.booking(acme.id, await app.make.event());
  await app.sql(
    `insert into notifications (organisation_id, cause, kind, recipient, address, booking_id, status, attempts, failure, created_at)
     values ($1, 'test', 'booking-confirmed', 'candidate', 'jane.smith@example.com', $2, 'bounced', 1, '550 5.1.1', app_now())`,
    [acme.id, bookingId],
  );
  const seen = await staff.get('/system-health');
  expect(seen.text).not.toContain('jane.smith@example.com');
  expect(at(seen.body, 'mail')).toMatchObject({
    undelivered: 1,
    failures: [
      { kind: 'booking-confirmed', recipient: 'candidate', status: 'bounced', failure: '550 5.1.1' },
    ],
  });
  const path = `/system-health/mails/${at(seen.body, 'mail.failures.0.id')}/retry`;
  const retried = await staff.post(path);
  expect(at(retried.body, 'mail')).toMatchObject({ undelivered: 0, failures: [] });
  expect(await audited('mail.retried')).toHaveLength(1);
  expect((await staff.post(path)).body['code']).toBe('mail_not_failed');
  expect((await staff.post('/system-health/mails/987654321/retry')).status).toBe(404);
});
