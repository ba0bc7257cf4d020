import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type BlsPaymentWorld,
  startBlsPaymentWorld,
  stories,
  type UnpaidSession,
} from '../../../tests/support/bls-payment-world.ts';
import { endDueBookings } from '../bookings/index.ts';
import { purchaseCredits, topUpBalance } from '../wallet/index.ts';
import { ensureCheckoutSession, reconcileCheckouts } from './index.ts';

let world: BlsPaymentWorld;
beforeAll(async () => {
  world = await startBlsPaymentWorld();
});
afterAll(() => world.close());
beforeEach(() => world.freeze('2026-06-05T10:00:00Z'));
afterEach(() => world.clear());

const { unpaid, booked, lapsed } = stories;

type WithOrder = Awaited<ReturnType<BlsPaymentWorld['bookWithOrder']>>;
const services = () => ({ db: world.db, ...world.payments });
const approve = ({ order }: WithOrder) => world.paypal.account.approve(order.id);
const ensure = ({ checkoutId }: UnpaidSession) => ensureCheckoutSession(services(), checkoutId);
const captureOf = ({ order }: WithOrder) => order.captures[0]?.id ?? '';
const lastEvent = () => world.paypal.account.events.at(-1);
const freeTimes = async () =>
  (await world.sql('select 1 from bls_allocations where starts_at = $1', ['2026-07-15T08:00:00Z'])).length;

describe('paying', () => {
  test('22: candidate_pays is pending and blocks the trainer; capture gives booked and booking.confirmed once, also when both the return and the notice arrive', async () => {
    const booking = await world.bookWithOrder();
    expect(await world.storyOf(booking)).toEqual({ ...unpaid, checkout: 'open' });
    const notice = approve(booking);
    expect(await world.tell(notice)).toBe(200);
    await Promise.all([world.comeBack(booking), world.comeBack(booking), world.work()]);
    expect(await world.storyOf(booking)).toEqual(booked);
    expect(await world.tell(notice)).toBe(200);
    expect(await world.tell(lastEvent())).toBe(200);
    expect(await world.tell(lastEvent())).toBe(200);
    await world.work();
    await world.comeBack(booking);
    expect(await world.storyOf(booking)).toEqual(booked);
    expect(booking.order.captures).toHaveLength(1);
  });

  test('by the return alone, by the notice alone, by the capture’s own notice alone, and by the reconciliation alone', async () => {
    const [back, told, captured, asked] = [
      await world.approved(),
      await world.approved(),
      await world.bookWithOrder(),
      await world.approved(),
    ];
    await world.comeBack(back);
    expect(await world.tell(world.paypal.account.events.find((e) => isOf(e, told)))).toBe(200);
    expect(await world.storyOf(told)).toEqual({ ...unpaid, checkout: 'open' });
    await world.work();
    approve(captured);
    world.paypal.account.captureOrder(captured.order.id);
    expect(await world.tell(lastEvent())).toBe(200);
    await world.pass('6 minutes');
    await reconcileCheckouts(world.db, world.payments);
    for (const booking of [back, told, captured, asked]) expect(await world.storyOf(booking)).toEqual(booked);
  });

  test('the order carries the booking’s number and leads back to its payment page', async () => {
    const { id, order, checkoutId } = await world.bookWithOrder();
    expect(order).toMatchObject({
      amount: { currency_code: 'GBP', value: '45.00' },
      custom_id: String(id),
      invoice_id: expect.stringMatching(new RegExp(`^[0-9a-f]{16}-${checkoutId}-1$`)),
      body: { purchase_units: [{ description: 'BLS — Annual Renewal, 15 July 2026' }] },
    });
    expect(JSON.stringify(order.body)).toMatch(/\/virtual-bls\/pay\/\w+\?payment=returned/);
  });

  test('23: booking.confirmed is not sent for credits, balance and invoice', async () => {
    const { id } = await world.make.organisation({ products: ['virtual-bls'], invoices: true });
    await purchaseCredits(world.db, id, 1, 1, 'virtual-bls');
    await topUpBalance(world.db, id, 4500, 'virtual-bls');
    for (const payOption of ['credits', 'balance', 'invoice'] as const) {
      await world.makeBls.trainer();
      await world.makeBls.booking(id, { date: '2026-07-16', time: '09:00' }, {}, payOption);
    }
    await world.work();
    const told = await world.sql('select event_type from outbox where organisation_id = $1', [id]);
    expect(told).toEqual(Array.from({ length: 3 }, () => ({ event_type: 'booking.created' })));
  });

  test('PayPal’s silence at the return is made up for by a job, which finds what was taken', async () => {
    const booking = await world.approved();
    world.paypal.failNext({ kind: 'hang up', after: true }, /capture$/, 2);
    await world.comeBack(booking);
    expect(await world.storyOf(booking)).toEqual({ ...unpaid, checkout: 'open' });
    await world.work();
    expect(await world.storyOf(booking)).toEqual(booked);
    expect(booking.order.captures).toHaveLength(1);
  });

  test.each(['wrong amount', 'wrong currency'] as const)(
    'money of the %s confirms nothing: it goes back, and another order can be paid',
    async (end) => {
      const booking = await world.approved();
      world.paypal.account.capturesEnd = end;
      await world.comeBack(booking);
      await world.work();
      expect(await world.storyOf(booking)).toEqual({
        ...unpaid,
        checkout: 'open',
        payments: ['late refunded'],
      });
      world.paypal.account.capturesEnd = 'COMPLETED';
      const second = world.paypal.account.ordersOf(booking.checkoutId)[1];
      world.paypal.account.approve(second?.id ?? '');
      await world.comeBack(booking);
      expect(await world.storyOf(booking)).toEqual({ ...booked, payments: ['late refunded', 'kept'] });
    },
  );
});

