import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.freeze('2027-06-05T10:00:00Z');
});
afterAll(() => app.close());

async function viewerOf(organisationId: number) {
  return app.signedIn('agency_viewer', { organisationId });
}

const quiet = {
  coming: [],
  unpaid: 0,
  unpaid_sessions: 0,
  first_unpaid_ends_at: null,
  no_shows: 0,
  certificates_expiring: 0,
  invites_open: 0,
  invites_ending: 0,
  webhooks_failing: 0,
  kits_overdue: 0,
};

test('where nothing was done yet nothing needs anybody, and every day is there', async () => {
  const acme = await app.make.organisation();
  const { status, body } = await (await viewerOf(acme.id)).get('/agency-home');
  expect(status).toBe(200);
  expect(body).toMatchObject({ today: '2027-06-05', ...quiet });
  expect(body['days']).toHaveLength(14);
  expect(at(body, 'days.0')).toEqual({ date: '2027-06-05', trainings: 0, remote_sessions: 0 });
  expect(at(body, 'days.13.date')).toBe('2027-06-18');
});

test('what is ahead stands by its start, on London’s days, and only one’s own counts', async () => {
  const [acme, other] = [
    await app.make.organisation({ invoices: true }),
    await app.make.organisation({ invoices: true }),
  ];
  const later = await app.make.event({ startsAt: '2027-06-09T09:00:00Z' });
  // half past midnight on the 7th in London
  const night = await app.make.event({ startsAt: '2027-06-06T23:30:00Z' });
  await app.make.booking(acme.id, later);
  await app.make.booking(acme.id, night, {
    first_name: 'Omar',
    last_name: 'Haddad',
    email: 'omar@example.com',
  });
  await app.make.booking(acme.id, later, { email: 'ann@example.com' }, 'candidate_pays');
  await app.make.booking(other.id, later);
  const { body } = await (await viewerOf(acme.id)).get('/agency-home');
  expect(body['coming']).toMatchObject([
    { candidate: 'Omar Haddad', starts_at: '2027-06-07T00:30:00+01:00', place: 'Glasgow' },
    { starts_at: '2027-06-09T10:00:00+01:00' },
    { starts_at: '2027-06-09T10:00:00+01:00', pay_status: 'pending' },
  ]);
  expect(body).toMatchObject({
    unpaid: 1,
    unpaid_sessions: 0,
    first_unpaid_ends_at: expect.stringMatching(/^2027-06-0[56]T/),
  });
  expect(at(body, 'days.2')).toEqual({ date: '2027-06-07', trainings: 1, remote_sessions: 0 });
  expect(at(body, 'days.4')).toEqual({ date: '2027-06-09', trainings: 2, remote_sessions: 0 });
});

test('no-shows, certificates that end, invites and failing webhooks are counted', async () => {
  const acme = await app.make.organisation({ invoices: true });
  const event = await app.make.event({ startsAt: '2027-06-07T09:00:00Z' });
  const missed = await app.make.booking(acme.id, event);
  const passed = await app.make.booking(acme.id, event, { email: 'ann@example.com' });
  await app.freeze('2027-06-08T10:00:00Z');
  const admin = await app.signedIn('staff_admin');
  expect((await admin.put(`/bookings/${missed.id}/attendance`, { attendance: 'no_show' })).status).toBe(200);
  const attended = { attendance: 'attended', passed: true };
  expect((await admin.put(`/bookings/${passed.id}/attendance`, attended)).status).toBe(200);
  await app.sql('update certificates set expires_on = $2 where organisation_id = $1', [
    acme.id,
    '2027-07-01',
  ]);
  await app.sql(
    `insert into webhook_endpoints (organisation_id, product, name, url, events, secret_encrypted, secret_prefix,
       timeout_seconds, created_at, updated_at, consecutive_failures)
     values ($1, 'practical-training', 'Ours', 'https://example.org/', '{booking.created}', '', 'whsec_123456', 10, now(), now(), 3)`,
    [acme.id],
  );
  const { body } = await (await viewerOf(acme.id)).get('/agency-home');
  expect(body).toMatchObject({ no_shows: 1, certificates_expiring: 1, webhooks_failing: 1, coming: [] });
  await app.freeze('2027-06-05T10:00:00Z');
});
