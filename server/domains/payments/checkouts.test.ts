import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { jane } from '../../../tests/support/factories.ts';
import { announcementsOf } from '../../../tests/support/outbox.ts';
import { type PaymentWorld, startPaymentWorld } from '../../../tests/support/payment-world.ts';
import { readLinkToken } from '../../platform/crypto/link-token.ts';
import { endDueBookings } from '../bookings/index.ts';
import { ensureCheckoutSession, reconcileCheckouts } from './index.ts';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(() => world.close());
afterEach(() => world.stripe.up());

const unpaid = {
  booking_status: 'pending',
  pay_status: 'pending',
  reason: null,
  refund_wallet: null,
  payments: [],
};
const booked = { booking_status: 'booked', pay_status: 'completed', checkout: 'paid', payments: ['kept'] };
const lapsed = {
  booking_status: 'cancelled',
  pay_status: 'cancelled',
  reason: 'payment_expired',
  refund_wallet: null,
  checkout: 'closed',
};

const ensure = (checkoutId: number) => ensureCheckoutSession({ db: world.db, ...world.payments }, checkoutId);
const down = /^Stripe: StripeConnectionError/;

describe('the session', () => {
  test('says what is paid for, by whom, until when, and where to come back to', async () => {
    const booking = await world.book();
    expect(await world.storyOf(booking)).toEqual({ ...unpaid, checkout: 'new' });
    await world.work();
    const checkout = await world.checkoutOf(booking);
    const [session] = world.stripe.account.sessionsOf(booking.checkoutId);
    expect(checkout).toEqual({
      id: booking.checkoutId,
      status: 'open',
      amount_pence: 8500,
      provider: 'stripe',
      session_url: session?.url,
      pay_until: '2026-06-05T10:30:00+00:00',
      is_settling: false,
    });
    expect(session).toMatchObject({
      amount_total: 8500,
      customer_email: jane.email,
      client_reference_id: String(booking.checkoutId),
      metadata: { checkout: String(booking.checkoutId), deployment: expect.stringMatching(/^[0-9a-f]{16}$/) },
      params: {
        mode: 'payment',
        line_items: {
          0: {
            price_data: {
              currency: 'gbp',
              product_data: { name: 'CSTF All-In-One Mandatory Practical Training, 15 July 2026' },
            },
          },
        },
      },
    });
    const { success_url, cancel_url: back } = session?.params ?? {};
    expect(success_url).toBe(`${back}?payment=returned`);
    const [, token = ''] = /\/practical-training\/booking\/(\w+)$/.exec(String(back)) ?? [];
    expect(readLinkToken(world.payments.keyring, 'booking-pages', token)).toBe(booking.id);
    const request = world.stripe.requestsTo(/sessions$/).at(-1);
    expect(request?.idempotencyKey).toBe(`checkout-${booking.checkoutId}`);
  });

  test('ends with the payment window when that leaves Stripe its 30 minutes, and never before', async () => {
    await world.sql(
      'update organisation_training_settings set payment_window_minutes = 1440 where organisation_id = $1',
      [world.organisationId],
    );
    const day = await world.bookWithSession();
    await world.sql(
      'update organisation_training_settings set payment_window_minutes = 120 where organisation_id = $1',
      [world.organisationId],
    );
    const hours = await world.bookWithSession();
    await world.sql(
      'update organisation_training_settings set payment_window_minutes = 30 where organisation_id = $1',
      [world.organisationId],
    );
    const halfHour = await world.bookWithSession();
    const minutesLeft = (endsAtS: number) => Math.round((endsAtS - Date.now() / 1000) / 60);
    expect(minutesLeft(day.session.expires_at)).toBe(1439);
    expect(minutesLeft(hours.session.expires_at)).toBe(120);
    expect(minutesLeft(halfHour.session.expires_at)).toBe(31);
  });

  test('is made once, however often and by whomever it is asked for at the same time', async () => {
    const booking = await world.book();
    const answers = await Promise.all([
      world.work(),
      ...Array.from({ length: 8 }, () => ensure(booking.checkoutId)),
    ]);
    await world.sql(
      `select graphile_worker.add_job('open-checkout', json_build_object('checkoutId', $1::int))`,
      [booking.checkoutId],
    );
    await world.work();
    const sessions = world.stripe.account.sessionsOf(booking.checkoutId);
    expect(sessions).toHaveLength(1);
    expect(new Set(answers.slice(1).map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ url: sessions[0]?.url })]),
    );
  });

  test('whose answer was lost is found again by the same request', async () => {
    const booking = await world.book();
    world.stripe.failNext({ kind: 'hang up', after: true }, /sessions$/, 2);
    await expect(world.work()).rejects.toThrow(down);
    expect((await world.checkoutOf(booking)).status).toBe('new');
    await world.work();
    const sessions = world.stripe.account.sessionsOf(booking.checkoutId);
    expect(sessions).toHaveLength(1);
    expect((await world.checkoutOf(booking)).session_url).toBe(sessions[0]?.url);
  });

  test('is asked for anew when the first request can never be answered: Stripe repeats a failure for a day', async () => {
    const booking = await world.book();
    world.stripe.failNext({ kind: 'status', status: 500 }, /sessions$/, 2);
    await world.work();
    expect((await world.checkoutOf(booking)).status).toBe('open');
    const keys = world.stripe.requestsTo(/sessions$/).map((request) => request.idempotencyKey);
    expect(keys.at(-1)).toBe(`checkout-${booking.checkoutId}-2`);
  });

  test('is asked for anew when the first request was never heard and its end has come too near', async () => {
    const booking = await world.book();
    world.stripe.down();
    await expect(world.work()).rejects.toThrow(down);
    world.stripe.up();
    await world.sql(
      `update checkouts set session_ends_at = session_ends_at - interval '5 minutes' where id = $1`,
      [booking.checkoutId],
    );
    await world.work();
    expect((await world.checkoutOf(booking)).status).toBe('open');
    expect(world.stripe.account.sessionsOf(booking.checkoutId)).toHaveLength(1);
  });

  test('is made without the e-mail address that Stripe refuses', async () => {
    const booking = await world.book();
    await world.sql(`update training_bookings set email = 'zoë@example.com' where id = $1`, [booking.id]);
    await world.work();
    expect(world.stripe.account.sessionsOf(booking.checkoutId)).toMatchObject([{ customer_email: null }]);
  });

  test('is not made for a booking cancelled before the job ran', async () => {
    const booking = await world.book();
    expect(await world.cancel(booking)).toBe('cancelled');
    await world.work();
    expect(world.stripe.account.sessionsOf(booking.checkoutId)).toEqual([]);
    expect(await world.storyOf(booking)).toMatchObject({ pay_status: 'cancelled', checkout: 'closed' });
    expect(await ensure(booking.checkoutId)).toEqual({ unavailable: true });
  });

  test('that was in the making while its booking was cancelled is never told and is ended', async () => {
    const booking = await world.book();
    let cancelled: Promise<string> | undefined;
    const { createSession, ...others } = world.payments.stripe ?? never();
    const stripe = {
      ...others,
      async createSession(request: Parameters<typeof createSession>[0]) {
        const session = await createSession(request);
        cancelled = world.cancel(booking);
        await cancelled;
        return session;
      },
    };
    expect(
      await ensureCheckoutSession({ db: world.db, ...world.payments, stripe }, booking.checkoutId),
    ).toEqual({ unavailable: true });
    expect(await cancelled).toBe('cancelled');
    expect(world.stripe.account.sessionsOf(booking.checkoutId)).toMatchObject([{ status: 'expired' }]);
    expect(await world.storyOf(booking)).toMatchObject({ pay_status: 'cancelled', checkout: 'closed' });
    await world.work();
  });

  test('is unavailable while Stripe is down, and there when it is back', async () => {
    const booking = await world.book();
    world.stripe.down();
    expect(await ensure(booking.checkoutId)).toEqual({ unavailable: true });
    world.stripe.up();
    expect(await ensure(booking.checkoutId)).toEqual({
      url: world.stripe.account.sessionsOf(booking.checkoutId)[0]?.url,
    });
    await world.work();
  });
});

