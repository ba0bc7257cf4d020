import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { candidateOf, formOf, janesAnswers, links } from '../../../tests/support/candidate.ts';
import type { TestOrganisation } from '../../../tests/support/factories.ts';
import { announcementsOf } from '../../../tests/support/outbox.ts';
import { sandboxPayments } from '../../../tests/support/sandbox-payments.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';

let app: TestApp;
let acme: TestOrganisation;
beforeAll(async () => {
  app = await startTestApp({}, { payments: sandboxPayments });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.freeze(null);
  await app.sql(`update training_events set cancelled_at = now() where cancelled_at is null`);
  await app.sql(`update seat_holds set ended_at = now(), end_reason = 'released' where ended_at is null`);
  acme = await app.make.organisation();
});

const publicPage = (query = '') => links.publicPage(acme.code) + query;
const bookingsOf = (eventId: number) =>
  app.sql<Record<string, unknown>>(
    'select * from training_bookings where training_event_id = $1 order by id',
    [eventId],
  );
const seatsOf = async (eventId: number) => {
  const [seats] = await app.sql('select booked_seats, held_seats from training_events where id = $1', [
    eventId,
  ]);
  return seats;
};
const setSettings = (columns: string) =>
  app.sql(`update organisation_training_settings set ${columns} where organisation_id = $1`, [acme.id]);

