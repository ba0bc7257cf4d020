import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { candidateOf, links } from '../../../tests/support/candidate.ts';
import { receiveMails } from '../../../tests/support/mailbox.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.freeze('2031-06-05T10:00:00Z'));

/** The one entry of a calendar file, as a calendar reads it. */
function entryIn(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents('vevent');
  const [event] = events;
  if (!event || events.length > 1) throw new Error(`${events.length} entries`);
  const entry = new ICAL.Event(event);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: entry.uid,
    sequence: Number(entry.sequence),
    starts: entry.startDate.toString(),
    zone: entry.startDate.zone.tzid,
    title: entry.summary,
    place: entry.location,
    url: event.getFirstPropertyValue('url'),
    attendees: entry.attendees.length,
  };
}

async function booked() {
  const { id: organisationId } = await app.make.organisation({ invoices: true });
  const event = await app.make.event({ startsAt: '2031-07-15T09:00:00Z' });
  const { id } = await app.make.booking(organisationId, event);
  const path = `${links.booking(id)}/calendar.ics`;
  return { id, event, path, file: () => candidateOf(app).get(path) };
}
const staff = `row('staff', 1, null)::actor`;

test('a confirmed booking’s page offers the entry that its mail carried: same name, place and London time', async () => {
  const { id, path, file } = await booked();
  const [mail] = await receiveMails(app);
  const page = await candidateOf(app).get(links.booking(id));
  expect(page.html).toContain(`href="${path}"`);
  const { status, headers, html } = await file();
  expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(headers.get('content-disposition')).toBe(`attachment; filename="training-${id}.ics"`);
  const mailed = entryIn(mail?.calendar ?? '');
  expect(entryIn(html)).toEqual({
    ...mailed,
    method: 'PUBLISH',
    attendees: 0,
    starts: '2031-07-15T10:00:00',
    zone: 'Europe/London',
    title: 'CSTF All-In-One Mandatory Practical Training',
    url: app.url + links.booking(id),
  });
});

test('after the training has moved it has the new time, and a higher number than any mail before', async () => {
  const { event, file } = await booked();
  await receiveMails(app);
  const before = entryIn((await file()).html);
  await app.sql(
    `select move_training_event($1, '2031-12-15T09:00:00Z', '2031-12-15T16:00:00Z', 4, ${staff})`,
    [event],
  );
  const mails = await receiveMails(app);
  const after = entryIn((await file()).html);
  expect(after).toMatchObject({ uid: before.uid, starts: '2031-12-15T09:00:00', place: 'Leeds, 1 Park Row' });
  expect(after.sequence).toBeGreaterThan(before.sequence);
  expect(after.sequence).toBe(entryIn(mails[0]?.calendar ?? '').sequence);
});

test('before any mail went out there is a file already', async () => {
  const { file } = await booked();
  expect(entryIn((await file()).html)).toMatchObject({ sequence: 0, starts: '2031-07-15T10:00:00' });
});

test('what is not booked, or is over, has none', async () => {
  const { id, file, path } = await booked();
  await app.freeze('2031-07-15T09:00:00Z');
  expect((await file()).status).toBe(404);
  await app.freeze('2031-07-01T09:00:00Z');
  await app.sql(`select cancel_training_booking_by_staff($1, null, true, ${staff})`, [id]);
  const gone = await file();
  expect([gone.status, gone.text.includes('There is nothing for your calendar')]).toEqual([404, true]);
  expect((await candidateOf(app).get(links.booking(id))).html).not.toContain(path);
  const { id: organisationId } = await app.make.organisation({ credits: { 3: 1 } });
  const pmva = await app.make.event({ courseId: 3, startsAt: '2031-07-15T09:00:00Z' });
  const pending = await app.make.booking(organisationId, pmva, {}, 'credits');
  expect((await candidateOf(app).get(`${links.booking(pending.id)}/calendar.ics`)).status).toBe(404);
});

test('hostile names and places stay text in it', async () => {
  const { id, file } = await booked();
  await app.sql(
    `update training_bookings set first_name = E'Eve\\r\\nATTENDEE:mailto:x@example.com', last_name = '<b>;,\\' where id = $1`,
    [id],
  );
  const entry = entryIn((await file()).html);
  expect(entry.attendees).toBe(0);
  expect(entry.starts).toBe('2031-07-15T10:00:00');
});
