import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type PayPalFault, PayPalServer } from '../../../../tests/support/paypal-server.ts';
import { createSafeFetch } from '../../../platform/safe-fetch/safe-fetch.ts';
import { type CheckoutProvider, ProviderError, type SessionRequest } from '../checkout-provider.ts';
import { openPayPalPayments } from './open-paypal-payments.ts';

let paypal: PayPalServer;
let checkouts: CheckoutProvider;
/** Gives up after 200 ms. */
let hasty: CheckoutProvider;

const outgoing = createSafeFetch({ allowLoopbackHttp: true });

async function open(timeoutMs: number, changes: { clientSecret?: string; fetch?: typeof fetch } = {}) {
  const { PAYPAL_CLIENT_ID, PAYPAL_CLIENT_SECRET, PAYPAL_WEBHOOK_ID, PAYPAL_API_BASE } = paypal.env;
  const opened = await openPayPalPayments({
    clientId: PAYPAL_CLIENT_ID,
    clientSecret: PAYPAL_CLIENT_SECRET,
    webhookId: PAYPAL_WEBHOOK_ID,
    apiBase: PAYPAL_API_BASE,
    deployment: 'here',
    fetch: outgoing.fetch,
    timeoutMs,
    ...changes,
  });
  return opened.checkouts;
}

beforeAll(async () => {
  paypal = await PayPalServer.start();
  checkouts = await open(2_000);
  hasty = await open(200);
});
afterAll(async () => {
  await outgoing.close();
  await paypal.stop();
});
afterEach(() => {
  paypal.up();
  paypal.account.capturesEnd = 'COMPLETED';
  paypal.account.refundsEnd = 'COMPLETED';
});

let made = 0;
const request = (changes: Partial<SessionRequest> = {}): SessionRequest => ({
  checkoutId: ++made,
  bookingId: 1501,
  attempt: 1,
  amountPence: 4505,
  title: 'BLS — Annual Renewal, 10 June 2026',
  email: 'jane.smith@nhsstaff.co.uk',
  endsAt: new Date(Date.now() + 40 * 60_000).toISOString(),
  returnUrl: 'https://api.example.org/virtual-bls/pay/x',
  ...changes,
});

const order = async (asked = request()): Promise<string> => (await checkouts.createSession(asked))?.id ?? '';
async function approved(): Promise<string> {
  const id = await order();
  paypal.account.approve(id);
  return id;
}
async function paid(): Promise<string> {
  const state = await checkouts.captureSession(await approved());
  return state.status === 'paid' ? state.paymentId : '';
}
const asPaid = { status: 'paid', paymentId: expect.any(String), amountPence: 4505, currency: 'GBP' };

describe('an order at PayPal', () => {
  test('says what is paid for, for which booking, and where to come back to; the candidate approves it at its link', async () => {
    const asked = request();
    const session = await checkouts.createSession(asked);
    expect(session).toEqual({
      id: expect.stringMatching(/^[0-9A-F]{17}$/),
      url: `https://www.paypal.test/checkoutnow?token=${session?.id}`,
    });
    expect(paypal.account.order(session?.id ?? '').body).toEqual({
      intent: 'CAPTURE',
      purchase_units: [
        {
          amount: { currency_code: 'GBP', value: '45.05' },
          description: 'BLS — Annual Renewal, 10 June 2026',
          custom_id: '1501',
          invoice_id: `here-${asked.checkoutId}-1`,
        },
      ],
      payment_source: {
        paypal: {
          experience_context: {
            user_action: 'PAY_NOW',
            shipping_preference: 'NO_SHIPPING',
            return_url: 'https://api.example.org/virtual-bls/pay/x?payment=returned',
            cancel_url: 'https://api.example.org/virtual-bls/pay/x?payment=left',
          },
        },
      },
    });
    expect(paypal.requests.at(-1)?.requestId).toBe(`checkout-here-${asked.checkoutId}`);
  });

  test('lives from open to approved to paid, with the payment and what was paid', async () => {
    const id = await order();
    expect(await checkouts.retrieveSession(id)).toEqual({ status: 'open' });
    paypal.account.approve(id);
    expect(await checkouts.retrieveSession(id)).toEqual({ status: 'approved' });
    expect(await checkouts.captureSession(id)).toEqual(asPaid);
    expect(await checkouts.retrieveSession(id)).toEqual(asPaid);
    expect(await checkouts.expireSession(id)).toEqual(asPaid);
  });

  test('asked for twice with one attempt is one order; with another attempt it is another', async () => {
    const asked = request();
    const first = await checkouts.createSession(asked);
    expect(await checkouts.createSession(asked)).toEqual(first);
    expect(await checkouts.createSession({ ...asked, attempt: 2 })).not.toEqual(first);
    expect(paypal.account.ordersOf(asked.checkoutId)).toHaveLength(2);
  });

  test('that nobody captures is ended by asking: it can never be paid', async () => {
    const [open, agreed] = [await order(), await approved()];
    for (const id of [open, agreed]) expect(await checkouts.expireSession(id)).toEqual({ status: 'expired' });
  });

  test('that lapsed is spent: another one may be paid', async () => {
    const id = await order();
    paypal.account.lapse(id);
    expect(await checkouts.retrieveSession(id)).toEqual({ status: 'spent' });
    expect(await checkouts.captureSession(id)).toEqual({ status: 'spent' });
  });

  test('carries a title of any length and script', async () => {
    const id = await order(request({ title: `Обучение 👩‍⚕️ ${'x'.repeat(400)}` }));
    expect(JSON.stringify(paypal.account.order(id).body)).toContain('Обучение 👩‍⚕️ xxx');
  });
});

