import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('consequences', () => {
  test('foretell exactly what cancelling gives back', async () => {
    const acme = await app.newClient({ credits: { 1: 2 }, moneyPence: 20_000, invoices: true });
    const other = await app.newClient({ moneyPence: 20_000 });
    const event = await app.make.event({ startsAt: '2027-07-15T09:00:00Z' });
    await app.make.booking(acme.id, event, {}, 'credits');
    await app.make.booking(acme.id, event, {}, 'credits');
    await app.make.booking(acme.id, event, {}, 'inv');
    await app.make.booking(other.id, event, {}, 'balance');
    const gone = await app.make.booking(other.id, event, {}, 'balance');
    await admin.post(`/bookings/${gone.id}/cancel`, {});
    await app.make.hold(other.id, event);
    const told = (await admin.get(`/training-events/${event}/consequences`)).body;
    expect(told).toEqual({
      bookings: 4,
      organisations: 2,
      holds: 1,
      candidate_mails: 4,
      organisation_mails: expect.any(Number),
      open_payments: 0,
      refunds: [
        { kind: 'balance', bookings: 1, amount: 8_500 },
        { kind: 'credits', bookings: 2, amount: 200 },
        { kind: 'invoice', bookings: 1, amount: 8_500 },
      ],
    });
    const named = await app.sql(
      `select 1 from training_bookings where training_event_id = $1 and booking_status <> 'cancelled'
       and agency_contact_email is not null`,
      [event],
    );
    expect(told['organisation_mails']).toBe(named.length);
    await admin.post(`/training-events/${event}/cancel`, {});
    const given = await app.sql<{ wallet: string; amount: number }>(
      `select refund_wallet as wallet, sum(refund_amount)::int as amount from training_bookings
       where training_event_id = $1 and reason = 'event_cancelled' group by 1 order by 1`,
      [event],
    );
    expect(given).toEqual([
      { wallet: '1', amount: 200 },
      { wallet: 'booking_balance', amount: 8_500 },
      { wallet: 'invoice', amount: 8_500 },
    ]);
    const after = (await admin.get(`/training-events/${event}/consequences`)).body;
    expect(after).toMatchObject({ bookings: 0, holds: 0, refunds: [] });
    expect(after['organisations']).toBe(0);
  });

  test('of an event that does not exist are none', async () => {
    expect((await admin.get('/training-events/4711/consequences')).status).toBe(404);
  });
});
