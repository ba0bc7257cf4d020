import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type StripeFault, StripeServer } from '../../../../tests/support/stripe-server.ts';
import { createSafeFetch } from '../../../platform/safe-fetch/safe-fetch.ts';
import { type CheckoutProvider, ProviderError, type SessionRequest } from '../checkout-provider.ts';
import { openStripePayments } from './open-stripe-payments.ts';

let stripe: StripeServer;
let checkouts: CheckoutProvider;
/** Gives up after 200 ms. */
let hasty: CheckoutProvider;

const outgoing = createSafeFetch({ allowLoopbackHttp: true });

const open = async (secretKey: string, timeoutMs: number, { fetch } = outgoing) =>
  (
    await openStripePayments({
      secretKey,
      webhookSecret: stripe.env.STRIPE_WEBHOOK_SECRET,
      apiBase: stripe.env.STRIPE_API_BASE,
      deployment: 'here',
      fetch,
      timeoutMs,
    })
  ).checkouts;

beforeAll(async () => {
  stripe = await StripeServer.start();
  checkouts = await open(stripe.env.STRIPE_SECRET_KEY, 2_000);
  hasty = await open(stripe.env.STRIPE_SECRET_KEY, 200);
});
afterAll(async () => {
  await outgoing.close();
  await stripe.stop();
});
afterEach(() => stripe.up());

let made = 0;
const request = (changes: Partial<SessionRequest> = {}): SessionRequest => ({
  checkoutId: ++made,
  bookingId: null,
  attempt: 1,
  amountPence: 8500,
  title: 'PMVA, 15 July 2026',
  email: 'jane.smith@nhsstaff.co.uk',
  endsAt: new Date(Date.now() + 40 * 60_000).toISOString(),
  returnUrl: 'https://api.example.org/practical-training/pay/x',
  ...changes,
});

async function paidSession() {
  const session = await checkouts.createSession(request());
  stripe.account.pay(session?.id ?? '');
  const { payment_intent } = stripe.account.session(session?.id ?? '');
  return { id: session?.id ?? '', paymentId: String(payment_intent) };
}

describe('a session at Stripe', () => {
  test('lives from open to paid, with the payment and what was paid', async () => {
    const { id } = (await checkouts.createSession(request())) ?? { id: '' };
    expect(await checkouts.retrieveSession(id)).toEqual({ status: 'open' });
    stripe.account.pay(id);
    const paid = {
      status: 'paid',
      paymentId: expect.stringMatching(/^pi_/),
      amountPence: 8500,
      currency: 'GBP',
    };
    expect(await checkouts.retrieveSession(id)).toEqual(paid);
    expect(await checkouts.expireSession(id)).toEqual(paid);
  });

  test('lives from open to expired: by us, again, and by its own clock', async () => {
    const [ours, its] = [await checkouts.createSession(request()), await checkouts.createSession(request())];
    expect(await checkouts.expireSession(ours?.id ?? '')).toEqual({ status: 'expired' });
    expect(await checkouts.expireSession(ours?.id ?? '')).toEqual({ status: 'expired' });
    stripe.account.aheadMs = 41 * 60_000;
    expect(await checkouts.retrieveSession(its?.id ?? '')).toEqual({ status: 'expired' });
    stripe.account.aheadMs = 0;
  });

  test('asked for twice with one attempt is one session; with another attempt it is another', async () => {
    const asked = request();
    const first = await checkouts.createSession(asked);
    expect(await checkouts.createSession(asked)).toEqual(first);
    expect(await checkouts.createSession({ ...asked, attempt: 2 })).not.toEqual(first);
  });

  test('asked for in other words with one attempt is none', async () => {
    const asked = request();
    await checkouts.createSession(asked);
    expect(await checkouts.createSession({ ...asked, amountPence: 9000 })).toBeNull();
  });

  test('that would end too soon or too late is none', async () => {
    for (const minutes of [29, 24 * 60 + 1]) {
      const endsAt = new Date(Date.now() + minutes * 60_000).toISOString();
      expect(await checkouts.createSession(request({ endsAt }))).toBeNull();
    }
  });

  test('carries a title of any length and script', async () => {
    const session = await checkouts.createSession(request({ title: `Обучение 👩‍⚕️ ${'x'.repeat(400)}` }));
    const name = JSON.stringify(stripe.account.session(session?.id ?? '').params['line_items']);
    expect(name).toContain('Обучение 👩‍⚕️ xxx');
    expect(name.length).toBeLessThan(400);
  });
});

const operations: [string, () => Promise<unknown>][] = [
  ['createSession', () => hasty.createSession(request())],
  ['retrieveSession', async () => hasty.retrieveSession((await paidSession()).id)],
  ['expireSession', async () => hasty.expireSession((await paidSession()).id)],
  ['refund', async () => hasty.refund({ ...(await paidSession()), attempt: 1, refundId: null })],
];

