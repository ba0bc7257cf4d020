import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { candidateOf, formOf, janesAnswers, links, makeInvite } from '../../../tests/support/candidate.ts';
import type { TestOrganisation } from '../../../tests/support/factories.ts';
import { announcementsOf } from '../../../tests/support/outbox.ts';
import { sandboxPayments } from '../../../tests/support/sandbox-payments.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { purchaseCredits } from '../../domains/wallet/index.ts';

let app: TestApp;
let acme: TestOrganisation;
beforeAll(async () => {
  app = await startTestApp({}, { payments: sandboxPayments });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.freeze(null);
  await app.sql(`update seat_holds set ended_at = now(), end_reason = 'released' where ended_at is null`);
  acme = await app.make.organisation({ credits: { 1: 5 } });
});

const phone = { phone: '+441234567890' };
const inviteOf = async (id: number) => {
  const [invite] = await app.sql<Record<string, unknown>>(
    'select * from booking_invite_records where id = $1',
    [id],
  );
  return invite;
};
const bookingsOf = (id: number) =>
  app.sql<Record<string, unknown>>('select * from training_bookings where invite_id = $1 order by id', [id]);
const invitesTold = async (type: string) => {
  const rows = await app.sql<{ payload: Record<string, unknown> }>(
    'select payload from outbox where organisation_id = $1 and event_type = $2',
    [acme.id, type],
  );
  return rows.map(({ payload }) => payload);
};
const fundsShortJobs = async () =>
  (await app.sql(`select 1 from graphile_worker.jobs where task_identifier = 'mail-funds-short'`)).length;

test('32: fetching the link does not open the invite, showing the page does, once', async () => {
  await app.make.event();
  const id = await makeInvite(app, acme.id);
  const candidate = candidateOf(app);
  const page = await candidate.get(links.invite(id));
  expect(page.status).toBe(200);
  expect(await inviteOf(id)).toMatchObject({ status: 'sent', opened_at: null });
  const shown = /data-opened="([^"]+)" data-form="([^"]+)"/.exec(page.html);
  const [, opened = '', form = ''] = shown ?? [];
  expect((await candidate.post(opened, {})).status).toBe(403);
  expect(await inviteOf(id)).toMatchObject({ status: 'sent' });
  expect((await candidate.post(opened, { form })).status).toBe(204);
  expect((await candidate.post(opened, { form })).status).toBe(204);
  expect(await inviteOf(id)).toMatchObject({ status: 'opened', opened_at: expect.anything() });
  expect(await invitesTold('booking_invite.opened')).toHaveLength(1);
  expect((await candidate.get(links.invite(id))).html).not.toContain('data-opened');
});

test('32: booking through it uses it, pays from the agency’s wallet and fires booking.created and booking_invite.used', async () => {
  const event = await app.make.event();
  const contact = { agency_contact_name: 'John Doe', agency_contact_email: 'john@acme.example' };
  const id = await makeInvite(app, acme.id, { ...contact, message: 'Please book soon.' });
  const candidate = candidateOf(app);
  const dates = await candidate.get(links.invite(id));
  expect(dates.text).toContain('Hello Jane, choose your date');
  expect(dates.text).toContain('Please book soon.');
  const details = await candidate.choose(dates, event);
  expect(details.text).toContain('Jane Smith');
  expect(details.text).toMatch(/Organisation \d+ pays\./);
  expect(details.html).not.toContain('name="first_name"');
  // what the invite fixed stays, whatever is sent
  const sent = { ...janesAnswers, first_name: 'Mallory', email: 'mallory@evil.example' };
  const done = await candidate.follow(await candidate.submit(details, '/details', sent));
  expect(done.text).toContain('You are booked, Jane');
  const [booking] = await bookingsOf(id);
  expect(booking).toMatchObject({
    first_name: 'Jane',
    email: 'jane.smith@nhsstaff.co.uk',
    booked_by: 'Candidate',
    pay_option: 'credits',
    booking_status: 'booked',
    pay_status: 'completed',
    ...contact,
  });
  expect(await inviteOf(id)).toMatchObject({ status: 'used', booking_id: booking?.['id'] });
  const told = await announcementsOf(app, acme.id, 'booking.created');
  expect(told).toMatchObject([{ id: booking?.['id'], invite_id: id }]);
  expect(await invitesTold('booking_invite.used')).toMatchObject([{ id, booking_id: booking?.['id'] }]);
});

test('32: used, expired, withdrawn and unknown links are the same 410', async () => {
  const event = await app.make.event({ startsAt: '2031-07-15T09:00:00Z' });
  await app.freeze('2031-05-01T10:00:00Z');
  const [used, expired, withdrawn] = await Promise.all([
    makeInvite(app, acme.id),
    makeInvite(app, acme.id, { expires_in_days: 1 }),
    makeInvite(app, acme.id),
  ]);
  const candidate = candidateOf(app);
  const details = await candidate.choose(await candidate.get(links.invite(used)), event);
  expect((await candidate.submit(details, '/details', phone)).status).toBe(303);
  await app.sql(`select withdraw_invite($1, $2, row('api_key', 1, null)::actor)`, [acme.id, withdrawn]);
  await app.pass('1 day');
  const pages = await Promise.all([
    ...[used, expired, withdrawn].map((id) => candidateOf(app).get(links.invite(id))),
    candidateOf(app).get(links.invite(999_999)),
    candidateOf(app).get(links.invite(used).slice(0, -3)),
    candidateOf(app).get(`${links.invite(used)}/details`),
  ]);
  expect(pages.map(({ status }) => status)).toEqual([410, 410, 410, 410, 410, 410]);
  expect(new Set(pages.map(({ html }) => html)).size).toBe(1);
  expect(pages[0]?.text).toContain('This link is no longer available');
});