describe('a capture', () => {
  test('takes the money once, however many ask for it at once', async () => {
    const id = await approved();
    const before = paypal.account.captures.size;
    const states = await Promise.all(Array.from({ length: 8 }, () => checkouts.captureSession(id)));
    expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(1);
    expect(states[0]).toEqual(asPaid);
    expect(paypal.account.captures.size - before).toBe(1);
  });

  test('of an order that was captured by other means tells what that came to', async () => {
    const id = await approved();
    paypal.account.captureOrder(id);
    expect(await checkouts.captureSession(id)).toEqual(asPaid);
  });

  test('of an order that nobody approved takes nothing: it is open', async () => {
    expect(await checkouts.captureSession(await order())).toEqual({ status: 'open' });
  });

  test.each(['INSTRUMENT_DECLINED', 'DECLINED'] as const)(
    'that ends as %s: the order is spent',
    async (end) => {
      const id = await approved();
      paypal.account.capturesEnd = end;
      expect(await checkouts.captureSession(id)).toEqual({ status: 'spent' });
    },
  );

  test('that is PENDING is on its way, then and when asked again, until it is decided', async () => {
    const id = await approved();
    paypal.account.capturesEnd = 'PENDING';
    for (const ask of ['captureSession', 'retrieveSession', 'expireSession'] as const)
      expect(await checkouts[ask](id)).toEqual({ status: 'processing' });
    paypal.account.decide(paypal.account.order(id).captures[0]?.id ?? '', 'COMPLETED');
    expect(await checkouts.retrieveSession(id)).toEqual(asPaid);
  });

  test('of another amount or currency says which', async () => {
    const [little, euros] = [await approved(), await approved()];
    paypal.account.capturesEnd = 'wrong amount';
    expect(await checkouts.captureSession(little)).toMatchObject({ amountPence: 100, currency: 'GBP' });
    paypal.account.capturesEnd = 'wrong currency';
    expect(await checkouts.captureSession(euros)).toMatchObject({ amountPence: 4505, currency: 'EUR' });
  });

  test('whose answer was lost is found again by the same request', async () => {
    const id = await approved();
    const before = paypal.account.captures.size;
    paypal.failNext({ kind: 'hang up', after: true }, /capture$/, 2);
    await expect(checkouts.captureSession(id)).rejects.toThrow('PayPal cannot be reached');
    expect(await checkouts.captureSession(id)).toEqual(asPaid);
    expect(paypal.account.captures.size - before).toBe(1);
  });
});

describe('a refund at PayPal', () => {
  test('is of all the money and done once, however often it is asked for', async () => {
    const paymentId = await paid();
    const refund = () => checkouts.refund({ paymentId, attempt: 1, refundId: null });
    const first = await refund();
    expect(first).toEqual({ id: expect.any(String), status: 'done' });
    expect(await refund()).toEqual(first);
    expect(await checkouts.refund({ paymentId, attempt: 2, refundId: null })).toEqual({
      id: null,
      status: 'done',
    });
    expect(paypal.account.captures.get(paymentId)).toMatchObject({ status: 'REFUNDED', refunded: 1 });
  });

  test.each([
    ['PENDING', 'pending'],
    ['FAILED', 'failed'],
  ] as const)('that is %s says so, then and when asked again', async (end, status) => {
    const paymentId = await paid();
    paypal.account.refundsEnd = end;
    const { id } = await checkouts.refund({ paymentId, attempt: 1, refundId: null });
    expect(await checkouts.refund({ paymentId, attempt: 1, refundId: id })).toEqual({ id, status });
  });
});