/** Answers that leave it open what was done: the same request may be sent again. */
const faults: [string, StripeFault][] = [
  ['a 429', { kind: 'status', status: 429 }],
  ['a 409 while another has the key', { kind: 'other key in flight' }],
  ['no answer in time', { kind: 'silence' }],
  ['a closed connection', { kind: 'hang up' }],
  ['HTML', { kind: 'garbage' }],
  ['JSON of something else', { kind: 'nonsense' }],
  ['half an answer', { kind: 'half an answer' }],
  ['an answer that trickles in', { kind: 'trickle' }],
];

describe('an answer that is no answer', () => {
  describe.each(operations)('to %s', (name, operate) => {
    test.each(faults)('%s: is a ProviderError that repeats nothing of it', async (_what, fault) => {
      const paths = {
        createSession: /sessions$/,
        retrieveSession: /cs_\w+$/,
        expireSession: /./,
        refund: /refunds/,
      };
      const isSetUp = (path: string) => name !== 'createSession' && path.endsWith('sessions');
      stripe.fault = ({ path }) =>
        !isSetUp(path) && paths[name as keyof typeof paths].test(path) ? fault : null;
      const error = await operate().then(
        (answer) => new Error(`answered ${JSON.stringify(answer)}`),
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(ProviderError);
      expect(String(error)).not.toMatch(/jane|Your card|works/);
    });
  });

  test.each([402, 500])(
    'a %i to a new session means another attempt, because Stripe repeats it for a day',
    async (status) => {
      const asked = request();
      stripe.failNext({ kind: 'status', status, after: true }, /sessions$/, status === 500 ? 2 : 1);
      expect(await checkouts.createSession(asked)).toBeNull();
      expect(await checkouts.createSession(asked)).toBeNull();
      expect(await checkouts.createSession({ ...asked, attempt: 2 })).toMatchObject({
        id: expect.any(String),
      });
    },
  );

  test.each([402, 500])('a %i to anything else is a ProviderError', async (status) => {
    const { id, paymentId } = await paidSession();
    stripe.failNext({ kind: 'status', status }, /./, 100);
    await expect(checkouts.retrieveSession(id)).rejects.toThrow(ProviderError);
    await expect(checkouts.refund({ paymentId, attempt: 1, refundId: null })).rejects.toThrow(ProviderError);
  });

  test('one hiccup is ridden out', async () => {
    stripe.failNext({ kind: 'hang up' });
    expect(await checkouts.createSession(request())).toMatchObject({ id: expect.any(String) });
  });

  test('a hiccup is asked about again once, with the same key; the next one is told', async () => {
    const asked = request();
    stripe.failNext({ kind: 'hang up', after: true });
    const before = stripe.requests.length;
    expect(await checkouts.createSession(asked)).toMatchObject({ id: expect.any(String) });
    const keys = stripe.requests.slice(before).map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).toEqual([`checkout-${asked.checkoutId}`, `checkout-${asked.checkoutId}`]);
    expect(stripe.account.sessionsOf(asked.checkoutId)).toHaveLength(1);
    stripe.failNext({ kind: 'hang up' }, /./, 2);
    await expect(checkouts.createSession(request())).rejects.toThrow('StripeConnectionError');
  });

  test('where the platform does not let anybody go, Stripe is not asked', async () => {
    const strict = createSafeFetch({ allowLoopbackHttp: false });
    const before = stripe.requests.length;
    const refused = await open(stripe.env.STRIPE_SECRET_KEY, 200, strict);
    await expect(refused.createSession(request())).rejects.toThrow('StripeConnectionError');
    expect(stripe.requests).toHaveLength(before);
    await strict.close();
  });

  test('a wrong key, an unknown session: named by code', async () => {
    const wrong = await open('sk_test_wrong', 200);
    await expect(wrong.createSession(request())).rejects.toThrow('401');
    await expect(checkouts.retrieveSession('cs_unknown')).rejects.toThrow('resource_missing');
    await expect(checkouts.expireSession('cs_unknown')).rejects.toThrow('resource_missing');
  });
});

describe('a refund at Stripe', () => {
  test('is done once, however often it is asked for', async () => {
    const { paymentId } = await paidSession();
    const refund = () => checkouts.refund({ paymentId, attempt: 1, refundId: null });
    const first = await refund();
    expect(first).toEqual({ id: expect.stringMatching(/^re_/), status: 'done' });
    expect(await refund()).toEqual(first);
    expect(await checkouts.refund({ paymentId, attempt: 2, refundId: null })).toEqual({
      id: null,
      status: 'done',
    });
    expect(stripe.account.intents.get(paymentId)).toMatchObject({ amount_refunded: 8500 });
  });

  test.each([
    ['pending', 'pending'],
    ['failed', 'failed'],
  ] as const)('that is %s says so, then and when asked again', async (end, status) => {
    const { paymentId } = await paidSession();
    stripe.account.refundsEnd = end;
    const { id } = await checkouts.refund({ paymentId, attempt: 1, refundId: null });
    stripe.account.refundsEnd = 'succeeded';
    expect(await checkouts.refund({ paymentId, attempt: 1, refundId: id })).toEqual({ id, status });
  });
});
