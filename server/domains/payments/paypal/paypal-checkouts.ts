import { z } from 'zod';
import type {
  CheckoutProvider,
  CheckoutSession,
  RefundRequest,
  RefundState,
  SessionRequest,
  SessionState,
} from '../checkout-provider.ts';
import { type PayPalClient, type PayPalRefusal, providerErrorOf, refusalOf } from './paypal-client.ts';
import { payPalOrder, payPalSession, payPalState } from './paypal-orders.ts';

const keyOf = (kind: string, id: string, attempt: number): string =>
  attempt === 1 ? `${kind}-${id}` : `${kind}-${id}-${attempt}`;

const whole = 'return=representation';

async function create(
  { call }: PayPalClient,
  request: SessionRequest,
  deployment: string,
): Promise<CheckoutSession> {
  const { checkoutId, attempt } = request;
  try {
    const order = await call(({ sdk, client }) =>
      new sdk.OrdersController(client).createOrder({
        body: payPalOrder({ sdk }, request, deployment),
        // PayPal's accounts are shared: another deployment has a checkout of this number too
        paypalRequestId: keyOf('checkout', `${deployment}-${checkoutId}`, attempt),
        prefer: whole,
      }),
    );
    return payPalSession(order);
  } catch (error) {
    throw providerErrorOf(error);
  }
}

async function retrieve({ call }: PayPalClient, orderId: string): Promise<SessionState> {
  try {
    return payPalState(
      await call(({ sdk, client }) => new sdk.OrdersController(client).getOrder({ id: orderId })),
    );
  } catch (error) {
    // an order that lapsed unapproved is forgotten
    if (refusalOf(error)?.status === 404) return { status: 'spent' };
    throw providerErrorOf(error);
  }
}

/** Refusals of a capture after which this order is never paid; the candidate may try again with another one. */
const refusedForGood = new Set([
  'INSTRUMENT_DECLINED',
  'TRANSACTION_REFUSED',
  'PAYER_CANNOT_PAY',
  'PAYER_ACCOUNT_RESTRICTED',
  'PAYER_ACCOUNT_LOCKED_OR_CLOSED',
  'PAYEE_BLOCKED_TRANSACTION',
  'COMPLIANCE_VIOLATION',
  'MAX_NUMBER_OF_PAYMENT_ATTEMPTS_EXCEEDED',
  'TRANSACTION_LIMIT_EXCEEDED',
  'REDIRECT_PAYER_FOR_ALTERNATE_FUNDING',
  'CARD_EXPIRED',
  'ORDER_EXPIRED',
  'ORDER_VOIDED',
  'RESOURCE_NOT_FOUND',
]);
const notApproved = new Set(['ORDER_NOT_APPROVED', 'PAYER_ACTION_REQUIRED']);

function stateOfRefusal({ status, name, issues }: PayPalRefusal): SessionState | null {
  const codes = [name, ...issues];
  if (status !== 404 && status !== 422) return null;
  if (codes.some((code) => notApproved.has(code))) return { status: 'open' };
  return codes.some((code) => refusedForGood.has(code)) ? { status: 'spent' } : null;
}

async function capture(client: PayPalClient, orderId: string): Promise<SessionState> {
  try {
    const order = await client.call((caller) =>
      new caller.sdk.OrdersController(caller.client).captureOrder({
        id: orderId,
        body: {},
        // one key for all who take this order's money: it is taken once
        paypalRequestId: `capture-${orderId}`,
        prefer: whole,
      }),
    );
    return payPalState(order);
  } catch (error) {
    const refusal = refusalOf(error);
    const state = refusal && stateOfRefusal(refusal);
    if (state) return state;
    if (refusal?.issues.includes('ORDER_ALREADY_CAPTURED')) return retrieve(client, orderId);
    throw providerErrorOf(error);
  }
}

const ended: Readonly<Record<Exclude<SessionState['status'], 'paid'>, SessionState>> = {
  open: { status: 'expired' },
  approved: { status: 'expired' },
  spent: { status: 'expired' },
  expired: { status: 'expired' },
  processing: { status: 'processing' },
};

/** PayPal has no way to withdraw an order, and needs none: without our capture it is never paid. */
async function expire(client: PayPalClient, orderId: string): Promise<SessionState> {
  const state = await retrieve(client, orderId);
  return state.status === 'paid' ? state : ended[state.status];
}

const refundShape = z.object({ id: z.string().min(1), status: z.string() });
const refundStates: Readonly<Record<string, RefundState['status']>> = {
  COMPLETED: 'done',
  FAILED: 'failed',
  CANCELLED: 'failed',
};

async function refund({ call }: PayPalClient, request: RefundRequest): Promise<RefundState> {
  const { paymentId: captureId, attempt, refundId } = request;
  try {
    const answer = await call(({ sdk, client }) => {
      const payments = new sdk.PaymentsController(client);
      return refundId === null
        ? payments.refundCapturedPayment({
            captureId,
            body: {},
            paypalRequestId: keyOf('refund', captureId, attempt),
            prefer: whole,
          })
        : payments.getRefund({ refundId });
    });
    const { id, status } = refundShape.parse(answer);
    return { id, status: refundStates[status] ?? 'pending' };
  } catch (error) {
    if (refusalOf(error)?.issues.includes('CAPTURE_FULLY_REFUNDED')) return { id: null, status: 'done' };
    throw providerErrorOf(error);
  }
}

/**
 * Checkouts at PayPal: a session is an order. `deployment` names this installation: what others sell on the same
 * account is not ours.
 */
export function payPalCheckouts(client: PayPalClient, deployment: string): CheckoutProvider {
  return {
    createSession: (request) => create(client, request, deployment),
    captureSession: (orderId) => capture(client, orderId),
    expireSession: (orderId) => expire(client, orderId),
    retrieveSession: (orderId) => retrieve(client, orderId),
    refund: (request) => refund(client, request),
  };
}
