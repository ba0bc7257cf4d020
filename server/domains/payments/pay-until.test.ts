import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type PaymentWorld,
  startPaymentWorld,
  type UnpaidBooking,
} from '../../../tests/support/payment-world.ts';
import { endDueBookings } from '../bookings/index.ts';
import { ensureCheckoutSession } from './index.ts';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(() => world.close());
beforeEach(() => world.freeze('2026-06-05T10:00:00Z'));

const staff = `row ('staff', 1, null)::actor`;
const soon = '2026-06-05T10:20:00Z';

const move = ({ eventId }: UnpaidBooking, startsAt: string) =>
  world.sql(
    `select outcome from move_training_event($1, $2::timestamptz, $2::timestamptz + interval '7 hours', 3, ${staff})`,
    [eventId, startsAt],
  );
const reschedule = async ({ id }: UnpaidBooking, startsAt: string) =>
  world.sql(`select outcome from reschedule_training_booking($1, $2, ${staff})`, [
    id,
    await world.make.event({ startsAt }),
  ]);

/** Until when the booking's seat is kept, and until when its checkout may be paid. */
async function windowOf({ id }: UnpaidBooking) {
  const [row] = await world.sql<{ seat: string; checkout: string }>(
    `select b.payment_expires_at as seat, c.pay_until as checkout
     from training_bookings b join checkouts c on c.booking_id = b.id where b.id = $1`,
    [id],
  );
  return row;
}
const until = (at: string) => ({ seat: at, checkout: at });

test.each([
  ['its event is moved to an earlier start', move],
  ['it is rescheduled to an earlier event', reschedule],
])(
  '26: the payment window never outlasts the start, also when %s: seat and checkout end there',
  async (_how, change) => {
    const booking = await world.bookWithSession();
    expect(await windowOf(booking)).toEqual(until('2026-06-05T10:30:00+00:00'));
    await change(booking, soon);
    expect(await windowOf(booking)).toEqual(until('2026-06-05T10:20:00+00:00'));
    await world.pass('19 minutes 59 seconds');
    expect(await endDueBookings(world.db)).toBe(0);
    await world.pass('1 second');
    await endDueBookings(world.db);
    await world.work();
    expect(booking.session.status).toBe('expired');
    expect(await world.storyOf(booking)).toMatchObject({ reason: 'payment_expired', checkout: 'closed' });
  },
);

test('a later start leaves both as they were', async () => {
  const booking = await world.bookWithSession({ startsAt: soon });
  expect(await windowOf(booking)).toEqual(until('2026-06-05T10:20:00+00:00'));
  await move(booking, '2026-07-15T09:00:00Z');
  expect(await windowOf(booking)).toEqual(until('2026-06-05T10:20:00+00:00'));
  await world.cancel(booking);
  await world.work();
});

test('no session is made any more once the new start has come, however late the job runs', async () => {
  const booking = await world.book();
  world.stripe.down();
  await expect(world.work()).rejects.toThrow('Stripe');
  await move(booking, soon);
  await world.pass('20 minutes');
  world.stripe.up();
  await world.work();
  expect(world.stripe.account.sessionsOf(booking.checkoutId)).toEqual([]);
  expect(await ensureCheckoutSession({ db: world.db, ...world.payments }, booking.checkoutId)).toEqual({
    unavailable: true,
  });
});

test('what is settled keeps its time', async () => {
  const booking = await world.bookWithSession();
  await world.tell(world.stripe.account.pay(booking.session.id));
  await move(booking, soon);
  expect((await windowOf(booking))?.checkout).toBe('2026-06-05T10:30:00+00:00');
});
