import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { auditDetails, verifyAllAuditChains } from '../../../domains/audit/index.ts';
import { verifyLedger } from '../../../domains/wallet/index.ts';

let app: TestApp;
let admin: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp();
  await app.freeze('2027-06-05T10:00:00Z');
  admin = await app.signedIn('staff_admin');
});
beforeEach(() => app.freeze('2027-06-05T10:00:00Z'));
afterAll(() => app.close());

const members = ['agency_owner', 'agency_viewer'] as const;

const newEvent: TestApp['make']['event'] = (options) =>
  app.make.event({ startsAt: '2027-07-20T09:00:00Z', ...options });

const newOrganisation = () =>
  app.make.organisation({ credits: { 1: 20 }, moneyPence: 50_000, invoices: true });

const idsOf = async (who: ConsoleCalls, query = '') => {
  const { body } = await who.get(`/bookings?per_page=100&${query}`);
  return (body['data'] as { id: number }[]).map(({ id }) => id);
};

const fetchText = async (who: ConsoleCalls, path: string) => {
  const response = await fetch(`${app.url}/console/v1${path}`, { headers: { cookie: who.cookie } });
  return { response, text: await response.text() };
};

describe('people of an organisation', () => {
  test('see its bookings and nobody else’s, whatever they ask for', async () => {
    const [mine, theirs] = [await newOrganisation(), await newOrganisation()];
    const event = await newEvent();
    const own = await app.make.booking(mine.id, event, {}, 'credits');
    const foreign = await app.make.booking(theirs.id, event, {}, 'credits');
    for (const role of members) {
      const member = await app.signedIn(role, { organisationId: mine.id });
      expect(await idsOf(member)).toEqual([own.id]);
      expect(await idsOf(member, `training_event_id=${event}&sort=candidate`)).toEqual([own.id]);
      expect(await idsOf(member, `organisation_id=${theirs.id}`)).toEqual([]);
      expect(await idsOf(member, `organisation_id=${mine.id}&search=smith`)).toEqual([own.id]);
      expect((await member.get(`/bookings/${own.id}`)).body).toMatchObject({ id: own.id });
      const none = await member.get('/bookings/987654321');
      for (const path of ['', '/history']) {
        const hidden = await member.get(`/bookings/${foreign.id}${path}`);
        expect([hidden.status, hidden.text]).toEqual([404, none.text]);
      }
    }
  });

  test('change nobody else’s booking, and viewers none', async () => {
    const [mine, theirs] = [await newOrganisation(), await newOrganisation()];
    const [event, other] = [await newEvent(), await newEvent()];
    const foreign = await app.make.booking(theirs.id, event, {}, 'credits');
    const own = await app.make.booking(mine.id, event, {}, 'credits');
    const manager = await app.signedIn('agency_manager', { organisationId: mine.id });
    const missing = (await manager.get('/bookings/987654321')).text;
    for (const answer of [
      await manager.post(`/bookings/${foreign.id}/cancel`, {}),
      await manager.post(`/bookings/${foreign.id}/reschedule`, { training_event_id: other }),
      await manager.get(`/bookings/${foreign.id}/cancellation`),
      await manager.get(`/bookings/${foreign.id}/other-dates`),
    ])
      expect([answer.status, answer.text]).toEqual([404, missing]);
    const viewer = await app.signedIn('agency_viewer', { organisationId: mine.id });
    expect((await viewer.post(`/bookings/${own.id}/cancel`, {})).status).toBe(403);
    expect((await admin.get(`/bookings/${foreign.id}`)).body).toMatchObject({ booking_status: 'booked' });
  });

  test('get the candidate’s links only if they may change the booking', async () => {
    const acme = await newOrganisation();
    const { id } = await app.make.booking(acme.id, await newEvent(), {}, 'candidate_pays');
    const links = async (who: ConsoleCalls) => {
      const { body } = await who.get(`/bookings/${id}`);
      return [body['candidate_page_url'], body['payment_url']];
    };
    const [page, pay] = await links(await app.signedIn('agency_manager', { organisationId: acme.id }));
    expect(page).toMatch(/\/practical-training\/booking\/\S+$/);
    expect(pay).toMatch(/\/practical-training\/pay\/\S+$/);
    expect(await links(await app.signedIn('agency_viewer', { organisationId: acme.id }))).toEqual([
      null,
      null,
    ]);
    expect(await links(admin)).toEqual([page, pay]);
  });
});