const operations: [string, RegExp, () => Promise<unknown>][] = [
  ['createSession', /orders$/, () => hasty.createSession(request())],
  ['retrieveSession', /orders\/\w+$/, async () => hasty.retrieveSession(await order())],
  ['expireSession', /orders\/\w+$/, async () => hasty.expireSession(await order())],
  ['captureSession', /capture$/, async () => hasty.captureSession(await approved())],
  ['refund', /refund$/, async () => hasty.refund({ paymentId: await paid(), attempt: 1, refundId: null })],
];
const faults: [string, PayPalFault][] = [
  ['a 401 again and again', { kind: 'status', status: 401 }],
  ['a 403', { kind: 'status', status: 403 }],
  ['a 409 while another has the request id', { kind: 'status', status: 409 }],
  ['a 422 of no known reason', { kind: 'status', status: 422 }],
  ['a 429', { kind: 'status', status: 429 }],
  ['a 500', { kind: 'status', status: 500 }],
  ['no answer in time', { kind: 'silence' }],
  ['a closed connection', { kind: 'hang up' }],
  ['HTML', { kind: 'garbage' }],
  ['JSON of something else', { kind: 'nonsense' }],
  ['half an answer', { kind: 'half an answer' }],
  ['an answer that trickles in', { kind: 'trickle' }],
];

describe('an answer that is no answer', () => {
  describe.each(operations)('to %s', (_name, path, operate) => {
    test.each(faults)('%s: is a ProviderError that repeats nothing of it', async (_what, fault) => {
      paypal.fault = (asked) => (path.test(asked.path) && !isSetUp(path, asked.path) ? fault : null);
      const error = await operate().then(
        (answer) => new Error(`answered ${JSON.stringify(answer)}`),
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(ProviderError);
      expect(String(error)).not.toMatch(/jane|works/);
    });
  });
  /** Orders are made before they are asked about. */
  const isSetUp = (path: RegExp, asked: string) => path.source !== 'orders$' && asked.endsWith('orders');

  test('one hiccup is ridden out; what took too long is not asked for again', async () => {
    paypal.failNext({ kind: 'hang up' }, /orders$/);
    expect(await checkouts.createSession(request())).toMatchObject({ id: expect.any(String) });
    paypal.failNext({ kind: 'silence' }, /orders$/, 2);
    const before = paypal.requestsTo(/orders$/).length;
    await expect(hasty.createSession(request())).rejects.toThrow('PayPal took too long');
    expect(paypal.requestsTo(/orders$/).length - before).toBe(1);
  });

  test('where the platform does not let anybody go, PayPal is not asked', async () => {
    const strict = createSafeFetch({ allowLoopbackHttp: false });
    const before = paypal.requests.length;
    const refused = await open(200, { fetch: strict.fetch });
    await expect(refused.createSession(request())).rejects.toThrow('PayPal cannot be reached');
    expect(paypal.requests).toHaveLength(before);
    await strict.close();
  });
});

describe('the token', () => {
  const tokens = () => paypal.requestsTo(/oauth2\/token$/).length;

  test('is fetched once for many calls at once, and kept', async () => {
    const fresh = await open(2_000);
    const before = tokens();
    await Promise.all(Array.from({ length: 8 }, () => fresh.createSession(request())));
    await fresh.createSession(request());
    expect(tokens() - before).toBe(1);
  });

  test('that is about to end is not used any more', async () => {
    paypal.tokenLifeS = 60;
    const fresh = await open(2_000);
    const before = tokens();
    await fresh.createSession(request());
    paypal.tokenLifeS = 32_400;
    await fresh.createSession(request());
    await fresh.createSession(request());
    expect(tokens() - before).toBe(2);
  });

  test('that PayPal no longer takes is replaced, once for all who meet that at once', async () => {
    const before = tokens();
    paypal.revokeTokens();
    const sessions = await Promise.all(Array.from({ length: 4 }, () => checkouts.createSession(request())));
    expect(sessions.every((session) => session !== null)).toBe(true);
    expect(tokens() - before).toBe(1);
  });

  test('that could not be fetched is fetched by the next call', async () => {
    const fresh = await open(200);
    for (const fault of [
      { kind: 'status', status: 500 },
      { kind: 'garbage' },
      { kind: 'nonsense' },
    ] as const) {
      paypal.failNext(fault, /token$/);
      await expect(fresh.createSession(request())).rejects.toThrow(ProviderError);
    }
    expect(await fresh.createSession(request())).not.toBeNull();
  });

  test('is refused to a wrong secret, and the refusal is named by its code', async () => {
    const wrong = await open(200, { clientSecret: 'wrong' });
    await expect(wrong.createSession(request())).rejects.toThrow('PayPal: 401 invalid_client');
  });
});