const isOf = (event: Record<string, unknown>, { order }: WithOrder): boolean =>
  (event['resource'] as { id: string }).id === order.id;

describe('a payment that is refused', () => {
  test.each(['INSTRUMENT_DECLINED', 'DECLINED'] as const)(
    'as %s keeps the booking pending; the candidate pays by another order',
    async (end) => {
      const booking = await world.approved();
      world.paypal.account.capturesEnd = end;
      await world.comeBack(booking);
      expect(await world.storyOf(booking)).toEqual({ ...unpaid, checkout: 'new' });
      world.paypal.account.capturesEnd = 'COMPLETED';
      const where = await ensure(booking);
      const second = world.paypal.account.ordersOf(booking.checkoutId)[1];
      expect(where).toEqual({ url: `https://www.paypal.test/checkoutnow?token=${second?.id}` });
      world.paypal.account.approve(second?.id ?? '');
      await world.comeBack(booking);
      expect(await world.storyOf(booking)).toEqual(booked);
    },
  );

  test('late, having been pending, keeps the booking pending until its time is over', async () => {
    const booking = await world.pending();
    expect(await ensure(booking)).toEqual({ unavailable: true });
    expect(await world.tell(world.paypal.account.decide(captureOf(booking), 'DECLINED'))).toBe(200);
    await world.work();
    expect(await world.storyOf(booking)).toEqual({ ...unpaid, checkout: 'open' });
    expect(await ensure(booking)).toMatchObject({ url: expect.any(String) });
    expect(world.paypal.account.ordersOf(booking.checkoutId)).toHaveLength(2);
  });
});

