import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announcementsOf } from '../../../tests/support/outbox.ts';
import {
  type PaymentWorld,
  startPaymentWorld,
  type UnpaidBooking,
} from '../../../tests/support/payment-world.ts';
import type { FakeSession } from '../../../tests/support/stripe-account.ts';
import { endDueBookings } from '../bookings/index.ts';
import { requeueRefunds } from './index.ts';

type Opened = UnpaidBooking & { readonly session: FakeSession };

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(() => world.close());
beforeEach(() => world.freeze('2026-06-05T10:00:00Z'));
afterEach(() => {
  world.stripe.up();
  world.stripe.account.refundsEnd = 'succeeded';
});

const early = '2026-07-15T09:00:00Z';
/** Less than 48 hours away: an agency that cancels gets nothing back. */
const late = '2026-06-06T09:00:00Z';

async function paid(startsAt = early, courseId = 1): Promise<Opened> {
  const booking = await world.bookWithSession({ startsAt, courseId });
  expect(await world.tell(world.stripe.account.pay(booking.session.id))).toBe(200);
  return booking;
}

const intentOf = ({ session }: Opened) => world.stripe.account.intents.get(String(session.payment_intent));
const decide = (booking: UnpaidBooking, approve: boolean) =>
  world.sql(`select decide_training_review($1, $2, null, row ('staff', null, null)::actor) as outcome`, [
    booking.id,
    approve,
  ]);

describe('a cancelled booking', () => {
  test('that was paid in time gets all its money back by card, once, and says refunded when Stripe confirms', async () => {
    const booking = await paid();
    expect(await world.cancel(booking)).toBe('cancelled');
    expect(await world.storyOf(booking)).toEqual({
      booking_status: 'cancelled',
      pay_status: 'completed',
      reason: 'requested',
      refund_wallet: 'stripe',
      checkout: 'paid',
      payments: ['kept requested'],
    });
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject({
      pay_status: 'refunded',
      payments: ['kept refunded'],
    });
    expect(intentOf(booking)).toMatchObject({ amount_received: 8500, amount_refunded: 8500 });
    const request = world.stripe.requestsTo(/refunds$/).at(-1);
    expect(request?.idempotencyKey).toBe(`refund-${booking.session.payment_intent}`);
  });

  test('too late to be refunded keeps its money', async () => {
    const booking = await paid(late);
    await world.cancel(booking);
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject({
      pay_status: 'completed',
      refund_wallet: null,
      payments: ['kept'],
    });
    expect(intentOf(booking)).toMatchObject({ amount_refunded: 0 });
  });

  test.each([
    ['inside the refund period', early, 'refunded', 'stripe', 'kept refunded', 8500],
    ['outside the refund period', late, 'completed', null, 'kept', 0],
  ])(
    'that was paid meanwhile counts as paid: %s',
    async (_when, startsAt, payStatus, wallet, payment, back) => {
      const booking = await world.bookWithSession({ startsAt });
      world.stripe.account.pay(booking.session.id);
      expect(await world.cancel(booking)).toBe('cancelled');
      expect(await world.freeSeats(booking)).toBe(12);
      expect(await world.storyOf(booking)).toMatchObject({ pay_status: 'pending', checkout: 'closing' });
      await world.work();
      await world.work();
      expect(await world.storyOf(booking)).toEqual({
        booking_status: 'cancelled',
        pay_status: payStatus,
        reason: 'requested',
        refund_wallet: wallet,
        checkout: 'paid',
        payments: [payment],
      });
      expect(intentOf(booking)).toMatchObject({ amount_refunded: back });
      expect(await world.freeSeats(booking)).toBe(12);
    },
  );

  test('keeps the promise of its own day: a refund period changed meanwhile does not matter', async () => {
    const setHours = (hours: number) =>
      world.sql(
        'update organisation_training_settings set cancel_full_refund_hours = $2 where organisation_id = $1',
        [world.organisationId, hours],
      );
    const booking = await world.bookWithSession({ startsAt: late });
    const event = world.stripe.account.pay(booking.session.id);
    await world.cancel(booking);
    await setHours(1);
    await world.tell(event);
    expect(await world.storyOf(booking)).toMatchObject({ refund_wallet: null, payments: ['kept'] });
    await setHours(48);
    await world.work();
  });

  test('whose staff decided against a refund keeps money that came meanwhile', async () => {
    const booking = await world.bookWithSession();
    const event = world.stripe.account.pay(booking.session.id);
    await world.sql(
      `select cancel_training_booking_by_staff($1, null, false, row ('staff', null, null)::actor)`,
      [booking.id],
    );
    await world.tell(event);
    expect(await world.storyOf(booking)).toMatchObject({ reason: 'staff', payments: ['kept'] });
    await world.work();
  });

  test('never paid ends as cancelled once its session is closed', async () => {
    const booking = await world.bookWithSession();
    await world.cancel(booking);
    expect(await world.cancel(booking)).toBe('already_cancelled');
    await world.work();
    expect(booking.session.status).toBe('expired');
    expect(await world.storyOf(booking)).toMatchObject({
      pay_status: 'cancelled',
      checkout: 'closed',
      payments: [],
    });
  });
});