test('32: short funds book nothing, ask the candidate to contact the agency, tell the agency once, and leave the invite opened', async () => {
  const broke = await app.make.organisation();
  const event = await app.make.event();
  const contact = { agency_contact_name: 'John Doe', agency_contact_email: 'john@acme.example' };
  const id = await makeInvite(app, broke.id, contact);
  const candidate = candidateOf(app);
  const details = await candidate.choose(await candidate.get(links.invite(id)), event);
  const before = await fundsShortJobs();
  const answer = await candidate.submit(details, '/details', phone);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('cannot pay for this seat at the moment');
  expect(answer.text).toContain('Please contact John Doe, john@acme.example');
  expect(answer.html).toMatch(/name="phone"[^>]*value="\+441234567890"/);
  expect(await bookingsOf(id)).toEqual([]);
  expect(await inviteOf(id)).toMatchObject({ status: 'opened' });
  await candidate.submit(answer, '/details', phone);
  expect((await fundsShortJobs()) - before).toBe(1);
  const [job] = await app.sql<{ payload: unknown }>(
    `select payload from graphile_worker._private_jobs order by id desc limit 1`,
  );
  expect(job?.payload).toEqual({ inviteId: id });
  await purchaseCredits(app.db, broke.id, 1, 1);
  const done = await candidate.follow(await candidate.submit(answer, '/details', phone));
  expect(done.text).toContain('You are booked, Jane');
});

test('26: an invite whose booking was not paid in time can be used again from its page', async () => {
  const event = await app.make.event({ startsAt: '2031-07-15T09:00:00Z', capacity: 1 });
  await app.freeze('2031-07-01T10:00:00Z');
  const id = await makeInvite(app, acme.id, { pay_option: 'candidate_pays' });
  const candidate = candidateOf(app);
  const details = await candidate.choose(await candidate.get(links.invite(id)), event);
  const pay = await candidate.follow(await candidate.submit(details, '/details', phone));
  expect(pay.text).toContain('Pay £85.00 to keep your seat');
  expect((await candidate.get(links.invite(id))).status).toBe(410);
  await app.pass('30 minutes');
  expect((await candidate.get(pay.url)).text).toContain('The time to pay is over');
  await app.sql('select end_due_booking()');
  expect(await inviteOf(id)).toMatchObject({ status: 'opened', used_at: null, booking_id: null });
  const over = await candidate.get(pay.url);
  expect(over.text).toContain('No payment arrived in time');
  expect(over.html).toContain(`href="${links.invite(id)}"`);
  const again = await candidate.choose(await candidate.get(links.invite(id)), event);
  const second = await candidate.follow(await candidate.submit(again, '/details', phone));
  const done = await candidate.follow(await candidate.submit(second, /\/pay\//, { action: 'pay' }));
  expect(done.text).toContain('You are booked, Jane');
  expect((await bookingsOf(id)).map(({ booking_status }) => booking_status)).toEqual(['cancelled', 'booked']);
});

test('an invite shows and takes only what it is for', async () => {
  const [wanted, elsewhere, pmva] = await Promise.all([
    app.make.event(),
    app.make.event(),
    app.make.event({ courseId: 3 }),
  ]);
  await app.sql('update training_events set location_id = 4 where id = $1', [elsewhere]);
  const id = await makeInvite(app, acme.id, { location_id: 3 });
  const candidate = candidateOf(app);
  const dates = await candidate.get(links.invite(id));
  expect(dates.html).toContain(`value="${wanted}"`);
  expect(dates.html).not.toContain(`value="${elsewhere}"`);
  for (const other of [elsewhere, pmva]) {
    expect((await candidate.submit(dates, '/hold', { event_id: String(other) })).status).toBe(422);
  }
  // a hold of the public page on another course is not booked at the agency's cost
  const publicDates = await candidate.get(links.publicPage(acme.code));
  const { hold = '' } = formOf(await candidate.choose(publicDates, pmva), '/details').fields;
  const { fields } = formOf(dates, '/hold');
  const taken = await candidate.post(`${links.invite(id)}/details`, { ...fields, hold, ...phone });
  expect(taken.status).toBe(422);
  expect(await bookingsOf(id)).toEqual([]);
});

test('an invite to one date that is full says so and offers no other', async () => {
  const event = await app.make.event({ capacity: 1 });
  await app.make.event();
  const id = await makeInvite(app, acme.id, { training_event_id: event });
  await app.make.hold(acme.id, event);
  const page = await candidateOf(app).get(links.invite(id));
  expect(page.text).toContain('No free seat at the moment');
  expect(page.html).not.toContain('name="event_id"');
});

test('two devices with one invite book once', async () => {
  const events = await Promise.all([app.make.event(), app.make.event()]);
  const id = await makeInvite(app, acme.id);
  const devices = [candidateOf(app), candidateOf(app)];
  const forms = await Promise.all(
    devices.map(async (device, index) =>
      device.choose(await device.get(links.invite(id)), events[index] ?? 0),
    ),
  );
  const answers = await Promise.all(
    devices.map((device, index) => device.submit(forms[index] ?? expect.fail(), '/details', phone)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
  expect(await bookingsOf(id)).toHaveLength(1);
});

test('a hostile message, name and contact are shown as text', async () => {
  await app.make.event();
  const hostile = '</blockquote><script>alert(1)</script>';
  const id = await makeInvite(app, acme.id, {
    message: hostile,
    first_name: hostile,
    agency_contact_name: hostile,
  });
  const page = await candidateOf(app).get(links.invite(id));
  expect(page.html).not.toContain('<script>alert');
  expect(page.text).toContain(hostile);
});
