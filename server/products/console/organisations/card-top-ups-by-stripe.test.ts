import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { candidateOf } from '../../../../tests/support/candidate.ts';
import { type PaymentWorld, startPaymentWorld } from '../../../../tests/support/payment-world.ts';
import type { FakeSession } from '../../../../tests/support/stripe-account.ts';
import {
  type Buyer,
  buyerOf,
  emptyWallet,
  fiveHundredPounds,
  forgetPendingTopUps,
  topUpPathOf,
  topUpPaymentsOf,
  walletOf,
} from '../../../../tests/support/top-ups.ts';
import { findTopUpCheckout, reconcileCheckouts } from '../../../domains/payments/index.ts';
import { endDueTopUps, verifyLedger } from '../../../domains/wallet/index.ts';

let world: PaymentWorld;
let buyer: Buyer;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.freeze('2026-06-05T10:00:00Z');
  await forgetPendingTopUps(world);
  buyer = await buyerOf(world);
});
afterEach(() => world.stripe.up());

async function started(body: object = { amount: 50_000 }) {
  const answer = await buyer.start(body);
  const id = Number(answer.body['id']);
  const checkoutId = (await findTopUpCheckout(world.db, id))?.id ?? 0;
  return { id, checkoutId, path: topUpPathOf(answer.body['checkout_url']) };
}
async function withSession(body?: object) {
  const topUp = await started(body);
  await world.work();
  const [session] = world.stripe.account.sessionsOf(topUp.checkoutId);
  if (!session) throw new Error('no session was made');
  return { ...topUp, session };
}
const statusOf = async ({ id }: { id: number }) => {
  const [row] = await world.sql<{ status: string; checkout: string }>(
    `select t.status, c.status as checkout from wallet_top_ups t join checkouts c on c.top_up_id = t.id where t.id = $1`,
    [id],
  );
  return row;
};
const wallet = () => walletOf(world, buyer.organisationId);
const intentOf = ({ payment_intent }: FakeSession) =>
  world.stripe.account.intents.get(String(payment_intent));

test('starting asks Stripe nothing; a job makes the session, and the link leads on to it', async () => {
  const before = world.stripe.requests.length;
  const topUp = await started({ course_id: 1, amount: 500 });
  expect(world.stripe.requests).toHaveLength(before);
  await world.work();
  const [session] = world.stripe.account.sessionsOf(topUp.checkoutId);
  expect(session).toMatchObject({
    amount_total: 42_500,
    customer_email: buyer.email,
    params: {
      line_items: { 0: { price_data: { product_data: { name: '5 x CSTF All-In-One' } } } },
      cancel_url: world.url + topUp.path,
      success_url: `${world.url}${topUp.path}?payment=returned`,
    },
  });
  const { get } = candidateOf(world);
  const forwarded = await get(topUp.path);
  expect([forwarded.status, forwarded.headers.get('location')]).toEqual([303, session?.url]);
  expect((await get(`${topUp.path}?payment=returned`)).text).toContain('We are waiting for the card company');
});

test('while Stripe is down the link says so, and makes the session itself once it is back', async () => {
  const topUp = await started();
  world.stripe.down();
  const { get } = candidateOf(world);
  const down = await get(topUp.path);
  expect([down.status, down.headers.get('retry-after')]).toEqual([503, '6']);
  world.stripe.up();
  const forwarded = await get(topUp.path);
  expect(forwarded.headers.get('location')).toBe(world.stripe.account.sessionsOf(topUp.checkoutId)[0]?.url);
  await world.work();
  expect(world.stripe.account.sessionsOf(topUp.checkoutId)).toHaveLength(1);
});

test('the notice of the payment credits once, however often and in however many copies it comes', async () => {
  const topUp = await withSession();
  const event = world.stripe.account.pay(topUp.session.id);
  const statuses = await Promise.all([
    ...Array.from({ length: 5 }, () => world.tell(event)),
    ...Array.from({ length: 5 }, (_, copy) => world.tell({ ...event, id: `${event['id']}_${copy}` })),
  ]);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await wallet()).toEqual(fiveHundredPounds);
  expect(await statusOf(topUp)).toEqual({ status: 'completed', checkout: 'paid' });
});

