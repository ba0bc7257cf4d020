import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jane } from '../../../../tests/support/factories.ts';
import { receiveMails } from '../../../../tests/support/mailbox.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { bookHeldSeat } from '../../../domains/bookings/index.ts';
import { openInvite } from '../../../domains/invites/index.ts';
import { isRefusal } from '../../../platform/http/problem.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.freeze('2027-06-05T10:00:00Z');
  await receiveMails(app);
});

async function agency(options: Parameters<TestApp['make']['organisation']>[0] = {}) {
  const organisation = await app.make.organisation(options);
  const manager = await app.signedIn('agency_manager', { organisationId: organisation.id });
  return { ...organisation, ...manager, id: organisation.id };
}

const smith = { first_name: 'Jane', last_name: 'Smith', email: 'jane.smith@nhsstaff.co.uk' };
const wanted = { ...smith, course_id: 1, pay_option: 'credits' };
const newEvent: TestApp['make']['event'] = (options) =>
  app.make.event({ startsAt: '2027-07-20T09:00:00Z', ...options });

describe('inviting', () => {
  test('an invite is mailed, told and audited as one made by the API', async () => {
    const acme = await agency();
    const event = await newEvent();
    const made = await acme.post('/invites', {
      ...wanted,
      training_event_id: event,
      message: 'Before your first shift, please.',
      expires_in_days: 7,
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      candidate: { ...smith, phone: null },
      course: { id: 1 },
      location: { id: 3 },
      training_event_id: event,
      event_start_date: '2027-07-20T10:00:00+01:00',
      status: 'sent',
      expires_at: '2027-06-12T10:00:00+00:00',
      message: 'Before your first shift, please.',
      mails: [],
      booking: null,
    });
    expect(made.body['invite_url']).toMatch(/\/practical-training\/invite\/.{40,}/);
    expect(await announcementsOf(app, acme.id, 'booking_invite.sent')).toMatchObject([
      { id: made.body['id'] },
    ]);
    const mails = await receiveMails(app);
    expect(mails.map(({ to }) => to)).toEqual([smith.email]);
    const shown = await acme.get(`/invites/${made.body['id']}`);
    expect(shown.body['mails']).toMatchObject([{ status: 'sent' }]);
    const [trail] = await app.sql(
      `select actor_kind from audit_entries where action = 'booking_invite.sent' and subject_id = $1`,
      [made.body['id']],
    );
    expect(trail).toEqual({ actor_kind: 'member' });
  });

  test('what is refused is told, and nobody is mailed', async () => {
    const acme = await agency();
    const [full, begun] = [
      await newEvent({ capacity: 0 }),
      await newEvent({ startsAt: '2027-06-05T09:00:00Z' }),
    ];
    const cancelled = await newEvent();
    await app.sql('update training_events set cancelled_at = app_now() where id = $1', [cancelled]);
    const codeOf = async (more: object) => (await acme.post('/invites', { ...wanted, ...more })).body['code'];
    expect(await codeOf({ training_event_id: full })).toBe('no_seats_left');
    expect(await codeOf({ training_event_id: begun })).toBe('event_started');
    expect(await codeOf({ training_event_id: cancelled })).toBe('event_cancelled');
    expect(await codeOf({ pay_option: 'inv' })).toBe('invoice_not_enabled');
    expect(await codeOf({ course_id: 4711 })).toBe('validation_failed');
    const wrong = await acme.post('/invites', { email: 'x', expires_in_days: 91, pay_option: 'invoice' });
    expect(Object.keys(wrong.body['errors'] as object).sort()).toEqual([
      'course_id',
      'email',
      'expires_in_days',
      'first_name',
      'last_name',
      'pay_option',
    ]);
    expect(await receiveMails(app)).toEqual([]);
  });
});