describe('what cancelling would do', () => {
  const foreseeAndCancel = async (who: ConsoleCalls, id: number) => {
    const { body: foreseen } = await who.get(`/bookings/${id}/cancellation`);
    const { body: cancelled } = await who.post(`/bookings/${id}/cancel`, { note: 'Shift changed' });
    return { foreseen, cancelled };
  };

  test.each(['credits', 'balance', 'inv', 'candidate_pays'] as const)(
    'is what cancelling then does: %s, in time',
    async (payOption) => {
      const acme = await newOrganisation();
      const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
      const { id } = await app.make.booking(acme.id, await newEvent(), {}, payOption);
      const { foreseen, cancelled } = await foreseeAndCancel(owner, id);
      expect(foreseen).toMatchObject({
        refusal: null,
        full_refund_until: '2027-07-18T09:00:00+00:00',
        ends_payment: payOption === 'candidate_pays',
      });
      expect(foreseen['at_stake']).toEqual(foreseen['refund']);
      expect(cancelled).toMatchObject({
        booking_status: 'cancelled',
        cancelled_by: 'Agency',
        reason: 'requested',
        reason_note: 'Shift changed',
        refund: foreseen['refund'],
      });
      expect(foreseen['refund'] === null).toBe(payOption === 'candidate_pays');
    },
  );

  test('too late for a refund, it says what is lost; staff still give it back', async () => {
    const acme = await newOrganisation();
    const manager = await app.signedIn('agency_manager', { organisationId: acme.id });
    const event = await newEvent({ startsAt: '2027-06-07T09:59:59Z' });
    const booked = () => app.make.booking(acme.id, event, {}, 'balance');
    const late = await foreseeAndCancel(manager, (await booked()).id);
    expect(late.foreseen).toMatchObject({
      refund: null,
      at_stake: { amount: 8_500, wallet: 'booking_balance' },
      full_refund_until: '2027-06-05T09:59:59+00:00',
    });
    expect(late.cancelled).toMatchObject({
      booking_status: 'cancelled',
      refund: null,
      pay_status: 'completed',
    });
    const byStaff = await foreseeAndCancel(admin, (await booked()).id);
    expect(byStaff.foreseen).toMatchObject({ refund: { amount: 8_500, wallet: 'booking_balance' } });
    expect(byStaff.cancelled['refund']).toEqual(byStaff.foreseen['refund']);
  });

  test('whatever a member says of a refund, the rule decides', async () => {
    const acme = await newOrganisation();
    const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
    const { id } = await app.make.booking(acme.id, await newEvent(), {}, 'credits');
    const cancelled = await owner.post(`/bookings/${id}/cancel`, { refund: false });
    expect(cancelled.body).toMatchObject({ refund: { amount: 100, wallet: '1' }, pay_status: 'refunded' });
  });

  test('names what it would be refused with, before and after the start', async () => {
    const acme = await newOrganisation();
    const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
    const event = await newEvent({ startsAt: '2027-06-05T10:30:00Z' });
    const { id } = await app.make.booking(acme.id, event, {}, 'credits');
    await app.pass('30 minutes');
    expect((await owner.get(`/bookings/${id}/cancellation`)).body).toMatchObject({
      refusal: 'event_started',
      refund: null,
      at_stake: null,
    });
    expect((await owner.post(`/bookings/${id}/cancel`, {})).body['code']).toBe('event_started');
    await admin.put(`/bookings/${id}/attendance`, { attendance: 'no_show' });
    expect((await admin.get(`/bookings/${id}/cancellation`)).body['refusal']).toBe('attendance_marked');
    await admin.put(`/bookings/${id}/attendance`, { attendance: null });
    await admin.post(`/bookings/${id}/cancel`, {});
    expect((await owner.get(`/bookings/${id}/cancellation`)).body['refusal']).toBe('already_cancelled');
  });
});

