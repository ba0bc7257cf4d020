import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BlsPaymentWorld, startBlsPaymentWorld } from '../../../tests/support/bls-payment-world.ts';
import { endDueBookings } from '../bookings/index.ts';
import { reconcileCheckouts } from './index.ts';

let world: BlsPaymentWorld;
beforeAll(async () => {
  world = await startBlsPaymentWorld();
});
afterAll(() => world.close());
beforeEach(() => world.freeze('2026-06-05T10:00:00Z'));
afterEach(() => world.clear());

type WithOrder = Awaited<ReturnType<BlsPaymentWorld['bookWithOrder']>>;
const captureOf = ({ order }: WithOrder) => order.captures[0]?.id ?? '';
const isOf = (event: Record<string, unknown>, { order }: WithOrder): boolean =>
  (event['resource'] as { id: string }).id === order.id;

describe('a booking that staff cancel', () => {
  test('paid, has its money sent back, and says refunded when PayPal confirms', async () => {
    const booking = await world.approved();
    await world.comeBack(booking);
    world.paypal.account.refundsEnd = 'PENDING';
    expect(await world.cancel(booking)).toBe('cancelled');
    await world.work();
    const cancelled = {
      booking_status: 'cancelled',
      reason: 'staff',
      refund_wallet: 'paypal',
      holds_time: false,
    };
    expect(await world.storyOf(booking)).toMatchObject({
      ...cancelled,
      pay_status: 'completed',
      payments: ['kept requested'],
    });
    const [refund] = [...world.paypal.account.refunds.values()].slice(-1);
    expect(await world.tell(world.paypal.account.decideRefund(refund?.id ?? '', true))).toBe(200);
    expect(await world.storyOf(booking)).toMatchObject({
      ...cancelled,
      pay_status: 'refunded',
      payments: ['kept refunded'],
    });
  });

  test('learns from the notice that a refund has failed', async () => {
    const booking = await world.approved();
    await world.comeBack(booking);
    world.paypal.account.refundsEnd = 'PENDING';
    await world.cancel(booking);
    await world.work();
    const [refund] = [...world.paypal.account.refunds.values()].slice(-1);
    expect(await world.tell(world.paypal.account.decideRefund(refund?.id ?? '', false))).toBe(200);
    expect(await world.storyOf(booking)).toMatchObject({
      pay_status: 'completed',
      payments: ['kept failed'],
    });
  });

  test.each([true, false])(
    'while its money is being taken, has it sent back in full and is never confirmed (refund wanted: %s)',
    async (refund) => {
      const booking = await world.pending();
      expect(await world.cancel(booking, refund)).toBe('cancelled');
      world.paypal.account.decide(captureOf(booking), 'COMPLETED');
      await world.work();
      expect(await world.storyOf(booking)).toMatchObject({
        booking_status: 'cancelled',
        pay_status: 'refunded',
        refund_wallet: 'paypal',
        payments: ['kept refunded'],
        told: ['booking.created', 'booking.cancelled'],
      });
    },
  );
});

describe('races', () => {
  test('return, notices, sweep, jobs and staff at once, many times over: money and booking agree', async () => {
    const bookings: WithOrder[] = [];
    for (let n = 0; n < 24; n += 1)
      bookings.push(await world.approved({ time: `${9 + (n % 6)}:00`.padStart(5, '0') }));
    // to the very end of the window: some are captured in time, some are not
    await world.pass('23 hours 59 minutes 59 seconds');
    const notices = bookings.map((booking) =>
      world.paypal.account.events.find((event) => isOf(event, booking)),
    );
    await Promise.all([
      ...bookings.map((booking) => world.comeBack(booking)),
      ...notices.map((notice) => world.tell(notice)),
      ...bookings.filter((_, n) => n % 4 === 0).map((booking) => world.cancel(booking)),
      world.pass('1 second').then(() => endDueBookings(world.db)),
      // a close that meets a capture waits for it
      world.work().catch(() => undefined),
      endDueBookings(world.db),
    ]);
    await endDueBookings(world.db);
    // a capture whose outcome nobody noted is believed in only after two minutes
    await world.sql(`update checkouts set capture_asked_at = capture_asked_at - interval '3 minutes'`);
    for (const event of world.paypal.account.events) await world.tell(event);
    await world.work();
    await world.pass('6 minutes');
    await reconcileCheckouts(world.db, world.payments);
    await world.work();
    for (const booking of bookings) {
      const { booking_status, pay_status, holds_time, told } = await world.storyOf(booking);
      const kept = booking.order.captures.filter(({ status }) => status === 'COMPLETED').length;
      const back = booking.order.captures.filter(({ status }) => status === 'REFUNDED').length;
      expect(kept + back).toBeLessThanOrEqual(1);
      expect({ booking_status, kept, holds_time }).toEqual(
        kept === 1
          ? { booking_status: 'booked', kept: 1, holds_time: true }
          : { booking_status: 'cancelled', kept: 0, holds_time: false },
      );
      expect(['completed', 'refunded', 'cancelled']).toContain(pay_status);
      expect(told.filter((type) => type === 'booking.confirmed').length).toBeLessThanOrEqual(1);
      expect(told.filter((type) => type === 'booking.cancelled').length).toBe(
        booking_status === 'cancelled' ? 1 : 0,
      );
    }
  });
});