describe('the life of an invite', () => {
  test('opened, held, booked: each with its time and the booking at the end', async () => {
    const acme = await agency({ credits: { 1: 1 } });
    const event = await newEvent();
    const id = Number((await acme.post('/invites', wanted)).body['id']);
    await app.pass('1 hour');
    await openInvite(app.db, id);
    await app.pass('10 minutes');
    const holdHash = await app.make.hold(acme.id, event);
    await app.pass('5 minutes');
    const booked = await bookHeldSeat(app.db, {
      organisationId: acme.id,
      holdHash,
      candidate: jane,
      payOption: 'credits',
      bookedBy: 'Candidate',
      actor: { kind: 'system', id: null, requestId: null },
      paymentProvider: 'sandbox',
      inviteId: id,
    });
    if (isRefusal(booked)) throw new Error(booked.refused);
    expect((await acme.get(`/invites/${id}`)).body).toMatchObject({
      status: 'used',
      opened_at: '2027-06-05T11:00:00+00:00',
      held_at: '2027-06-05T11:10:00+00:00',
      used_at: '2027-06-05T11:15:00+00:00',
      booking: { id: booked.id, booking_status: 'booked', start_date: '2027-07-20T10:00:00+01:00' },
    });
    for (const action of ['resend', 'withdraw']) {
      const { status, body } = await acme.post(`/invites/${id}/${action}`);
      expect([status, body['code']]).toEqual([410, 'invite_unavailable']);
    }
  });

  test('it is mailed again with the same link, at most every ten minutes', async () => {
    const acme = await agency();
    const made = await acme.post('/invites', wanted);
    const path = `/invites/${made.body['id']}`;
    await receiveMails(app);
    expect((await acme.post(`${path}/resend`)).body['code']).toBe('invite_sent_lately');
    await app.pass('11 minutes');
    const again = await acme.post(`${path}/resend`);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ resent_at: '2027-06-05T10:11:00+00:00', status: 'sent' });
    const [mail] = await receiveMails(app);
    expect(mail?.text).toContain(new URL(String(made.body['invite_url'])).pathname);
    expect((await acme.get(path)).body['mails']).toMatchObject([{ status: 'sent' }, { status: 'sent' }]);
    expect(await announcementsOf(app, acme.id, 'booking_invite.sent')).toHaveLength(1);
    expect((await acme.post(`${path}/resend`)).body['code']).toBe('invite_sent_lately');
    const trail = await app.sql(
      `select 1 from audit_entries where action = 'booking_invite.resent' and subject_id = $1`,
      [made.body['id']],
    );
    expect(trail).toHaveLength(1);
    await app.pass('31 days');
    const later = await app.signedIn('agency_manager', { organisationId: acme.id });
    expect((await later.post(`${path}/resend`)).body['code']).toBe('invite_unavailable');
  });

  test('withdrawn once, it is over', async () => {
    const acme = await agency();
    const id = (await acme.post('/invites', wanted)).body['id'];
    await app.pass('1 minute');
    const { status, body } = await acme.post(`/invites/${id}/withdraw`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'withdrawn', withdrawn_at: '2027-06-05T10:01:00+00:00' });
    expect((await acme.post(`/invites/${id}/withdraw`)).body['code']).toBe('invite_unavailable');
  });
});

describe('the list', () => {
  test('filters narrow it; newest first', async () => {
    const acme = await agency();
    const ids: unknown[] = [];
    for (const more of [{}, { course_id: 2, last_name: 'Okafor', email: 'o@example.com' }, {}])
      ids.push((await acme.post('/invites', { ...wanted, ...more })).body['id']);
    await acme.post(`/invites/${ids[2]}/withdraw`);
    const found = async (query: string) =>
      ((await acme.get(`/invites?${query}`)).body['data'] as { id: number }[]).map(({ id }) => id);
    expect(await found('')).toEqual([ids[2], ids[1], ids[0]]);
    expect(await found('status=sent')).toEqual([ids[1], ids[0]]);
    expect(await found('status=withdrawn')).toEqual([ids[2]]);
    expect(await found('search=okaf')).toEqual([ids[1]]);
    expect(await found('course_id=2')).toEqual([ids[1]]);
    expect(await found('date_to=2027-06-04')).toEqual([]);
  });

  test('another organisation’s invite is the same 404 as none, and stays as it is', async () => {
    const [acme, borealis] = [await agency(), await agency()];
    const id = (await acme.post('/invites', wanted)).body['id'];
    await app.pass('1 hour');
    const none = await borealis.get('/invites/4711');
    expect([none.status, (await borealis.get(`/invites/${id}`)).text]).toEqual([404, none.text]);
    for (const action of ['resend', 'withdraw'])
      expect((await borealis.post(`/invites/${id}/${action}`)).status).toBe(404);
    expect((await borealis.get('/invites')).body['data']).toEqual([]);
    expect((await acme.get(`/invites/${id}`)).body['status']).toBe('sent');
  });

  test('a viewer reads invites and sends none', async () => {
    const acme = await agency();
    const id = (await acme.post('/invites', wanted)).body['id'];
    const viewer = await app.signedIn('agency_viewer', { organisationId: acme.id });
    expect((await viewer.get(`/invites/${id}`)).status).toBe(200);
    expect((await viewer.post('/invites', wanted)).status).toBe(403);
    expect((await viewer.post(`/invites/${id}/withdraw`)).status).toBe(403);
  });
});
