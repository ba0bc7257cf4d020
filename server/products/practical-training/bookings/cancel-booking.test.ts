import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import { jane } from '../../../../tests/support/factories.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { auditDetails, verifyAuditChain } from '../../../domains/audit/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const newClient: TestApp['newClient'] = (options) => app.newClient(options);

const balance = async (organisationId: number): Promise<number> => {
  const [row] = await app.sql<{ total: number }>(
    'select coalesce(sum(balance), 0)::int as total from ledger_accounts where organisation_id = $1',
    [organisationId],
  );
  return row?.total ?? 0;
};

const bookedSeats = async (eventId: number): Promise<number | undefined> =>
  (
    await app.sql<{ booked_seats: number }>('select booked_seats from training_events where id = $1', [
      eventId,
    ])
  )[0]?.booked_seats;

describe('POST /bookings/{id}/cancel', () => {
  test('27: gives a credit back, frees the seat, writes one ledger row, one audit entry and one event', async () => {
    const acme = await newClient({ credits: { 1: 25 } });
    const event = await app.make.event();
    const { id } = await app.make.booking(acme.id, event, {}, 'credits');
    const cancelled = await acme.post(`/bookings/${id}/cancel`, { reason: '  Shift changed ' });
    expect(cancelled.status).toBe(200);
    expect(cancelled.body).toMatchObject({
      id,
      booking_status: 'cancelled',
      pay_status: 'refunded',
      reason: 'requested',
      reason_note: 'Shift changed',
      refund: { amount: 100, wallet: '1' },
    });
    expect(cancelled.body['cancelled_at']).toMatch(/\+00:00$/);
    expect((await acme.get(`/bookings/${id}`)).body).toEqual(cancelled.body);
    expect(await balance(acme.id)).toBe(2_500);
    expect(await bookedSeats(event)).toBe(0);
    const [refund, debit] = (await acme.get('/transactions')).body['data'] as Record<string, unknown>[];
    expect(refund).toMatchObject({
      type: 'deposit',
      amount: 100,
      wallet: '1',
      meta: { description: `Refunded for booking no #${id} for candidate Jane Smith` },
    });
    expect(debit).toMatchObject({ type: 'withdraw', amount: 100 });
    const [told, ...more] = await announcementsOf(app, acme.id, 'booking.cancelled');
    expect(told).toMatchObject({
      id,
      reason: 'requested',
      reason_note: 'Shift changed',
      cancelled_by: 'Agency',
      refund_amount: 100,
      refund_wallet: '1',
    });
    expect(more).toEqual([]);
    const entries = await app.sql<{ details: unknown; actor_kind: string; actor_id: number }>(
      `select details, actor_kind, actor_id from audit_entries where organisation_id = $1 and action = 'booking.cancelled'`,
      [acme.id],
    );
    expect(entries).toEqual([
      {
        actor_kind: 'api_key',
        actor_id: acme.apiKeyId,
        details: auditDetails['booking.cancelled'].parse(entries[0]?.details),
      },
    ]);
    expect((await verifyAuditChain(app.db, acme.id)).broken_at).toBeNull();
  });

  test('27: exactly 48 h before the start refunds, one second later does not', async () => {
    await app.freeze('2028-07-13T08:50:00Z');
    const acme = await newClient({ credits: { 1: 2 } });
    const event = await app.make.event({ startsAt: '2028-07-15T09:00:00Z' });
    const early = await app.make.booking(acme.id, event, {}, 'credits');
    const late = await app.make.booking(acme.id, event, {}, 'credits');
    await app.freeze('2028-07-13T09:00:00Z');
    const refunded = await acme.post(`/bookings/${early.id}/cancel`);
    await app.pass('1 second');
    const kept = await acme.post(`/bookings/${late.id}/cancel`);
    await app.freeze(null);
    expect(refunded.body).toMatchObject({ pay_status: 'refunded', refund: { amount: 100, wallet: '1' } });
    expect(kept.body).toMatchObject({ booking_status: 'cancelled', pay_status: 'completed', refund: null });
    expect(await balance(acme.id)).toBe(100);
    expect(await bookedSeats(event)).toBe(0);
  });

  test.each([
    ['into winter', '2027-10-31T09:00:00Z', '2027-10-29T09:00:00Z'],
    ['into summer', '2028-03-26T08:00:00Z', '2028-03-24T08:00:00Z'],
  ])('27: the window is absolute time across the clock change %s', async (_which, start, deadline) => {
    await app.freeze(deadline);
    await app.pass('-10 minutes');
    const acme = await newClient({ credits: { 1: 2 } });
    const event = await app.make.event({ startsAt: start });
    const early = await app.make.booking(acme.id, event, {}, 'credits');
    const late = await app.make.booking(acme.id, event, {}, 'credits');
    await app.freeze(deadline);
    const refunded = await acme.post(`/bookings/${early.id}/cancel`);
    await app.pass('1 second');
    const kept = await acme.post(`/bookings/${late.id}/cancel`);
    await app.freeze(null);
    expect([at(refunded.body, 'refund.amount'), kept.body['refund']]).toEqual([100, null]);
  });

  test('27: the window follows the organisation’s setting', async () => {
    await app.freeze('2028-07-15T06:30:00Z');
    const acme = await newClient({ credits: { 1: 1 } });
    await app.sql(
      'update organisation_training_settings set cancel_full_refund_hours = 2 where organisation_id = $1',
      [acme.id],
    );
    const event = await app.make.event({ startsAt: '2028-07-15T09:00:00Z' });
    const { id } = await app.make.booking(acme.id, event, {}, 'credits');
    await app.freeze('2028-07-15T07:00:00Z');
    const cancelled = await acme.post(`/bookings/${id}/cancel`);
    await app.freeze(null);
    expect(cancelled.body['pay_status']).toBe('refunded');
  });

  test('27: the refund equals the charge after a price change', async () => {
    const acme = await newClient({ moneyPence: 20_000 });
    const event = await app.make.event();
    const { id } = await app.make.booking(acme.id, event, {}, 'balance');
    await app.sql(
      'insert into organisation_course_rates (organisation_id, course_id, price_pence) values ($1, 1, 1234)',
      [acme.id],
    );
    const cancelled = await acme.post(`/bookings/${id}/cancel`);
    expect(cancelled.body['refund']).toEqual({ amount: 8_500, wallet: 'booking_balance' });
    expect(await balance(acme.id)).toBe(20_000);
  });

  test('27: twice is 422 with one refund; after the start it is 422', async () => {
    await app.freeze('2028-07-15T08:30:00Z');
    const acme = await newClient({ credits: { 1: 2 } });
    const event = await app.make.event({ startsAt: '2028-07-15T09:00:00Z' });
    await app.sql(
      'update organisation_training_settings set cancel_full_refund_hours = 0 where organisation_id = $1',
      [acme.id],
    );
    const once = await app.make.booking(acme.id, event, {}, 'credits');
    const running = await app.make.booking(acme.id, event, {}, 'credits');
    await acme.post(`/bookings/${once.id}/cancel`);
    const twice = await acme.post(`/bookings/${once.id}/cancel`);
    expect([twice.status, twice.body['code']]).toEqual([422, 'already_cancelled']);
    await app.freeze('2028-07-15T09:00:00Z');
    const started = await acme.post(`/bookings/${running.id}/cancel`);
    await app.freeze(null);
    expect([started.status, started.body['code']]).toEqual([422, 'event_started']);
    expect(await balance(acme.id)).toBe(100);
  });

  test('27: of twenty parallel cancels one is 200, the others already_cancelled, with one refund', async () => {
    const acme = await newClient({ credits: { 1: 1 } });
    const event = await app.make.event();
    const { id } = await app.make.booking(acme.id, event, {}, 'credits');
    const answers = await Promise.all(Array.from({ length: 20 }, () => acme.post(`/bookings/${id}/cancel`)));
    const codes = answers.map((answer) => answer.body['code'] ?? 'done').sort();
    expect(codes).toEqual([...Array.from({ length: 19 }, () => 'already_cancelled'), 'done']);
    expect(await balance(acme.id)).toBe(100);
    expect(await announcementsOf(app, acme.id, 'booking.cancelled')).toHaveLength(1);
    expect(await bookedSeats(event)).toBe(0);
  });

  test('9: another organisation’s booking is the same 404 as a missing one, whatever the body', async () => {
    const [acme, borealis] = [await newClient({ credits: { 1: 1 } }), await newClient()];
    const { id } = await app.make.booking(acme.id, await app.make.event(), {}, 'credits');
    const foreign = await borealis.post(`/bookings/${id}/cancel`);
    const missing = await borealis.post('/bookings/999999999/cancel', { reason: 'x'.repeat(501) });
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(foreign.body).toEqual(missing.body);
    expect((await acme.get(`/bookings/${id}`)).body['booking_status']).toBe('booked');
  });

  test('a reason of 501 characters is 422 and cancels nothing', async () => {
    const acme = await newClient({ credits: { 1: 1 } });
    const { id } = await app.make.booking(acme.id, await app.make.event(), {}, 'credits');
    const refused = await acme.post(`/bookings/${id}/cancel`, { reason: 'x'.repeat(501) });
    expect([refused.status, Object.keys(refused.body['errors'] ?? {})]).toEqual([422, ['reason']]);
    expect((await acme.get(`/bookings/${id}`)).body['booking_status']).toBe('booked');
  });

  test('a pending PMVA booking gives its credit back too', async () => {
    const acme = await newClient({ credits: { 3: 1 } });
    const event = await app.make.event({ courseId: 3 });
    const { id } = await app.make.booking(acme.id, event, {}, 'credits');
    const cancelled = await acme.post(`/bookings/${id}/cancel`);
    expect(cancelled.body['refund']).toEqual({ amount: 100, wallet: '3' });
    expect(await balance(acme.id)).toBe(100);
  });

  test('a cancelled seat can be booked again at once', async () => {
    const acme = await newClient({ credits: { 1: 2 } });
    const event = await app.make.event({ capacity: 1 });
    const { id } = await app.make.booking(acme.id, event, {}, 'credits');
    expect((await acme.post(`/training-events/${event}/hold`)).body['code']).toBe('no_seats_left');
    await acme.post(`/bookings/${id}/cancel`);
    const held = await acme.post(`/training-events/${event}/hold`);
    const booked = await acme.post('/bookings', {
      ...jane,
      hold_hash: held.body['hold_hash'],
      pay_option: 'credits',
    });
    expect(booked.status).toBe(201);
  });
});