describe('an order that nobody approved for hours', () => {
  const age = ({ checkoutId }: UnpaidSession) =>
    world.sql(`update checkouts set session_ends_at = now() + interval '14 minutes' where id = $1`, [
      checkoutId,
    ]);

  test.each([true, false])(
    'is replaced by a fresh one when somebody wants to pay (forgotten by PayPal: %s)',
    async (isForgotten) => {
      const booking = await world.bookWithOrder();
      const first = await ensure(booking);
      expect(await ensure(booking)).toEqual(first);
      if (isForgotten) world.paypal.account.lapse(booking.order.id);
      await age(booking);
      const answers = await Promise.all(Array.from({ length: 4 }, () => ensure(booking)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).not.toEqual(first);
      const fresh = world.paypal.account.ordersOf(booking.checkoutId).at(-1);
      expect(world.paypal.requestsTo(/orders$/).at(-1)?.requestId).toMatch(/-2$/);
      world.paypal.account.approve(fresh?.id ?? '');
      await world.comeBack(booking);
      expect(await world.storyOf(booking)).toEqual(booked);
    },
  );

  test('and was approved at last is captured, not replaced', async () => {
    const booking = await world.approved();
    await age(booking);
    expect(await ensure(booking)).toEqual({ unavailable: true });
    expect(await world.storyOf(booking)).toEqual(booked);
  });

  test('takes no money any more once it was replaced', async () => {
    const booking = await world.bookWithOrder();
    await age(booking);
    await ensure(booking);
    expect(await world.tell(approve(booking))).toBe(200);
    await world.work();
    await world.comeBack(booking);
    expect(booking.order.captures).toEqual([]);
    expect(await world.storyOf(booking)).toEqual({ ...unpaid, checkout: 'open' });
  });
});

describe('the end of the time to pay', () => {
  test('24: unpaid at payment_expires_at it is cancelled, the slot is free, booking.cancelled says payment_expired; a later capture is refunded and confirms nothing', async () => {
    const booking = await world.bookWithOrder();
    const taken = await freeTimes();
    await world.pass('23 hours 59 minutes 59 seconds');
    expect(await endDueBookings(world.db)).toBe(0);
    await world.pass('1 second');
    await endDueBookings(world.db);
    await world.work();
    expect(await world.storyOf(booking)).toEqual({ ...lapsed });
    expect(await freeTimes()).toBe(taken - 1);
    const [told] = await world.sql<{ payload: object }>(
      `select payload from outbox where event_type = 'booking.cancelled' and payload ->> 'id' = $1`,
      [String(booking.id)],
    );
    expect(told?.payload).toMatchObject({
      reason: 'payment_expired',
      cancelled_by: 'System',
      refund_amount: null,
    });

    approve(booking);
    await world.comeBack(booking);
    expect(booking.order.captures).toEqual([]);
    world.paypal.account.captureOrder(booking.order.id);
    expect(await world.tell(lastEvent())).toBe(200);
    await world.work();
    expect(await world.storyOf(booking)).toEqual({ ...lapsed, payments: ['late refunded'] });
    expect(booking.order.captures).toMatchObject([{ status: 'REFUNDED', refunded: 1 }]);
  });

  test('frees a slot whose order was never made without asking PayPal', async () => {
    const booking = await world.book();
    world.paypal.down();
    await world.pass('1 day');
    await endDueBookings(world.db);
    expect(await world.storyOf(booking)).toEqual(lapsed);
    world.paypal.up();
    await world.work();
  });

  test('finds money that nobody told of', async () => {
    const booking = await world.approved();
    world.paypal.account.captureOrder(booking.order.id);
    await world.pass('1 day');
    await endDueBookings(world.db);
    await world.work();
    expect(await world.storyOf(booking)).toEqual(booked);
  });

  test('waits for money that is pending, past the deadline too', async () => {
    const [yes, no] = [await world.pending(), await world.pending()];
    await world.pass('1 day');
    await endDueBookings(world.db);
    await expect(world.work()).rejects.toThrow('the session to be closed is processing');
    await world.pass('10 days');
    await reconcileCheckouts(world.db, world.payments);
    for (const booking of [yes, no])
      expect(await world.storyOf(booking)).toEqual({ ...unpaid, checkout: 'closing' });
    expect(await world.tell(world.paypal.account.decide(captureOf(yes), 'COMPLETED'))).toBe(200);
    expect(await world.tell(world.paypal.account.decide(captureOf(no), 'DECLINED'))).toBe(200);
    await world.work();
    expect(await world.storyOf(yes)).toEqual(booked);
    expect(await world.storyOf(no)).toEqual(lapsed);
  });

  test('waits for pending money until an hour before the session and no longer; what comes then goes back, told or not', async () => {
    const [told, found] = [
      await world.pending({ date: '2026-06-09', time: '10:00' }),
      await world.pending({ date: '2026-06-09', time: '10:00' }),
    ];
    await world.freeze('2026-06-09T07:54:59Z');
    await endDueBookings(world.db);
    await expect(world.work()).rejects.toThrow('processing');
    await reconcileCheckouts(world.db, world.payments);
    for (const booking of [told, found]) expect((await world.storyOf(booking)).checkout).toBe('closing');
    await world.freeze('2026-06-09T08:00:00Z');
    await world.work();
    for (const booking of [told, found]) expect(await world.storyOf(booking)).toEqual(lapsed);
    expect(await world.tell(world.paypal.account.decide(captureOf(told), 'COMPLETED'))).toBe(200);
    world.paypal.account.decide(captureOf(found), 'COMPLETED');
    await world.pass('6 minutes');
    await reconcileCheckouts(world.db, world.payments);
    await world.work();
    for (const booking of [told, found])
      expect(await world.storyOf(booking)).toEqual({ ...lapsed, payments: ['late refunded'] });
  });

  test('is its session’s start less an hour when that is earlier, also after it was moved there', async () => {
    const booking = await world.bookWithOrder();
    await world.sql('update bls_bookings set payment_expires_at = $2 where id = $1', [
      booking.id,
      '2026-06-05T12:00:00Z',
    ]);
    expect((await world.checkoutOf(booking)).pay_until).toBe('2026-06-05T12:00:00+00:00');
  });
});