function never(): never {
  throw new Error('Stripe is not set up');
}

describe('the end of the payment window', () => {
  test('26: unpaid it lowers remaining_slots, then is cancelled with payment_expired, the seat returns, late money goes back, the invite is usable again', async () => {
    const [invited] = await world.sql<{ invite: { id: number } }>(
      `select invite from create_booking_invite($1, '{"first_name":"Jane","last_name":"Smith","email":"j@example.com",
         "course_id":1,"pay_option":"candidate_pays"}', row ('system', null, null)::actor)`,
      [world.organisationId],
    );
    const inviteId = invited?.invite.id ?? 0;
    const inviteNow = () =>
      world.sql('select status, used_at, booking_id from booking_invite_records where id = $1', [inviteId]);
    const booking = await world.bookWithSession({ inviteId });
    expect(await world.freeSeats(booking)).toBe(11);
    expect(await inviteNow()).toMatchObject([{ status: 'used', booking_id: booking.id }]);

    await world.pass('29 minutes 59 seconds');
    expect(await endDueBookings(world.db)).toBe(0);
    await world.pass('1 second');
    expect(await endDueBookings(world.db)).toBeGreaterThan(0);
    expect(await world.storyOf(booking)).toEqual({ ...unpaid, checkout: 'closing' });
    expect(await world.freeSeats(booking)).toBe(11);
    await world.work();
    expect(await world.storyOf(booking)).toEqual({ ...lapsed, payments: [] });
    expect(await world.freeSeats(booking)).toBe(12);
    expect(await inviteNow()).toEqual([{ status: 'opened', used_at: null, booking_id: null }]);
    const told = await announcementsOf(world, world.organisationId, 'booking.cancelled');
    expect(told.filter((event) => event['id'] === booking.id)).toMatchObject([
      { reason: 'payment_expired', cancelled_by: 'System', refund_amount: null, pay_status: 'cancelled' },
    ]);

    expect(await world.tell(world.stripe.account.force(booking.session))).toBe(200);
    expect(await world.storyOf(booking)).toEqual({ ...lapsed, payments: ['late requested'] });
    await world.work();
    expect(await world.storyOf(booking)).toEqual({ ...lapsed, payments: ['late refunded'] });
    const intent = world.stripe.account.intents.get(String(booking.session.payment_intent));
    expect(intent).toMatchObject({ amount_received: 8500, amount_refunded: 8500 });
    expect(await world.freeSeats(booking)).toBe(12);

    const again = await world.bookWithSession({ inviteId, eventId: booking.eventId });
    expect(await inviteNow()).toMatchObject([{ status: 'used', booking_id: again.id }]);
  });

  test('finds money that no notice told of: the booking is confirmed', async () => {
    const booking = await world.bookWithSession();
    world.stripe.account.pay(booking.session.id);
    await world.pass('31 minutes');
    await endDueBookings(world.db);
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject(booked);
  });

  test('waits while Stripe is down, and is then settled by what Stripe says', async () => {
    const paid = await world.bookWithSession();
    const lost = await world.bookWithSession();
    world.stripe.account.pay(paid.session.id);
    world.stripe.down();
    await world.pass('31 minutes');
    await endDueBookings(world.db);
    await expect(world.work()).rejects.toThrow(down);
    await world.pass('1 hour');
    await endDueBookings(world.db);
    for (const booking of [paid, lost])
      expect(await world.storyOf(booking)).toEqual({ ...unpaid, checkout: 'closing' });
    await expect(reconcileCheckouts(world.db, world.payments)).rejects.toThrow(down);
    world.stripe.up();
    await world.pass('6 minutes');
    await reconcileCheckouts(world.db, world.payments);
    expect(await world.storyOf(paid)).toMatchObject(booked);
    expect(await world.storyOf(lost)).toEqual({ ...lapsed, payments: [] });
    await world.work();
  });

  test('ends a PMVA booking whose review nobody decided once Stripe has said that nothing was paid', async () => {
    const booking = await world.bookWithSession({
      courseId: 3,
      startsAt: new Date((await nowMs()) + 20 * 60_000).toISOString(),
    });
    world.stripe.down();
    await world.pass('21 minutes');
    await endDueBookings(world.db);
    expect(await world.storyOf(booking)).toEqual({ ...unpaid, checkout: 'closing' });
    world.stripe.up();
    await world.work();
    expect(await world.storyOf(booking)).toEqual({ ...lapsed, payments: [] });
  });

  test('closes a checkout that never reached Stripe without asking it', async () => {
    const booking = await world.book();
    const asked = world.stripe.requests.length;
    world.stripe.down();
    await world.pass('31 minutes');
    await endDueBookings(world.db);
    expect(await world.storyOf(booking)).toEqual({ ...lapsed, payments: [] });
    await world.work();
    expect(world.stripe.requests).toHaveLength(asked);
  });

  test('waits for a bank that has not answered', async () => {
    const [yes, no] = [await world.bookWithSession(), await world.bookWithSession()];
    const decide = [yes, no].map(({ session }) => world.stripe.account.payByBank(session.id));
    await world.pass('31 minutes');
    await endDueBookings(world.db);
    await expect(world.work()).rejects.toThrow('the session to be closed is processing');
    expect(await world.storyOf(yes)).toEqual({ ...unpaid, checkout: 'closing' });
    decide[0]?.(true);
    decide[1]?.(false);
    await world.work();
    expect(await world.storyOf(yes)).toMatchObject(booked);
    expect(await world.storyOf(no)).toEqual({ ...lapsed, payments: [] });
  });
});

