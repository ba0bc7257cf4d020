import type Stripe from 'stripe';
import { z } from 'zod';
import type {
  CheckoutProvider,
  CheckoutSession,
  RefundRequest,
  RefundState,
  SessionRequest,
  SessionState,
} from '../checkout-provider.ts';
import { providerErrorOf, type StripeClient, stripeErrorOf } from './stripe-client.ts';

/** A session as we read it, wherever it comes from: Stripe's types promise more than a broken answer keeps. */
const sessionShape = z.object({
  id: z.string().min(1),
  status: z.enum(['open', 'complete', 'expired']),
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  payment_intent: z
    .union([
      z.string().min(1),
      z.object({ id: z.string().min(1), status: z.string(), amount_received: z.int().optional() }),
    ])
    .nullish(),
  amount_total: z.int().nullish(),
  url: z.url({ protocol: /^https?$/ }).nullish(),
});
const refundShape = z.object({ id: z.string().min(1), status: z.string() });

/** What Stripe allows for a product's name. */
const titleLength = 250;

function stateOf(session: z.output<typeof sessionShape>): SessionState {
  const { status, payment_status, payment_intent: intent, amount_total } = session;
  if (payment_status === 'paid' && intent) {
    const paid = typeof intent === 'string' ? { id: intent } : intent;
    const amountPence = ('amount_received' in paid ? paid.amount_received : undefined) ?? amount_total;
    return {
      status: 'paid',
      paymentId: paid.id,
      amountPence: z.int().positive().parse(amountPence),
      // the only one we ask in
      currency: 'GBP',
    };
  }
  if (status !== 'complete') return { status };
  // Complete and unpaid: a bank is at work, unless it has said no already.
  const isFailed = typeof intent === 'object' && intent !== null && intent.status !== 'processing';
  return { status: isFailed ? 'expired' : 'processing' };
}

function sessionParams(request: SessionRequest, deployment: string): Stripe.Checkout.SessionCreateParams {
  const metadata = { checkout: String(request.checkoutId), deployment };
  return {
    mode: 'payment',
    // Cards only: a bank debit takes days, the seat is kept for half an hour.
    allowed_payment_method_types: ['card'],
    adaptive_pricing: { enabled: false },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'gbp',
          unit_amount: request.amountPence,
          product_data: { name: [...request.title].slice(0, titleLength).join('') },
        },
      },
    ],
    client_reference_id: String(request.checkoutId),
    metadata,
    payment_intent_data: { metadata },
    customer_email: request.email,
    expires_at: Math.floor(new Date(request.endsAt).getTime() / 1000),
    success_url: `${request.returnUrl}?payment=returned`,
    cancel_url: request.returnUrl,
  };
}

/**
 * Whether an attempt's idempotency key is used up: Stripe answers it for a day with the same failure, or refuses
 * it because the first request with it said something else, or the time it asks for has come too near.
 */
function isSpent(error: Stripe.errors.StripeError): boolean {
  if (error.statusCode === undefined) return false;
  if (error.statusCode === 402 || error.statusCode >= 500) return true;
  return error.statusCode === 400 && (error.rawType === 'idempotency_error' || error.param === 'expires_at');
}

const keyOf = (kind: string, id: number | string, attempt: number): string =>
  attempt === 1 ? `${kind}-${id}` : `${kind}-${id}-${attempt}`;

async function create(
  client: StripeClient,
  params: Stripe.Checkout.SessionCreateParams,
  idempotencyKey: string,
): Promise<CheckoutSession | null> {
  try {
    const session = sessionShape.parse(
      await client.call((sdk) => sdk.checkout.sessions.create(params, { idempotencyKey })),
    );
    return { id: session.id, url: z.string().parse(session.url) };
  } catch (error) {
    const told = stripeErrorOf(error);
    if (told?.param === 'customer_email' && params.customer_email !== undefined) {
      // An address that Stripe does not like is no reason not to be paid: the candidate types one there.
      const { customer_email: _, ...anonymous } = params;
      return create(client, anonymous, `${idempotencyKey}-no-email`);
    }
    if (told && isSpent(told)) return null;
    throw providerErrorOf(error);
  }
}

async function readState(work: Promise<unknown>): Promise<SessionState> {
  try {
    return stateOf(sessionShape.parse(await work));
  } catch (error) {
    throw providerErrorOf(error);
  }
}

const retrieve = ({ call }: StripeClient, sessionId: string): Promise<SessionState> =>
  readState(call((sdk) => sdk.checkout.sessions.retrieve(sessionId, { expand: ['payment_intent'] })));

async function expire(client: StripeClient, sessionId: string): Promise<SessionState> {
  try {
    return stateOf(sessionShape.parse(await client.call((sdk) => sdk.checkout.sessions.expire(sessionId))));
  } catch (error) {
    // Only an open session can be ended: then it is complete, or has expired.
    if (stripeErrorOf(error)?.statusCode !== 400) throw providerErrorOf(error);
    return retrieve(client, sessionId);
  }
}

const refundStates: Readonly<Record<string, RefundState['status']>> = {
  succeeded: 'done',
  failed: 'failed',
  canceled: 'failed',
};

async function refund(
  { call }: StripeClient,
  request: RefundRequest,
  deployment: string,
): Promise<RefundState> {
  const { paymentId, attempt, refundId } = request;
  const idempotencyKey = keyOf('refund', paymentId, attempt);
  try {
    const answer = await call((sdk) =>
      refundId === null
        ? sdk.refunds.create({ payment_intent: paymentId, metadata: { deployment } }, { idempotencyKey })
        : sdk.refunds.retrieve(refundId),
    );
    const { id, status } = refundShape.parse(answer);
    return { id, status: refundStates[status] ?? 'pending' };
  } catch (error) {
    if (stripeErrorOf(error)?.code === 'charge_already_refunded') return { id: null, status: 'done' };
    throw providerErrorOf(error);
  }
}

/**
 * Checkouts at Stripe. `deployment` names this installation: what others paid for on the same Stripe account is
 * not ours.
 */
export function stripeCheckouts(client: StripeClient, deployment: string): CheckoutProvider {
  return {
    createSession: (request) =>
      create(
        client,
        sessionParams(request, deployment),
        keyOf('checkout', request.checkoutId, request.attempt),
      ),
    // Stripe takes the money as soon as the candidate agrees
    captureSession: (sessionId) => retrieve(client, sessionId),
    expireSession: (sessionId) => expire(client, sessionId),
    retrieveSession: (sessionId) => retrieve(client, sessionId),
    refund: (request) => refund(client, request, deployment),
  };
}