test('a second payment goes back, and the first one stays', async () => {
  const topUp = await withSession();
  await world.tell(world.stripe.account.pay(topUp.session.id));
  await world.tell(world.stripe.account.force(topUp.session));
  await world.work();
  expect(await wallet()).toEqual(fiveHundredPounds);
  expect(await topUpPaymentsOf(world, topUp.id)).toEqual([
    { is_kept: true, refund_status: null },
    { is_kept: false, refund_status: 'refunded' },
  ]);
  expect(intentOf(topUp.session)).toMatchObject({ amount_refunded: 50_000 });
});

test('when the hour is over Stripe is asked first: unpaid it expires, and late money goes back', async () => {
  const topUp = await withSession();
  await world.pass('1 hour');
  expect(await endDueTopUps(world.db)).toBe(1);
  expect(await statusOf(topUp)).toEqual({ status: 'pending', checkout: 'closing' });
  expect((await candidateOf(world).get(topUp.path)).text).toContain('We are checking your payment');
  expect(await endDueTopUps(world.db)).toBe(0);
  await world.work();
  expect(topUp.session.status).toBe('expired');
  expect(await statusOf(topUp)).toEqual({ status: 'expired', checkout: 'closed' });
  await world.tell(world.stripe.account.force(topUp.session));
  await world.work();
  expect(await wallet()).toEqual(emptyWallet);
  expect(await topUpPaymentsOf(world, topUp.id)).toEqual([{ is_kept: false, refund_status: 'refunded' }]);
  expect(intentOf(topUp.session)).toMatchObject({ amount_received: 50_000, amount_refunded: 50_000 });
});

test('when the hour is over and it was paid unnoticed, the wallet gets it', async () => {
  const topUp = await withSession();
  world.stripe.account.pay(topUp.session.id);
  world.stripe.down();
  await world.pass('1 hour');
  await endDueTopUps(world.db);
  await expect(world.work()).rejects.toThrow('Stripe');
  expect(await statusOf(topUp)).toEqual({ status: 'pending', checkout: 'closing' });
  world.stripe.up();
  await world.work();
  expect(await statusOf(topUp)).toEqual({ status: 'completed', checkout: 'paid' });
  expect(await wallet()).toEqual(fiveHundredPounds);
});

test('one that never reached Stripe expires without asking it', async () => {
  const topUp = await started();
  const before = world.stripe.requests.length;
  await world.pass('1 hour');
  await endDueTopUps(world.db);
  await world.work();
  expect(await statusOf(topUp)).toEqual({ status: 'expired', checkout: 'closed' });
  expect(world.stripe.requests).toHaveLength(before);
});

test('the reconciliation learns of money, and of an end, that no notice told of', async () => {
  const [paid, ended] = [await withSession(), await withSession()];
  world.stripe.account.pay(paid.session.id);
  world.stripe.account.expireSession(ended.session.id);
  await world.pass('5 minutes');
  await reconcileCheckouts(world.db, world.payments);
  expect(await statusOf(paid)).toEqual({ status: 'completed', checkout: 'paid' });
  expect(await statusOf(ended)).toEqual({ status: 'expired', checkout: 'closed' });
  expect(await wallet()).toEqual(fiveHundredPounds);
});

test('payment and the end of the hour, both at once, many times over: wallet and money agree', async () => {
  const topUps = [];
  for (let n = 0; n < 10; n += 1) topUps.push(await withSession({ amount: 1_000 }));
  const events = topUps.map(({ session }) => world.stripe.account.force(session));
  await world.pass('1 hour');
  await Promise.all([...events.map(world.tell), endDueTopUps(world.db), endDueTopUps(world.db)]);
  await world.work();
  await world.work();
  const { accounts } = await wallet();
  const kept = topUps
    .map(({ session }) => intentOf(session))
    .filter((intent) => intent?.amount_refunded === 0);
  expect(accounts.reduce((sum, { balance }) => sum + balance, 0)).toBe(kept.length * 1_000);
  expect(await verifyLedger(world.db)).toEqual([]);
});

test('money that staff send back at Stripe stays in the wallet, for staff to take out', async () => {
  const topUp = await withSession();
  await world.tell(world.stripe.account.pay(topUp.session.id));
  world.stripe.account.refund({ payment_intent: topUp.session.payment_intent });
  await world.tell(world.stripe.account.events.at(-1) ?? {});
  expect(await topUpPaymentsOf(world, topUp.id)).toEqual([{ is_kept: true, refund_status: 'refunded' }]);
  expect(await wallet()).toEqual(fiveHundredPounds);
});
