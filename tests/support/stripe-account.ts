import { randomBytes, randomUUID } from 'node:crypto';

/** A JSON object of Stripe's. */
export type StripeObject = Record<string, unknown>;

/** A refusal as Stripe words it. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly error: StripeObject;
  constructor(status: number, error: StripeObject) {
    super(String(error['code'] ?? error['type']));
    this.status = status;
    this.error = error;
  }
}

export interface FakeSession {
  readonly id: string;
  readonly url: string;
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid';
  payment_intent: string | null;
  readonly amount_total: number;
  readonly expires_at: number;
  readonly client_reference_id: string;
  readonly customer_email: string | null;
  readonly metadata: StripeObject;
  readonly params: StripeObject;
}

interface FakeIntent {
  readonly id: string;
  status: 'succeeded' | 'processing' | 'requires_payment_method';
  amount_received: number;
  amount_refunded: number;
  readonly session: string;
}

interface FakeRefund {
  readonly id: string;
  status: 'succeeded' | 'pending' | 'failed';
  readonly amount: number;
  readonly payment_intent: string;
  readonly metadata: StripeObject;
}

const bad = (param: string, code: string, message: string) =>
  new StripeRefusal(400, { type: 'invalid_request_error', param, code, message });
const missing = (what: string, id: string) =>
  new StripeRefusal(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
  });
const idOf = (kind: string) => `${kind}_test_${randomBytes(9).toString('hex')}`;

const knownSessionParams = new Set([
  'adaptive_pricing',
  'allowed_payment_method_types',
  'cancel_url',
  'client_reference_id',
  'customer_email',
  'expires_at',
  'line_items',
  'metadata',
  'mode',
  'payment_intent_data',
  'success_url',
]);

function checkSessionParams(params: StripeObject, nowS: number): void {
  for (const name of Object.keys(params))
    if (!knownSessionParams.has(name))
      throw bad(name, 'parameter_unknown', `Received unknown parameter: ${name}`);
  for (const name of ['mode', 'line_items', 'success_url'])
    if (!params[name]) throw bad(name, 'parameter_missing', `Missing required param: ${name}.`);
  const email = params['customer_email'];
  if (email !== undefined && !/^[\x21-\x3f\x41-\x7e]+@[\w.-]+\.[a-z]{2,}$/i.test(String(email)))
    throw bad('customer_email', 'email_invalid', `Invalid email address: ${email}`);
  const endsAt = Number(params['expires_at']);
  if (!(endsAt >= nowS + 1800 && endsAt <= nowS + 86_400))
    throw bad('expires_at', 'parameter_invalid_integer', 'must be 30 minutes to 24 hours after creation');
}

/** The amount of a session's only line. */
function amountOf(params: StripeObject): number {
  const [line] = Object.values(params['line_items'] as StripeObject) as {
    quantity: string;
    price_data: { currency: string; unit_amount: string; product_data: { name: string } };
  }[];
  if (line?.price_data.currency !== 'gbp' || !line.price_data.product_data.name)
    throw bad('line_items[0][price_data]', 'parameter_missing', 'Missing required param.');
  return Number(line.price_data.unit_amount) * Number(line.quantity);
}

/** Sessions, payments, refunds and events of one account at the stand-in for Stripe. */
export class StripeAccount {
  readonly sessions = new Map<string, FakeSession>();
  readonly intents = new Map<string, FakeIntent>();
  readonly refunds = new Map<string, FakeRefund>();
  /** Everything that happened, oldest first. */
  readonly events: StripeObject[] = [];
  /** What becomes of the next refunds. */
  refundsEnd: FakeRefund['status'] = 'succeeded';
  /** Milliseconds its clock is ahead of ours. */
  aheadMs = 0;
  onEvent: (event: StripeObject) => void = () => undefined;

  nowS(): number {
    return Math.floor((Date.now() + this.aheadMs) / 1000);
  }

  private tell(type: string, object: StripeObject): StripeObject {
    const event = {
      id: `evt_${randomUUID()}`,
      object: 'event',
      api_version: '2026-10-28.endive',
      created: this.nowS(),
      type,
      data: { object: structuredClone(object) },
    };
    this.events.push(event);
    this.onEvent(event);
    return event;
  }

  /** A session as the API shows it. */
  show(session: FakeSession, expand: readonly string[] = []): StripeObject {
    const intent = session.payment_intent === null ? undefined : this.intents.get(session.payment_intent);
    const { params: _, ...shown } = session;
    const url = session.status === 'open' ? session.url : null;
    const expanded =
      expand.includes('payment_intent') && intent ? { ...intent, object: 'payment_intent' } : undefined;
    return {
      ...shown,
      object: 'checkout.session',
      mode: 'payment',
      url,
      payment_intent: expanded ?? session.payment_intent,
    };
  }

