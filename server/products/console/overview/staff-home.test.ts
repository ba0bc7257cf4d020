import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
let admin: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp();
  await app.freeze('2027-06-05T10:00:00Z');
  admin = await app.signedIn('staff_admin');
});
afterAll(() => app.close());

const quiet = {
  reviews_waiting: 0,
  next_review_starts_at: null,
  unpaid_starting_soon: 0,
  drafts_starting_soon: 0,
  events_without_trainer: 0,
  kits_overdue: 0,
  referrals_new: 0,
  referrals_overdue: 0,
  webhooks_failing: 0,
  mails_undelivered: 0,
  jobs_failing: 0,
};

test('where nothing was done yet nothing needs anybody, and every day is there', async () => {
  const { status, body } = await admin.get('/staff-home');
  expect(status).toBe(200);
  expect(body).toMatchObject({ today: '2027-06-05', ...quiet });
  const days = body['days'] as { date: string }[];
  expect([days.length, days[0]?.date, days[13]?.date]).toEqual([14, '2027-06-05', '2027-06-18']);
});

test('counts what is on and what needs somebody, each by its own rule', async () => {
  const acme = await app.make.organisation({ invoices: true });
  const today = await app.make.event({ startsAt: '2027-06-05T12:00:00Z', capacity: 4 });
  await app.make.booking(acme.id, today);
  const review = await app.make.event({ startsAt: '2027-06-09T09:00:00Z', courseId: 3, capacity: 6 });
  await app.make.booking(acme.id, review);
  await app.make.event({ startsAt: '2027-06-07T09:00:00Z', trainer: false });
  await app.make.event({ startsAt: '2027-06-08T09:00:00Z', published: false });
  // beyond the fortnight, and cancelled: neither counts
  await app.make.event({ startsAt: '2027-06-25T09:00:00Z', trainer: false });
  const cancelled = await app.make.event({ startsAt: '2027-06-10T09:00:00Z', trainer: false });
  await admin.post(`/training-events/${cancelled}/cancel`, {});

  const { body } = await admin.get('/staff-home');
  expect(body).toMatchObject({
    ...quiet,
    reviews_waiting: 1,
    next_review_starts_at: '2027-06-09T10:00:00+01:00',
    unpaid_starting_soon: 2,
    drafts_starting_soon: 1,
    events_without_trainer: 1,
  });
  const days = body['days'] as object[];
  expect([days[0], days[2], days[3], days[4]]).toEqual([
    { date: '2027-06-05', events: 1, booked_seats: 1, capacity: 4, remote_sessions: 0 },
    { date: '2027-06-07', events: 1, booked_seats: 0, capacity: 12, remote_sessions: 0 },
    { date: '2027-06-08', events: 0, booked_seats: 0, capacity: 0, remote_sessions: 0 },
    { date: '2027-06-09', events: 1, booked_seats: 1, capacity: 6, remote_sessions: 0 },
  ]);
});
