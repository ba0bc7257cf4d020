import { describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import {
  afterwardsAllHolds,
  remoteSessionsOfFile,
  usualSlot,
} from '../../../../tests/support/remote-sessions.ts';

const world = remoteSessionsOfFile();
const { clockAt, newSession, sent, markAfterStart } = world;

describe('rescheduling', () => {
  test('28: sends the previous times, moves the kit’s due date, and the old slot becomes free', async () => {
    const { id, path, trainerId } = await newSession();
    await world.staff.post(`${path}/kits`, { bar_code: await world.newKit() });
    const moved = await world.staff.post(`${path}/reschedule`, { date: '2026-06-12', time: '14:00' });
    expect(moved).toMatchObject({
      status: 200,
      body: {
        start_date: '2026-06-12T14:00:00+01:00',
        end_date: '2026-06-12T15:00:00+01:00',
        equipment_due_date: '2026-06-19',
        training_status: 'pending',
      },
    });
    expect(await sent('booking.rescheduled')).toMatchObject([
      {
        id,
        starts_at: '2026-06-12T13:00:00+00:00',
        previous_starts_at: '2026-06-10T08:00:00+00:00',
        previous_ends_at: '2026-06-10T09:00:00+00:00',
        previous_trainer_id: trainerId,
      },
    ]);
    await world.app.makeBls.booking(world.acme.id, usualSlot, {}, 'credits');
    await expect(
      world.app.makeBls.booking(world.acme.id, { date: '2026-06-12', time: '14:00' }, {}, 'credits'),
    ).rejects.toThrow('slot_unavailable');
  });

  test('to an overlapping time of the same trainer works: its own time is not in its way', async () => {
    const { path } = await newSession();
    const moved = await world.staff.post(`${path}/reschedule`, { date: '2026-06-10', time: '09:30' });
    expect(moved).toMatchObject({ status: 200, body: { start_date: '2026-06-10T09:30:00+01:00' } });
  });

  test('to another trainer only: the times are equal, room and trainer are new', async () => {
    const { path, trainerId } = await newSession();
    const other = await world.app.makeBls.trainer();
    const to = { date: '2026-06-10', time: '09:00', trainer_id: other };
    expect(await world.staff.post(`${path}/reschedule`, to)).toMatchObject({
      status: 200,
      body: { trainer: { id: other }, room: { id: `room ${other}` } },
    });
    const [event] = await sent('booking.rescheduled');
    expect(event).toMatchObject({ previous_trainer_id: trainerId, trainer_id: other });
    expect(event?.['previous_starts_at']).toBe(event?.['starts_at']);
    expect((await world.staff.post(`${path}/reschedule`, to)).body['code']).toBe('unchanged');
  });

  test('after a no-show the outcome starts anew; notice is kept unless staff do without it', async () => {
    const { path } = await newSession();
    expect((await markAfterStart(path, 'no_show')).status).toBe(200);
    const soon = { date: '2026-06-11', time: '10:00' };
    expect((await world.staff.post(`${path}/reschedule`, soon)).body['code']).toBe('slot_unavailable');
    const moved = await world.staff.post(`${path}/reschedule`, { ...soon, without_notice: true });
    expect(moved).toMatchObject({
      status: 200,
      body: { training_status: 'pending', training_marked_at: null },
    });
    await clockAt('2026-06-11T09:30:00Z');
    await world.staff.put(`${path}/outcome`, { training_status: 'failed' });
    expect((await world.staff.post(`${path}/reschedule`, usualSlot)).body['code']).toBe('attendance_marked');
  });
});

describe('cancelling', () => {
  test('29: gives back the amount originally taken, even if the price changed since', async () => {
    const rates = `/organisations/${world.acme.id}/course-rates/1`;
    expect((await world.staff.put(rates, { product: 'virtual-bls', price_pence: 4_100 })).status).toBe(200);
    const { id, path } = await newSession('balance');
    await world.staff.put(rates, { product: 'virtual-bls', price_pence: 9_900 });
    const cancelled = await world.staff.post(`${path}/cancel`, { note: 'Candidate ill' });
    expect(cancelled).toMatchObject({
      status: 200,
      body: {
        booking_status: 'cancelled',
        pay_status: 'refunded',
        refund: { amount: 4_100, wallet: 'booking_balance' },
        reason: 'staff',
        reason_note: 'Candidate ill',
        cancelled_by: 'Admin',
      },
    });
    const statement = await world.staff.get(
      `/organisations/${world.acme.id}/transactions?product=virtual-bls`,
    );
    expect(statement.body['data']).toMatchObject([
      {
        type: 'deposit',
        amount: 4_100,
        description: `Refunded for booking no #${id} for candidate Jane Smith`,
      },
      { type: 'withdraw', amount: 4_100 },
      { type: 'deposit', amount: 50_000 },
      { type: 'deposit', amount: 1_000 },
    ]);
    expect(await sent('booking.cancelled')).toMatchObject([{ id, refund_amount: 4_100 }]);
    await world.app.makeBls.booking(world.acme.id, usualSlot, {}, 'credits');
  });

  test('29: a credit goes back to its course’s wallet; without refund nothing does and the payment stays', async () => {
    const kept = await newSession();
    const credits = async () =>
      at(
        (await world.staff.get(`/organisations/${world.acme.id}/wallet?product=virtual-bls`)).body,
        'credits.0.credits',
      );
    expect(await credits()).toBe(9);
    expect((await world.staff.post(`${kept.path}/cancel`, { refund: false })).body).toMatchObject({
      pay_status: 'completed',
      refund: null,
    });
    expect(await credits()).toBe(9);
    const back = await newSession();
    await world.staff.post(`${back.path}/cancel`, {});
    expect(await credits()).toBe(9);
    expect((await world.staff.post(`${back.path}/cancel`, {})).body['code']).toBe('already_cancelled');
  });

  test('an unpaid invoice is void, a paid one is credited', async () => {
    const unpaid = await newSession('invoice');
    expect((await world.staff.post(`${unpaid.path}/cancel`, {})).body).toMatchObject({
      pay_status: 'cancelled',
      refund: { amount: 4_500, wallet: 'invoice' },
    });
    const paid = await newSession('invoice');
    expect((await world.staff.post(`${paid.path}/invoice-payment`)).body).toMatchObject({
      pay_status: 'completed',
    });
    expect((await world.staff.post(`${paid.path}/invoice-payment`)).body['code']).toBe(
      'not_awaiting_payment',
    );
    expect((await world.staff.post(`${paid.path}/cancel`, {})).body).toMatchObject({
      pay_status: 'refunded',
    });
    const invoices = await world.app.sql<{ status: string; location_name: string | null }>(
      `select status, location_name from invoices where organisation_id = $1 order by id`,
      [world.acme.id],
    );
    expect(invoices).toEqual([
      { status: 'void', location_name: null },
      { status: 'credited', location_name: null },
    ]);
    const credited = await newSession();
    expect((await world.staff.post(`${credited.path}/invoice-payment`)).body['code']).toBe('not_an_invoice');
  });

  test('is over once the outcome is marked; two at once give back once', async () => {
    const marked = await newSession();
    await markAfterStart(marked.path, 'failed');
    expect((await world.staff.post(`${marked.path}/cancel`, {})).body['code']).toBe('attendance_marked');
    await clockAt('2026-06-05T10:00:00Z');
    const raced = await newSession('credits', { date: '2026-06-11', time: '09:00' });
    const answers = await Promise.all([1, 2, 3].map(() => world.staff.post(`${raced.path}/cancel`, {})));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422, 422]);
    const refunds = await world.app.sql(
      'select 1 from ledger_transfers where booking_id = $1 and product = $2 and type = $3',
      [raced.id, 'virtual-bls', 'deposit'],
    );
    expect(refunds).toHaveLength(1);
  });
});

afterwardsAllHolds(() => world.app);