const nowMs = async (): Promise<number> => {
  const [row] = await world.sql<{ at: string }>('select app_now() as at');
  return Date.parse(row?.at ?? '');
};

describe('the reconciliation', () => {
  test('asks about every open session once in five minutes, and learns what no notice told', async () => {
    await world.pass('1 day');
    await endDueBookings(world.db);
    await world.work();
    const [paid, ended, open] = [
      await world.bookWithSession(),
      await world.bookWithSession(),
      await world.bookWithSession(),
    ];
    const unmade = await world.book();
    world.stripe.account.pay(paid.session.id);
    world.stripe.account.expireSession(ended.session.id);
    const asked = () => world.stripe.requestsTo(/sessions\/\w+$/).length;
    const before = asked();
    await world.pass('4 minutes');
    expect(await reconcileCheckouts(world.db, world.payments)).toBe(0);
    await world.pass('1 minute');
    const counts = await Promise.all(
      Array.from({ length: 3 }, () => reconcileCheckouts(world.db, world.payments)),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(asked() - before).toBe(3);
    expect(await world.storyOf(paid)).toMatchObject(booked);
    expect(await world.storyOf(ended)).toEqual({ ...lapsed, payments: [] });
    expect(await world.storyOf(open)).toEqual({ ...unpaid, checkout: 'open' });
    expect(await world.storyOf(unmade)).toEqual({ ...unpaid, checkout: 'open' });
    await world.work();
  });
});
