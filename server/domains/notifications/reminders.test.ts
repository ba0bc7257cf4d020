import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { receiveMails } from '../../../tests/support/mailbox.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { planReminders } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
afterEach(() =>
  app.sql(`update training_bookings set booking_status = 'cancelled', cancelled_at = app_now(),
  reason = 'staff', cancelled_by = 'Admin' where booking_status <> 'cancelled'`),
);

const actor = "row('system', null, null)::actor";
const hour = 3_600_000;

/** A booking of an event that starts at a moment, made at another; its own mails are taken out of the way. */
async function bookedAt(madeAt: string, startsAt: string, courseId = 1) {
  await app.freeze(madeAt);
  const organisation = await app.make.organisation({ credits: { 1: 1, 3: 1 } });
  const endsAt = new Date(Date.parse(startsAt) + 7 * hour).toISOString();
  const booking = await app.make.booking(
    organisation.id,
    await app.make.event({ startsAt, endsAt, courseId }),
    {},
    'credits',
  );
  await receiveMails(app);
  return booking;
}

async function remindersAt(moment: string): Promise<string[]> {
  await app.freeze(moment);
  return (await receiveMails(app)).map(({ subject }) => subject);
}

const week = 'In a week: CSTF All-In-One Mandatory Practical Training, 10:00';
const tomorrow = 'Tomorrow: CSTF All-In-One Mandatory Practical Training, 10:00';

test('a candidate is reminded 7 days and 1 day before, each once, to the second', async () => {
  await bookedAt('2026-06-05T10:00:00Z', '2026-07-15T09:00:00Z');
  expect(await remindersAt('2026-07-08T08:59:59Z')).toEqual([]);
  expect(await remindersAt('2026-07-08T09:00:00Z')).toEqual([week]);
  expect(await remindersAt('2026-07-10T09:00:00Z')).toEqual([]);
  expect(await remindersAt('2026-07-14T08:59:59Z')).toEqual([]);
  expect(await remindersAt('2026-07-14T09:00:00Z')).toEqual([tomorrow]);
  expect(await remindersAt('2026-07-15T08:59:59Z')).toEqual([]);
});

test.each([
  ['the clocks go forward', '2027-03-29T09:00:00Z', '2027-03-22T10:00:00Z', '2027-03-28T09:00:00Z'],
  ['the clocks go back', '2026-10-26T10:00:00Z', '2026-10-19T09:00:00Z', '2026-10-25T10:00:00Z'],
])(
  '7 days before is the same time on London’s clocks when %s in between',
  async (_what, startsAt, weekBefore, dayBefore) => {
    await bookedAt('2026-09-01T10:00:00Z', startsAt);
    const justBefore = (moment: string) => new Date(Date.parse(moment) - 1_000).toISOString();
    expect(await remindersAt(justBefore(weekBefore))).toEqual([]);
    expect(await remindersAt(weekBefore)).toEqual([week]);
    expect(await remindersAt(justBefore(dayBefore))).toEqual([]);
    expect(await remindersAt(dayBefore)).toEqual([tomorrow]);
  },
);

test('a booking made 3 days ahead brings the reminder of the day before only; one made today none', async () => {
  await bookedAt('2026-07-12T10:00:00Z', '2026-07-15T09:00:00Z');
  expect(await remindersAt('2026-07-12T10:01:00Z')).toEqual([]);
  expect(await remindersAt('2026-07-14T09:00:00Z')).toEqual([tomorrow]);
  await bookedAt('2026-07-14T19:00:00Z', '2026-07-15T09:00:00Z');
  expect(await remindersAt('2026-07-15T08:00:00Z')).toEqual([]);
});

test('a worker that was away for 3 days reminds when it is back, but not of both', async () => {
  await bookedAt('2026-06-05T10:00:00Z', '2026-07-15T09:00:00Z');
  expect(await remindersAt('2026-07-11T09:00:00Z')).toEqual([week]);
  await bookedAt('2026-06-05T10:00:00Z', '2026-08-15T09:00:00Z');
  expect(await remindersAt('2026-08-14T20:00:00Z')).toEqual([tomorrow]);
});

test('pending and cancelled bookings are not reminded of', async () => {
  await bookedAt('2026-06-05T10:00:00Z', '2026-07-15T09:00:00Z', 3);
  const { id } = await bookedAt('2026-06-05T10:00:00Z', '2026-07-15T09:00:00Z');
  await app.sql(`select cancel_training_booking_by_staff($1, null, true, ${actor})`, [id]);
  await receiveMails(app);
  expect(await remindersAt('2026-07-08T09:00:00Z')).toEqual([]);
  expect(await remindersAt('2026-07-14T09:00:00Z')).toEqual([]);
});

test('whoever was confirmed after the reminder was due is not reminded at once', async () => {
  const { id } = await bookedAt('2026-06-05T10:00:00Z', '2026-07-15T09:00:00Z', 3);
  await app.freeze('2026-07-10T09:00:00Z');
  await app.sql(`select decide_training_review($1, true, null, ${actor})`, [id]);
  expect(await remindersAt('2026-07-10T09:00:00Z')).toEqual(['You are booked: PMVA, Wednesday 15 July 2026']);
  expect(await remindersAt('2026-07-14T09:00:00Z')).toEqual(['Tomorrow: PMVA, 10:00']);
});

test('a moved booking is reminded of its new time', async () => {
  const { training_event_id } = await bookedAt('2026-06-05T10:00:00Z', '2026-07-15T09:00:00Z');
  expect(await remindersAt('2026-07-08T09:00:00Z')).toEqual([week]);
  await app.sql(
    `select move_training_event($1, '2026-07-22T09:00:00Z', '2026-07-22T16:00:00Z', 3, ${actor})`,
    [training_event_id],
  );
  expect(await remindersAt('2026-07-08T09:00:01Z')).toEqual([
    expect.stringContaining('Moved to Wednesday 22 July'),
  ]);
  expect(await remindersAt('2026-07-14T09:00:00Z')).toEqual([]);
  expect(await remindersAt('2026-07-15T09:00:00Z')).toEqual([week]);
  expect(await remindersAt('2026-07-21T09:00:00Z')).toEqual([tomorrow]);
});

test('a reminder queued before the booking was cancelled is not sent', async () => {
  const { id } = await bookedAt('2026-06-05T10:00:00Z', '2026-07-15T09:00:00Z');
  await app.freeze('2026-07-14T09:00:00Z');
  expect(await planReminders(app.db)).toBe(1);
  await app.sql(`select cancel_training_booking_by_staff($1, null, true, ${actor})`, [id]);
  expect(await remindersAt('2026-07-14T09:00:01Z')).toEqual([expect.stringContaining('Cancelled')]);
});

test('many workers planning at once plan each reminder once', async () => {
  await bookedAt('2026-06-05T10:00:00Z', '2026-07-15T09:00:00Z');
  await app.freeze('2026-07-08T09:00:00Z');
  const planned = await Promise.all(Array.from({ length: 8 }, () => planReminders(app.db)));
  expect(planned.reduce((sum, count) => sum + count, 0)).toBe(1);
});