describe('moving a booking', () => {
  test('its organisation sees where to, moves it, and nothing is charged', async () => {
    const acme = await newOrganisation();
    const manager = await app.signedIn('agency_manager', { organisationId: acme.id });
    const [event, other] = [await newEvent(), await newEvent({ startsAt: '2027-07-27T09:00:00Z' })];
    await newEvent({ courseId: 3 });
    const full = await newEvent({ capacity: 1 });
    await app.make.booking(acme.id, full);
    const { id } = await app.make.booking(acme.id, event, {}, 'credits');
    const offered = await manager.get(`/bookings/${id}/other-dates?per_page=100`);
    const ids = (offered.body['data'] as { training_event_id: number }[]).map((one) => one.training_event_id);
    expect(ids).toContain(other);
    expect(ids).not.toContain(full);
    const moved = await manager.post(`/bookings/${id}/reschedule`, { training_event_id: other });
    expect(moved).toMatchObject({
      status: 200,
      body: { training_event_id: other, start_date: '2027-07-27T10:00:00+01:00', pay_status: 'completed' },
    });
    const { body } = await manager.get(`/bookings/${id}/history`);
    expect(body['data']).toMatchObject([
      { action: 'booking.created' },
      {
        action: 'booking.rescheduled',
        actor: 'member',
        moved_from: '2027-07-20T10:00:00+01:00',
        moved_to: '2027-07-27T10:00:00+01:00',
      },
    ]);
  });

  test('is staff’s alone once cancelling would give nothing back', async () => {
    const acme = await newOrganisation();
    const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
    const event = await newEvent({ startsAt: '2027-06-07T10:00:00Z' });
    const other = await newEvent();
    const to = { training_event_id: other };
    const [first, second] = [
      await app.make.booking(acme.id, event, {}, 'credits'),
      await app.make.booking(acme.id, event, {}, 'credits'),
    ];
    expect((await owner.post(`/bookings/${first.id}/reschedule`, to)).status).toBe(200);
    await app.pass('1 second');
    expect((await owner.post(`/bookings/${second.id}/reschedule`, to)).body['code']).toBe('too_late_to_move');
    expect((await admin.post(`/bookings/${second.id}/reschedule`, to)).status).toBe(200);
  });
});

describe('the history of a booking', () => {
  test('tells an organisation what staff did, not who of them', async () => {
    const acme = await newOrganisation();
    const viewer = await app.signedIn('agency_viewer', { organisationId: acme.id });
    const { id } = await app.make.booking(acme.id, await newEvent(), {}, 'credits');
    await admin.post(`/bookings/${id}/cancel`, { note: 'Room flooded' });
    const last = async (who: ConsoleCalls) =>
      ((await who.get(`/bookings/${id}/history`)).body['data'] as object[]).at(-1);
    const told = { action: 'booking.cancelled', actor: 'staff', refund: { amount: 100, wallet: '1' } };
    expect(await last(viewer)).toMatchObject({ ...told, actor_name: null });
    expect(await last(admin)).toMatchObject({ ...told, actor_name: expect.any(String) });
  });
});

describe('the list as a file', () => {
  test('has the filter’s rows of one’s own organisation, and the trail tells who took it', async () => {
    const [mine, theirs] = [await newOrganisation(), await newOrganisation()];
    const event = await newEvent();
    const own = await app.make.booking(mine.id, event, {}, 'credits');
    await app.make.booking(theirs.id, event, {}, 'credits');
    const viewer = await app.signedIn('agency_viewer', { organisationId: mine.id });
    const { response, text } = await fetchText(viewer, '/bookings/export?booking_status=booked');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`${own.id},`);
    const foreign = await fetchText(viewer, `/bookings/export?organisation_id=${theirs.id}`);
    expect(foreign.text.trim().split('\r\n')).toHaveLength(1);
    const [entry] = await app.sql<{ actor_id: number; details: object }>(
      `select actor_id, details from audit_entries where organisation_id = $1 and action = 'booking.exported'`,
      [mine.id],
    );
    expect(entry).toMatchObject({ actor_id: viewer.id, details: { rows: 1 } });
  });
});

test('choices for the filters name courses and places', async () => {
  const acme = await newOrganisation();
  const viewer = await app.signedIn('agency_viewer', { organisationId: acme.id });
  const { body } = await viewer.get('/booking-choices');
  expect(body['courses']).toContainEqual({ id: 1, name: 'CSTF All-In-One' });
  expect(body['locations']).toContainEqual({ id: 3, name: 'Glasgow' });
});

test('afterwards the books balance, the trails are whole and every entry has its declared shape', async () => {
  expect(await verifyLedger(app.db)).toEqual([]);
  expect(await verifyAllAuditChains(app.db)).toEqual([]);
  const declared: Record<string, { parse(value: unknown): unknown }> = auditDetails;
  for (const { action, details } of await app.sql<{ action: string; details: unknown }>(
    'select action, details from audit_entries',
  ))
    expect(declared[action]?.parse(details), action).toEqual(details);
});