describe('a refund', () => {
  test('that Stripe cannot be asked for is asked for again, and done once', async () => {
    const booking = await paid();
    await world.cancel(booking);
    world.stripe.failNext({ kind: 'hang up', after: true }, /refunds$/, 2);
    await expect(world.work()).rejects.toThrow('Stripe');
    expect(await world.storyOf(booking)).toMatchObject({ payments: ['kept requested'] });
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject({
      pay_status: 'refunded',
      payments: ['kept refunded'],
    });
    const { payment_intent } = booking.session;
    const made = [...world.stripe.account.refunds.values()].filter(
      (one) => one.payment_intent === payment_intent,
    );
    expect(made).toHaveLength(1);
  });

  test('made by hand at Stripe counts as done, before and after the booking is cancelled', async () => {
    const [before, after] = [await paid(), await paid()];
    const refundByHand = (booking: Opened) =>
      world.stripe.account.refund({ payment_intent: booking.session.payment_intent });
    refundByHand(before);
    await world.tell(world.stripe.account.events.at(-1) ?? {});
    expect(await world.storyOf(before)).toMatchObject({
      booking_status: 'booked',
      payments: ['kept refunded'],
    });
    await world.cancel(before);
    await world.cancel(after);
    refundByHand(after);
    await world.work();
    for (const booking of [before, after]) {
      expect(await world.storyOf(booking)).toMatchObject({
        booking_status: 'cancelled',
        pay_status: 'refunded',
        payments: ['kept refunded'],
      });
    }
  });

  test('of a part, made by hand, is not the one a booking waits for', async () => {
    const booking = await paid();
    world.stripe.account.refund({ payment_intent: booking.session.payment_intent, amount: '500' });
    for (const event of world.stripe.account.events.slice(-2)) await world.tell(event);
    expect(await world.storyOf(booking)).toMatchObject({ payments: ['kept'] });
    await world.cancel(booking);
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject({ pay_status: 'refunded' });
    expect(intentOf(booking)).toMatchObject({ amount_refunded: 8500 });
  });

  test('that is pending is asked about again after an hour', async () => {
    const booking = await paid();
    await world.cancel(booking);
    world.stripe.account.refundsEnd = 'pending';
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject({
      pay_status: 'completed',
      payments: ['kept requested'],
    });
    const [refund] = [...world.stripe.account.refunds.values()].slice(-1);
    world.stripe.account.endRefund(String(refund?.id), 'succeeded');
    expect(await requeueRefunds(world.db)).toBe(0);
    await world.pass('61 minutes');
    expect(await requeueRefunds(world.db)).toBe(1);
    expect(await requeueRefunds(world.db)).toBe(0);
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject({
      pay_status: 'refunded',
      payments: ['kept refunded'],
    });
  });

  test('that failed stays failed for people to see, whatever older news comes after', async () => {
    const booking = await paid();
    await world.cancel(booking);
    world.stripe.account.refundsEnd = 'pending';
    await world.work();
    const [refund] = [...world.stripe.account.refunds.values()].slice(-1);
    const done = world.stripe.account.endRefund(String(refund?.id), 'succeeded');
    const failed = world.stripe.account.endRefund(String(refund?.id), 'failed');
    await world.tell(failed);
    await world.tell(done);
    await world.tell(failed);
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject({
      pay_status: 'completed',
      payments: ['kept failed'],
    });
  });
});

