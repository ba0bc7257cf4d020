import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announcementsOf } from '../../../tests/support/outbox.ts';
import { type PaymentWorld, startPaymentWorld } from '../../../tests/support/payment-world.ts';
import type { StripeObject } from '../../../tests/support/stripe-account.ts';
import { startTestApp } from '../../../tests/support/test-app.ts';
import { ensureCheckoutSession } from '../../domains/payments/index.ts';

let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(() => world.close());
beforeEach(() => world.freeze('2026-06-05T10:00:00Z'));

const confirmed = { booking_status: 'booked', pay_status: 'completed', checkout: 'paid', payments: ['kept'] };
const open = { booking_status: 'pending', pay_status: 'pending', checkout: 'open', payments: [] };

const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/payments/stripe/webhook`, {
    method: 'POST',
    headers,
    body: new Uint8Array(Buffer.from(body)),
  });

function required<Thing>(thing: Thing | null): Thing {
  if (thing === null) throw new Error('nothing there');
  return thing;
}

/** Every order of the given things. */
function orders<Thing>(things: readonly Thing[]): Thing[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, place) =>
    orders(things.filter((_, other) => other !== place)).map((rest) => [first, ...rest]),
  );
}

describe('a signed notice', () => {
  test('that a session is paid confirms the booking at once', async () => {
    const booking = await world.bookWithSession();
    const event = world.stripe.account.pay(booking.session.id);
    const answer = await world.stripe.deliver(world.url, event);
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      status: 200,
      body: { received: true },
    });
    expect(await world.storyOf(booking)).toMatchObject(confirmed);
    const told = await announcementsOf(world, world.organisationId, 'booking.confirmed');
    expect(told.filter(({ id }) => id === booking.id)).toMatchObject([{ confirmed_by: 'payment' }]);
  });

  test('that comes before the job has stored the session is applied, and the job then changes nothing', async () => {
    const booking = await world.book();
    const { createSession, ...others } = required(world.payments.stripe);
    const stripe = {
      ...others,
      async createSession(request: Parameters<typeof createSession>[0]) {
        const session = await createSession(request);
        expect(await world.tell(world.stripe.account.pay(session?.id ?? ''))).toBe(200);
        return session;
      },
    };
    const answer = await ensureCheckoutSession(
      { db: world.db, ...world.payments, stripe },
      booking.checkoutId,
    );
    expect(answer).toEqual({ unavailable: true });
    expect(await world.storyOf(booking)).toMatchObject(confirmed);
    await world.work();
    expect(await world.storyOf(booking)).toMatchObject(confirmed);
    expect(world.stripe.account.sessionsOf(booking.checkoutId)).toMatchObject([{ status: 'complete' }]);
  });

  test('is applied once, however often and however many at a time it comes', async () => {
    const booking = await world.bookWithSession();
    const event = world.stripe.account.pay(booking.session.id);
    const statuses = await Promise.all(Array.from({ length: 10 }, () => world.tell(event)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await world.storyOf(booking)).toMatchObject(confirmed);
    expect(await world.sql('select type from payment_notices where notice_id = $1', [event['id']])).toEqual([
      { type: 'checkout.session.completed' },
    ]);
  });

  test('and another one about the same payment, many at a time, keep one payment', async () => {
    const booking = await world.bookWithSession();
    const event = world.stripe.account.pay(booking.session.id);
    const statuses = await Promise.all(
      Array.from({ length: 10 }, (_, copy) => world.tell({ ...event, id: `${event['id']}_${copy}` })),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await world.storyOf(booking)).toMatchObject(confirmed);
  });

  test('that a session has ended ends the booking; that another one of the checkout has, does not', async () => {
    const booking = await world.bookWithSession();
    const forgotten = world.stripe.account.createSession({ ...booking.session.params });
    world.stripe.account.expireSession(String(forgotten['id']));
    expect(await world.tell(world.stripe.account.events.at(-1) ?? {})).toBe(200);
    expect(await world.storyOf(booking)).toMatchObject(open);
    world.stripe.account.expireSession(booking.session.id);
    expect(await world.tell(world.stripe.account.events.at(-1) ?? {})).toBe(200);
    expect(await world.storyOf(booking)).toMatchObject({
      booking_status: 'cancelled',
      reason: 'payment_expired',
      checkout: 'closed',
    });
  });

  test.each([
    [true, confirmed],
    [false, { booking_status: 'cancelled', pay_status: 'cancelled', reason: 'payment_expired' }],
  ])(
    'of a bank counts when the bank has decided (%s), not when the candidate is done',
    async (succeeded, end) => {
      const booking = await world.bookWithSession();
      const decide = world.stripe.account.payByBank(booking.session.id);
      expect(await world.tell(world.stripe.account.events.at(-1) ?? {})).toBe(200);
      expect(await world.storyOf(booking)).toMatchObject(open);
      expect(await world.tell(decide(succeeded))).toBe(200);
      expect(await world.storyOf(booking)).toMatchObject(end);
    },
  );

  test('may come in any order and twice: payment, end, second payment, refund', async () => {
    // Four notices about one session that was paid just as it ended, then paid again.
    for (const order of orders([0, 1, 2, 3])) {
      const booking = await world.bookWithSession();
      const { account } = world.stripe;
      account.expireSession(booking.session.id);
      const ended = account.events.at(-1) ?? {};
      const notices: StripeObject[] = [account.force(booking.session), ended, account.force(booking.session)];
      account.refund({ payment_intent: booking.session.payment_intent });
      notices.push(account.events.at(-1) ?? {});
      for (const place of [...order, ...order.toReversed()])
        expect(await world.tell(notices[place] ?? {})).toBe(200);
      await world.work();
      const { booking_status, payments } = await world.storyOf(booking);
      const kept = payments.filter((payment) => payment === 'kept');
      const intents = [...account.intents.values()].filter(({ session }) => session === booking.session.id);
      const heldPence = intents.reduce((sum, one) => sum + one.amount_received - one.amount_refunded, 0);
      // Whoever keeps the seat has paid once; whoever lost it has all money back.
      const seats = 12 - (await world.freeSeats(booking));
      expect({ order, booking_status, kept: kept.length, seats, payments: payments.length }).toEqual(
        booking_status === 'booked'
          ? { order, booking_status: 'booked', kept: expect.any(Number), seats: 1, payments: 2 }
          : { order, booking_status: 'cancelled', kept: 0, seats: 0, payments: 2 },
      );
      expect(heldPence).toBe(kept.length * 8500);
    }
  });

  test('of a type we do not know, or of somebody else on the same account, is taken and means nothing', async () => {
    const booking = await world.bookWithSession();
    const paid = world.stripe.account.pay(booking.session.id);
    const object = (paid['data'] as { object: StripeObject }).object;
    const others: StripeObject[] = [
      { id: 'evt_1', type: 'customer.created', data: { object: { id: 'cus_1' } } },
      { id: 'evt_2', type: 'toString', data: { object } },
      {
        id: 'evt_3',
        type: 'checkout.session.completed',
        data: {
          object: { ...object, metadata: { checkout: String(booking.checkoutId), deployment: 'staging' } },
        },
      },
      { id: 'evt_4', type: 'checkout.session.completed', data: { object: { ...object, metadata: {} } } },
      {
        id: 'evt_5',
        type: 'charge.refunded',
        data: {
          object: {
            refunded: true,
            payment_intent: 'pi_x',
            amount: 5,
            amount_refunded: 5,
            metadata: { checkout: '9', deployment: 'staging' },
          },
        },
      },
      {
        id: 'evt_6',
        type: 'refund.failed',
        data: { object: { id: 're_x', status: 'failed', payment_intent: 'pi_x', amount: 5 } },
      },
      { id: 'evt_7', type: 'refund.updated', data: { object: null } },
    ];
    for (const event of others) expect(await world.tell(event)).toBe(200);
    expect(await world.storyOf(booking)).toMatchObject(open);
  });
});

describe('a notice is refused', () => {
  test.each([
    ['without a signature', {}],
    ['with a wrong signature', { 'stripe-signature': 't=1,v1=00' }],
    ['with nonsense for a signature', { 'stripe-signature': 'é'.repeat(3) }],
  ])('%s: 400, and nothing is done', async (_how, headers) => {
    const booking = await world.bookWithSession();
    const event = world.stripe.account.pay(booking.session.id);
    const answer = await post(JSON.stringify(event), headers);
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      status: 400,
      body: { message: 'The signature is wrong.', code: 'invalid_signature' },
    });
    expect(await world.storyOf(booking)).toMatchObject(open);
  });

  test('when it was signed with another secret, long ago, or for another body', async () => {
    const booking = await world.bookWithSession();
    const event = world.stripe.account.pay(booking.session.id);
    const payload = JSON.stringify(event);
    expect((await world.stripe.deliver(world.url, event, 'whsec_other')).status).toBe(400);
    const old = world.stripe.sign(payload, Math.floor(Date.now() / 1000) - 3600);
    expect((await post(payload, { 'stripe-signature': old })).status).toBe(400);
    const fresh = world.stripe.sign(payload);
    expect((await post(`${payload} `, { 'stripe-signature': fresh })).status).toBe(400);
    expect((await post('not json', { 'stripe-signature': world.stripe.sign('not json') })).status).toBe(400);
    expect((await post('', { 'stripe-signature': world.stripe.sign('') })).status).toBe(400);
    expect(await world.storyOf(booking)).toMatchObject(open);
    expect((await post(payload, { 'stripe-signature': fresh })).status).toBe(200);
  });

  test('when it is larger than 1 MiB: 413', async () => {
    const body = Buffer.alloc(1_048_577, 32);
    const answer = await post(body, { 'stripe-signature': world.stripe.sign(body.toString()) });
    expect({ status: answer.status, body: await answer.json() }).toEqual({
      status: 413,
      body: { message: 'The notice is too large.', code: 'payload_too_large' },
    });
  });

  test('when its effect fails: 500, nothing of it stays, and the next try applies it', async () => {
    const booking = await world.bookWithSession();
    const event = world.stripe.account.pay(booking.session.id);
    await world.asOwner('alter table payments add constraint broken check (false) not valid');
    expect(await world.tell(event)).toBe(500);
    expect(await world.sql('select 1 from payment_notices where notice_id = $1', [event['id']])).toEqual([]);
    expect(await world.storyOf(booking)).toMatchObject(open);
    await world.asOwner('alter table payments drop constraint broken');
    expect(await world.tell(event)).toBe(200);
    expect(await world.storyOf(booking)).toMatchObject(confirmed);
    expect(world.logged.join('')).toContain('a payment notice was not applied');
    expect(world.logged.join('')).not.toContain('jane.smith');
  });
});

test('without keys there is no such endpoint', async () => {
  const app = await startTestApp();
  expect((await fetch(`${app.url}/payments/stripe/webhook`, { method: 'POST' })).status).toBe(404);
  await app.close();
});
