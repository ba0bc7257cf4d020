import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type PaymentWorld,
  startPaymentWorld,
  type UnpaidBooking,
} from '../../../tests/support/payment-world.ts';
import { endDueBookings } from '../bookings/index.ts';
import { declineInSandbox, ensureCheckoutSession, payInSandbox } from './index.ts';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(() => world.close());

const book = () => world.book({ provider: 'sandbox' });
const pay = ({ checkoutId }: UnpaidBooking) => payInSandbox(world.db, checkoutId);
const decline = ({ checkoutId }: UnpaidBooking) => declineInSandbox(world.db, checkoutId);

test('a checkout of the sandbox is open at once, and Stripe never hears of it', async () => {
  const booking = await book();
  expect(await world.checkoutOf(booking)).toMatchObject({
    provider: 'sandbox',
    status: 'open',
    session_url: null,
  });
  await world.work();
  expect(await ensureCheckoutSession({ db: world.db, ...world.payments }, booking.checkoutId)).toEqual({
    unavailable: true,
  });
  expect(world.stripe.requests).toEqual([]);
});

test('paying confirms the booking; paying again changes nothing', async () => {
  const booking = await book();
  expect(await pay(booking)).toBe('kept');
  expect(await pay(booking)).toBe('known');
  expect(await decline(booking)).toBe('closed');
  expect(await world.storyOf(booking)).toMatchObject({
    booking_status: 'booked',
    checkout: 'paid',
    payments: ['kept'],
  });
});

test('ten clicks at once pay once', async () => {
  const booking = await book();
  const verdicts = await Promise.all(Array.from({ length: 10 }, () => pay(booking)));
  expect(verdicts.sort()).toEqual(['kept', ...Array.from({ length: 9 }, () => 'known')]);
  expect(await world.storyOf(booking)).toMatchObject({ payments: ['kept'] });
});

test('a declined card leaves everything as it was: the next one may pay', async () => {
  const booking = await book();
  expect(await decline(booking)).toBe('declined');
  expect(await world.storyOf(booking)).toMatchObject({
    booking_status: 'pending',
    checkout: 'open',
    payments: [],
  });
  expect(await pay(booking)).toBe('kept');
});

test('an abandoned checkout ends with its window; money that comes late is taken and sent back', async () => {
  const booking = await book();
  await world.pass('30 minutes');
  await endDueBookings(world.db);
  expect(await world.storyOf(booking)).toMatchObject({
    booking_status: 'cancelled',
    pay_status: 'cancelled',
    reason: 'payment_expired',
    checkout: 'closed',
  });
  expect(await decline(booking)).toBe('closed');
  expect(await pay(booking)).toBe('refund');
  await world.work();
  expect(await world.storyOf(booking)).toMatchObject({
    pay_status: 'cancelled',
    checkout: 'closed',
    payments: ['late refunded'],
  });
});

test('a paid booking that is cancelled in time gets its money back', async () => {
  const booking = await book();
  await pay(booking);
  await world.cancel(booking);
  await world.work();
  expect(await world.storyOf(booking)).toMatchObject({
    pay_status: 'refunded',
    refund_wallet: 'stripe',
    payments: ['kept refunded'],
  });
});

test('payment and the end of the window, both at once, many times over: the seat and the money agree', async () => {
  const bookings: UnpaidBooking[] = [];
  for (let n = 0; n < 20; n += 1) bookings.push(await book());
  await world.pass('31 minutes');
  await Promise.all([...bookings.map(pay), endDueBookings(world.db), endDueBookings(world.db)]);
  await world.work();
  for (const booking of bookings) {
    const { booking_status, payments } = await world.storyOf(booking);
    expect([booking_status, ...payments, await world.freeSeats(booking)]).toEqual(
      booking_status === 'booked' ? ['booked', 'kept', 11] : ['cancelled', 'late refunded', 12],
    );
  }
});

test('what is not a checkout of the sandbox cannot be paid there', async () => {
  const booking = await world.book();
  expect(await pay(booking)).toBe('closed');
  expect(await decline(booking)).toBe('closed');
  expect(await payInSandbox(world.db, 999_999)).toBe('closed');
  expect(await world.storyOf(booking)).toMatchObject({ booking_status: 'pending', payments: [] });
});