test('a candidate finds a date, holds it, gives details, pays by card and is booked', async () => {
  const event = await app.make.event({ startsAt: '2031-07-15T09:00:00Z' });
  const candidate = candidateOf(app);
  const dates = await candidate.get(publicPage());
  expect(dates.text).toContain('July 2031');
  expect(dates.text).toContain('10:00 to 17:00');
  expect(dates.text).toContain('£85.00');
  const details = await candidate.choose(dates, event);
  expect(details.url).toBe(`/practical-training/details?sgi=${acme.code}`);
  expect(details.text).toMatch(/We hold this seat for you until \d\d:\d\d \./);
  expect(details.text).toContain('You pay £85.00 by card');
  const sent = await candidate.submit(details, '/details', janesAnswers);
  expect(sent.status).toBe(303);
  const [booking] = await bookingsOf(event);
  expect(booking).toMatchObject({
    organisation_id: acme.id,
    booked_by: 'Candidate',
    pay_option: 'candidate_pays',
    booking_status: 'pending',
    first_name: 'Jane',
    email: 'jane.smith@nhsstaff.co.uk',
    job_role: 'Registered Nurse',
  });
  const pay = await candidate.follow(sent);
  expect(pay.url).toBe(links.pay(Number(booking?.['id'])));
  const paid = await candidate.follow(await candidate.submit(pay, /\/pay\//, { action: 'pay' }));
  expect(paid.url).toBe(links.booking(Number(booking?.['id'])));
  expect(paid.text).toContain('You are booked, Jane');
  expect(paid.text).toContain('Abbey Mill Business Centre, Paisley PA1 1TJ');
  expect(await announcementsOf(app, acme.id, 'booking.confirmed')).toHaveLength(1);
});

test('33: a public-page hold blocks a seat but causes no 409 and no webhook', async () => {
  const event = await app.make.event({ capacity: 2 });
  const candidate = candidateOf(app);
  await candidate.choose(await candidate.get(publicPage()), event);
  const { post } = await app.newClient();
  const own = await fetch(`${app.training}/training-events/${event}/hold`, {
    method: 'POST',
    headers: { authorization: `Bearer ${acme.token}` },
  });
  expect(own.status).toBe(201);
  expect((await post(`/training-events/${event}/hold`)).body).toMatchObject({ code: 'no_seats_left' });
  await app.freeze('2031-01-01T00:00:00Z');
  await app.sql('select sweep_lapsed_holds(100)');
  const expired = await app.sql<{ organisation_id: number }>(
    `select organisation_id from outbox where event_type = 'seat_hold.expired' and (payload->>'training_event_id')::bigint = $1`,
    [event],
  );
  expect(expired).toEqual([{ organisation_id: acme.id }]);
});

test('two visitors race for the last seat: exactly one gets it', async () => {
  const event = await app.make.event({ capacity: 1 });
  const rivals = [candidateOf(app), candidateOf(app)];
  const pages = await Promise.all(rivals.map((rival) => rival.get(publicPage())));
  const answers = await Promise.all(
    rivals.map((rival, index) => rival.choose(pages[index] ?? expect.fail(), event)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  const loser = answers.find(({ status }) => status === 422);
  expect(loser?.text).toContain('That seat has just gone');
  expect(loser?.text).toContain('No free seat at the moment');
  expect(await seatsOf(event)).toEqual({ booked_seats: 0, held_seats: 1 });
});

test('one visitor holds one seat: another choice, in another tab at the same time too, gives the first back', async () => {
  const events = await Promise.all([1, 2, 3, 4].map(() => app.make.event({ capacity: 5 })));
  const candidate = candidateOf(app);
  const dates = await candidate.get(publicPage());
  for (let round = 0; round < 5; round += 1) {
    const tabs = await Promise.all(
      [...events, ...events].map((event) => candidate.submit(dates, '/hold', { event_id: String(event) })),
    );
    expect(tabs.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 303));
    const [held] = await app.sql(
      'select sum(held_seats)::int as seats from training_events where id = any($1)',
      [events],
    );
    expect(held).toEqual({ seats: 1 });
  }
});

test('five visitors of one network may hold a seat each, the sixth is told why not', async () => {
  const event = await app.make.event();
  const answers = [];
  for (let number = 0; number < 6; number += 1) {
    const candidate = candidateOf(app);
    answers.push(await candidate.choose(await candidate.get(publicPage()), event));
  }
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 422]);
  expect(answers[5]?.text).toContain('Too many seats are on hold from your network');
  const raw = await app.sql(
    `select 1 from seat_holds where position('127.0.0.1'::bytea in address_sha256) > 0 or octet_length(visitor_sha256) <> 32`,
  );
  expect(raw).toEqual([]);
});

test('wrong answers are told beside their fields and all at once, what was typed stays, nothing is booked', async () => {
  const event = await app.make.event();
  const candidate = candidateOf(app);
  const details = await candidate.choose(await candidate.get(publicPage()), event);
  const again = await candidate.submit(details, '/details', {
    first_name: '  ',
    last_name: 'O’Neil',
    email: 'jane@',
    phone: '123',
  });
  expect(again.status).toBe(422);
  expect(again.text).toContain('3 answers need another look');
  expect(again.html).toContain('<a href="#first_name">Enter your first name.</a>');
  expect(again.html).toContain('id="email-error">Enter a valid e-mail address.<');
  expect(again.html).toContain('id="phone-error">Enter a phone number of 7 to 15 digits.<');
  expect(again.html).toMatch(/name="last_name"[^>]*value="O’Neil"/);
  expect(again.html).toContain('<title>Error: ');
  expect(await bookingsOf(event)).toEqual([]);
  const booked = await candidate.submit(again, '/details', janesAnswers);
  expect(booked.status).toBe(303);
});

test('a form sent twice, at once or later, books once and leads to the same page', async () => {
  const event = await app.make.event();
  const candidate = candidateOf(app);
  const details = await candidate.choose(await candidate.get(publicPage()), event);
  const send = () => candidate.submit(details, '/details', janesAnswers);
  const answers = [...(await Promise.all([send(), send(), send()])), await send()];
  const [booking, ...more] = await bookingsOf(event);
  expect(more).toEqual([]);
  const leads = answers.map(({ status, headers }) => [status, headers.get('location')]);
  expect(leads).toEqual(Array.from({ length: 4 }, () => [303, links.pay(Number(booking?.['id']))]));
});

test('a hold that ran out is renewed while the seat is free, and says so; the answers stay', async () => {
  const event = await app.make.event({ startsAt: '2031-07-15T09:00:00Z', capacity: 1 });
  await app.freeze('2031-06-01T10:00:00Z');
  const candidate = candidateOf(app);
  const details = await candidate.choose(await candidate.get(publicPage()), event);
  expect(details.text).toContain('until 11:30');
  await app.pass('30 minutes');
  const renewed = await candidate.submit(details, '/details', janesAnswers);
  expect(renewed.status).toBe(422);
  expect(renewed.text).toContain('The 30 minutes were over, but your seat was still free');
  expect(renewed.text).toContain('until 12:00');
  expect(renewed.html).toMatch(/name="last_name"[^>]*value="Smith"/);
  expect(await bookingsOf(event)).toEqual([]);
  expect((await candidate.submit(renewed, '/details', janesAnswers)).status).toBe(303);
  expect(await bookingsOf(event)).toHaveLength(1);
});

test('a hold that ran out and whose seat went to somebody else leads back to the dates', async () => {
  const event = await app.make.event({ startsAt: '2031-07-15T09:00:00Z', capacity: 1 });
  await app.freeze('2031-06-01T10:00:00Z');
  const [late, other] = [candidateOf(app), candidateOf(app)];
  const details = await late.choose(await late.get(publicPage()), event);
  await app.pass('31 minutes');
  await other.choose(await other.get(publicPage()), event);
  const answer = await late.submit(details, '/details', janesAnswers);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('That seat has just gone');
  expect(await bookingsOf(event)).toEqual([]);
});

test('a seat given back is free at once; details without a hold lead to the dates', async () => {
  const event = await app.make.event({ capacity: 1 });
  const candidate = candidateOf(app);
  const details = await candidate.choose(await candidate.get(publicPage()), event);
  const dates = await candidate.follow(await candidate.submit(details, '/release', {}));
  expect(formOf(dates, '/hold')).toBeTruthy();
  expect(await seatsOf(event)).toEqual({ booked_seats: 0, held_seats: 0 });
  const lost = await candidate.get(`/practical-training/details?sgi=${acme.code}`);
  expect(lost.text).toContain('We are no longer keeping a seat for you');
});

test('another visitor cannot book, see or give back what somebody holds', async () => {
  const event = await app.make.event();
  const [owner, stranger] = [candidateOf(app), candidateOf(app)];
  const details = await owner.choose(await owner.get(publicPage()), event);
  const { hold = '' } = formOf(details, '/details').fields;
  const dates = await stranger.get(publicPage());
  const own = formOf(dates, '/hold').fields;
  const taken = await stranger.post(`/practical-training/details?sgi=${acme.code}`, {
    ...own,
    hold,
    ...janesAnswers,
  });
  expect(taken.status).toBe(422);
  await stranger.post(`/practical-training/release?sgi=${acme.code}`, { ...own, hold });
  expect(await seatsOf(event)).toEqual({ booked_seats: 0, held_seats: 1 });
});

test('the page shows what the organisation can see with a free seat, at its rate, narrowed by the presets', async () => {
  const [shown, full, drafted, others, pmva] = await Promise.all([
    app.make.event({ startsAt: '2031-07-15T09:00:00Z' }),
    app.make.event({ capacity: 1, startsAt: '2031-08-15T09:00:00Z' }),
    app.make.event({ published: false, startsAt: '2031-09-15T09:00:00Z' }),
    app.make.event({ visibleTo: [(await app.make.organisation()).id], startsAt: '2031-10-15T09:00:00Z' }),
    app.make.event({ courseId: 3, startsAt: '2031-12-01T10:00:00Z' }),
  ]);
  await app.make.hold(acme.id, full);
  await app.sql('insert into organisation_course_rates values ($1, 1, 7950)', [acme.id]);
  const candidate = candidateOf(app);
  const { html, text } = await candidate.get(publicPage());
  const offered = [...html.matchAll(/<button[^>]*value="(\d+)"/g)].map(([, id]) => Number(id));
  expect(offered).toEqual([shown, pmva]);
  expect(text).toContain('£79.50');
  const narrowed = await candidate.get(publicPage('&course_id=3&location_id=3'));
  expect(narrowed.html).toContain(`value="${pmva}"`);
  expect(narrowed.html).not.toContain(`value="${shown}"`);
  expect((await candidate.get(publicPage(`&event=${shown}`))).text).not.toContain('December');
  expect((await candidate.get(publicPage(`&event=${full}`))).text).toContain('That date is full');
  for (const hidden of [drafted, others]) {
    const form = formOf(await candidate.get(publicPage()), '/hold');
    const refused = await candidate.post(form.action, { ...form.fields, event_id: String(hidden) });
    expect(refused.status).toBe(422);
  }
  expect((await candidate.get(publicPage('&course_id=x&event=-1&page=999'))).status).toBe(200);
});

test('an organisation that pays itself says so, and shows no price', async () => {
  await setSettings(`public_page_pay_option = 'inv', invoice_payments = true`);
  const event = await app.make.event({ courseId: 3 });
  const candidate = candidateOf(app);
  const dates = await candidate.get(publicPage());
  expect(dates.text).toMatch(/Organisation \d+ pays\. There is nothing for you to pay\./);
  expect(dates.text).not.toContain('£');
  const details = await candidate.choose(dates, event);
  const done = await candidate.follow(await candidate.submit(details, '/details', janesAnswers));
  expect(done.text).toContain('We have your booking');
  expect(done.text).toContain('The training team looks at each booking for PMVA');
});

test.each([
  ['an unknown code', () => links.publicPage('NOBODY')],
  ['a code that is none', () => '/practical-training/?sgi=%3Cscript%3E'],
  ['no code', () => '/practical-training'],
])('%s is a 404 page', async (_what, path) => {
  const { get } = candidateOf(app);
  const page = await get(path());
  expect(page.status).toBe(404);
  expect(page.text).toContain('There is no booking page here');
});

test('a page switched off, and one of a suspended organisation, is a 404 page', async () => {
  const { get } = candidateOf(app);
  await setSettings('public_page = false');
  expect((await get(publicPage())).status).toBe(404);
  await setSettings('public_page = true');
  expect((await get(publicPage())).status).toBe(200);
  await app.sql(`update organisations set status = 'suspended' where id = $1`, [acme.id]);
  expect((await get(publicPage())).status).toBe(404);
});

test('forms without the visitor’s own token, or from another site, are refused and change nothing', async () => {
  const event = await app.make.event();
  const [candidate, thief] = [candidateOf(app), candidateOf(app)];
  const { action, fields } = formOf(await candidate.get(publicPage()), '/hold');
  const thiefs = formOf(await thief.get(publicPage()), '/hold').fields;
  const choice = { event_id: String(event) };
  const refused = await Promise.all([
    candidate.post(action, choice),
    candidate.post(action, { ...thiefs, ...choice }),
    candidateOf(app).post(action, { ...fields, ...choice }),
    candidate.post(action, { ...fields, ...choice }, { headers: { origin: 'https://evil.example' } }),
    candidate.post(action, { ...fields, ...choice }, { headers: { 'sec-fetch-site': 'cross-site' } }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  expect(await seatsOf(event)).toEqual({ booked_seats: 0, held_seats: 0 });
  const honest = { headers: { origin: 'null', 'sec-fetch-site': 'same-origin' } };
  expect((await candidate.post(action, { ...fields, ...choice }, honest)).status).toBe(303);
});

test('hostile names are shown as text', async () => {
  const event = await app.make.event();
  await app.sql('update organisations set name = $2 where id = $1', [
    acme.id,
    '<img src=x onerror=alert(1)>',
  ]);
  const candidate = candidateOf(app);
  const hostile = '"><script>alert(1)</script>';
  const details = await candidate.choose(await candidate.get(publicPage()), event);
  const again = await candidate.submit(details, '/details', {
    ...janesAnswers,
    first_name: hostile,
    phone: 'x',
  });
  expect(again.html).toMatch(
    /name="first_name"[^>]*value="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;"/,
  );
  const pay = await candidate.follow(
    await candidate.submit(again, '/details', { ...janesAnswers, first_name: hostile }),
  );
  const booked = await candidate.follow(await candidate.submit(pay, /\/pay\//, { action: 'pay' }));
  for (const { html } of [details, again, pay, booked]) {
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
  }
  expect(booked.text).toContain(`You are booked, ${hostile}`);
});

test('pages are kept out of search engines, caches, frames and referrers', async () => {
  const { headers, html } = await candidateOf(app).get(publicPage());
  expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
  expect(headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/);
  expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>');
});

test('bodies that are too large or no form are refused with a page', async () => {
  await app.make.event();
  const candidate = candidateOf(app);
  const { action, fields } = formOf(await candidate.get(publicPage()), '/hold');
  const large = await candidate.post(action, { ...fields, event_id: 'x'.repeat(100_000) });
  expect([large.status, large.text]).toEqual([400, expect.stringContaining('We could not read that')]);
  const json = await candidate.post(action, {}, { headers: { 'content-type': 'application/json' } });
  expect(json.status).toBe(400);
  const css = await fetch(app.url + action, {
    method: 'POST',
    body: '{',
    headers: { 'content-type': 'text/css' },
  });
  expect(css.status).toBe(400);
});

test('requests are limited per network', async () => {
  const limited = await startTestApp({ RATE_LIMIT_PER_MINUTE: '5' });
  try {
    const { code } = await limited.make.organisation();
    await limited.freeze('2031-06-01T10:00:00Z');
    const statuses = [];
    for (let number = 0; number < 6; number += 1)
      statuses.push((await candidateOf(limited).get(links.publicPage(code))).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await candidateOf(limited).get(links.publicPage(code));
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(refused.text).toContain('Please wait a minute');
  } finally {
    await limited.close();
  }
});