  createSession(params: StripeObject): StripeObject {
    checkSessionParams(params, this.nowS());
    const id = idOf('cs');
    const session: FakeSession = {
      id,
      url: `https://checkout.stripe.test/c/pay/${id}`,
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      amount_total: amountOf(params),
      expires_at: Number(params['expires_at']),
      client_reference_id: String(params['client_reference_id']),
      customer_email: (params['customer_email'] as string | undefined) ?? null,
      metadata: (params['metadata'] ?? {}) as StripeObject,
      params,
    };
    this.sessions.set(id, session);
    return this.show(session);
  }

  session(id: string): FakeSession {
    const session = this.sessions.get(id);
    if (!session) throw missing('checkout.session', id);
    if (session.status === 'open' && session.expires_at <= this.nowS()) this.end(session);
    return session;
  }

  /** The sessions of one checkout, oldest first. */
  sessionsOf(checkoutId: number): FakeSession[] {
    return [...this.sessions.values()].filter((one) => one.client_reference_id === String(checkoutId));
  }

  private end(session: FakeSession): void {
    session.status = 'expired';
    this.tell('checkout.session.expired', this.show(session));
  }

  expireSession(id: string): StripeObject {
    const session = this.session(id);
    if (session.status !== 'open') {
      throw new StripeRefusal(400, {
        type: 'invalid_request_error',
        message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of "${session.status}".`,
      });
    }
    this.end(session);
    return this.show(session);
  }

  /** The candidate pays on Stripe's page. Returns the event; throws when the session is over. */
  pay(id: string): StripeObject {
    const session = this.session(id);
    if (session.status !== 'open') throw new Error(`the session is ${session.status}`);
    return this.force(session);
  }

  /** Money comes although the session is over, as it can when the last click and its end meet. */
  force(session: FakeSession): StripeObject {
    this.addIntent(session, 'succeeded');
    session.status = 'complete';
    session.payment_status = 'paid';
    return this.tell('checkout.session.completed', this.show(session));
  }

  private addIntent(session: FakeSession, status: FakeIntent['status']): void {
    const intent = {
      id: idOf('pi'),
      status,
      amount_received: status === 'succeeded' ? session.amount_total : 0,
      amount_refunded: 0,
      session: session.id,
    };
    this.intents.set(intent.id, intent);
    session.payment_intent = intent.id;
  }

  /** The candidate pays in a way that takes days; the returned function says how that ended. */
  payByBank(id: string): (succeeded: boolean) => StripeObject {
    const session = this.session(id);
    this.addIntent(session, 'processing');
    session.status = 'complete';
    this.tell('checkout.session.completed', this.show(session));
    const intent = this.intents.get(String(session.payment_intent)) as FakeIntent;
    return (succeeded) => {
      intent.status = succeeded ? 'succeeded' : 'requires_payment_method';
      intent.amount_received = succeeded ? session.amount_total : 0;
      session.payment_status = succeeded ? 'paid' : 'unpaid';
      const end = succeeded ? 'succeeded' : 'failed';
      return this.tell(`checkout.session.async_payment_${end}`, this.show(session));
    };
  }

  refund(params: StripeObject): StripeObject {
    const intent = this.intents.get(String(params['payment_intent']));
    if (!intent) throw missing('payment_intent', String(params['payment_intent']));
    const amount = Number(params['amount'] ?? intent.amount_received - intent.amount_refunded);
    if (amount <= 0) {
      throw new StripeRefusal(400, {
        type: 'invalid_request_error',
        code: 'charge_already_refunded',
        message: 'Charge has already been refunded.',
      });
    }
    const refund: FakeRefund = {
      id: idOf('re'),
      status: this.refundsEnd,
      amount,
      payment_intent: intent.id,
      metadata: (params['metadata'] ?? {}) as StripeObject,
    };
    this.refunds.set(refund.id, refund);
    if (refund.status !== 'failed') intent.amount_refunded += amount;
    this.tell('refund.created', { ...refund, object: 'refund' });
    if (refund.status === 'succeeded') this.tellCharge(intent);
    return { ...refund, object: 'refund' };
  }

  private tellCharge(intent: FakeIntent): StripeObject {
    return this.tell('charge.refunded', {
      id: intent.id.replace('pi_', 'ch_'),
      object: 'charge',
      payment_intent: intent.id,
      amount: intent.amount_received,
      metadata: this.session(intent.session).metadata,
      amount_refunded: intent.amount_refunded,
      refunded: intent.amount_refunded === intent.amount_received,
    });
  }

  /** A refund that was pending ends. Returns the event. */
  endRefund(id: string, status: 'succeeded' | 'failed'): StripeObject {
    const refund = this.refundOf(id);
    refund.status = status;
    const type = status === 'failed' ? 'refund.failed' : 'refund.updated';
    return this.tell(type, { ...refund, object: 'refund' });
  }

  refundOf(id: string): FakeRefund {
    const refund = this.refunds.get(id);
    if (!refund) throw missing('refund', id);
    return refund;
  }
}