describe('a second payment', () => {
  test('of a booking that is paid already goes back, and the first one stays', async () => {
    const booking = await paid();
    const first = booking.session.payment_intent;
    expect(await world.tell(world.stripe.account.force(booking.session))).toBe(200);
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject({
      booking_status: 'booked',
      pay_status: 'completed',
      payments: ['kept', 'late refunded'],
    });
    expect(world.stripe.account.intents.get(String(first))).toMatchObject({ amount_refunded: 0 });
    expect(intentOf(booking)).toMatchObject({ amount_refunded: 8500 });
  });

  test('after the end goes back like the first', async () => {
    const booking = await world.bookWithSession();
    await world.pass('31 minutes');
    await endDueBookings(world.db);
    await world.work();
    await world.tell(world.stripe.account.force(booking.session));
    await world.tell(world.stripe.account.force(booking.session));
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject({
      pay_status: 'cancelled',
      checkout: 'closed',
      payments: ['late refunded', 'late refunded'],
    });
  });
});

describe('a PMVA booking that its candidate pays', () => {
  const confirmations = async ({ id }: UnpaidBooking) =>
    (await announcementsOf(world, world.organisationId, 'booking.confirmed'))
      .filter((event) => event['id'] === id)
      .map((event) => event['confirmed_by']);

  test('is confirmed once, by the payment, when the review came first', async () => {
    const booking = await world.bookWithSession({ courseId: 3 });
    await decide(booking, true);
    expect(await world.storyOf(booking)).toMatchObject({ booking_status: 'pending' });
    expect(await confirmations(booking)).toEqual([]);
    await world.tell(world.stripe.account.pay(booking.session.id));
    expect(await world.storyOf(booking)).toMatchObject({ booking_status: 'booked', payments: ['kept'] });
    expect(await confirmations(booking)).toEqual(['payment']);
  });

  test('is confirmed once, by the review, when the payment came first', async () => {
    const booking = await paid(early, 3);
    expect(await world.storyOf(booking)).toMatchObject({
      booking_status: 'pending',
      pay_status: 'completed',
    });
    expect(await confirmations(booking)).toEqual([]);
    await decide(booking, true);
    expect(await world.storyOf(booking)).toMatchObject({ booking_status: 'booked' });
    expect(await confirmations(booking)).toEqual(['review']);
  });

  test.each([
    ['rejected', 'review_rejected', (booking: UnpaidBooking) => decide(booking, false)],
    [
      'forgotten',
      'review_expired',
      async () => {
        await world.freeze(early);
        await endDueBookings(world.db);
      },
    ],
  ])('and whose review is %s gets its money back', async (_how, reason, end) => {
    const booking = await paid(early, 3);
    await end(booking);
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject({
      booking_status: 'cancelled',
      pay_status: 'refunded',
      reason,
      refund_wallet: 'stripe',
      payments: ['kept refunded'],
    });
    expect(await confirmations(booking)).toEqual([]);
    expect(intentOf(booking)).toMatchObject({ amount_refunded: 24_000 });
  });
});

test('a cost of 0 never opens a checkout: booked at once', async () => {
  await world.sql(
    'insert into organisation_course_rates (organisation_id, course_id, price_pence) values ($1, 2, 0)',
    [world.organisationId],
  );
  const asked = world.stripe.requests.length;
  const booking = await world.book({ courseId: 2 });
  expect(booking.checkoutId).toBe(0);
  await world.work();
  expect(world.stripe.requests).toHaveLength(asked);
  expect(
    await world.sql(
      'select booking_status, pay_status, payment_expires_at from training_bookings where id = $1',
      [booking.id],
    ),
  ).toEqual([{ booking_status: 'booked', pay_status: 'completed', payment_expires_at: null }]);
});

test('two cancels at once make one refund', async () => {
  const booking = await paid();
  const outcomes = await Promise.all([world.cancel(booking), world.cancel(booking)]);
  expect(outcomes.sort()).toEqual(['already_cancelled', 'cancelled']);
  await world.work();
  expect(intentOf(booking)).toMatchObject({ amount_refunded: 8500 });
  expect(await world.storyOf(booking)).toMatchObject({ payments: ['kept refunded'] });
});
