import { randomBytes, randomUUID } from 'node:crypto';

/** A JSON object of PayPal's. */
export type PayPalObject = Record<string, unknown>;

/** A refusal as PayPal words it. */
export class PayPalFailure extends Error {
  readonly status: number;
  readonly body: PayPalObject;
  constructor(status: number, name: string, issue?: string) {
    super(issue ?? name);
    this.status = status;
    this.body = {
      name,
      message: `jane.smith@example.com: ${name}`,
      debug_id: 'f1d2d2f924e98',
      ...(issue ? { details: [{ issue, description: 'jane.smith@example.com cannot pay.' }] } : {}),
    };
  }
}

const unprocessable = (issue: string) => new PayPalFailure(422, 'UNPROCESSABLE_ENTITY', issue);
const missing = () => new PayPalFailure(404, 'RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID');
const schema = (issue: string) => new PayPalFailure(400, 'INVALID_REQUEST', issue);

interface Money {
  readonly currency_code: string;
  readonly value: string;
}

/** Money that was taken, or is being taken. */
export interface FakeCapture {
  readonly id: string;
  status: 'COMPLETED' | 'PENDING' | 'DECLINED' | 'REFUNDED';
  amount: Money;
  readonly order: string;
  refunded: number;
}

/** An order as the stand-in keeps it. */
export interface FakeOrder {
  readonly id: string;
  status: 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED';
  readonly amount: Money;
  readonly custom_id: string;
  readonly invoice_id: string;
  readonly body: PayPalObject;
  readonly captures: FakeCapture[];
}

interface FakeRefund {
  readonly id: string;
  status: 'COMPLETED' | 'PENDING' | 'FAILED';
  readonly capture: string;
  readonly amount: Money;
}

/** What becomes of the next captures. */
type CaptureEnd = FakeCapture['status'] | 'INSTRUMENT_DECLINED' | 'wrong amount' | 'wrong currency';

const idOf = () => randomBytes(9).toString('hex').slice(0, 17).toUpperCase();

function checkAddresses(body: PayPalObject): void {
  const source = body['payment_source'] as { paypal: { experience_context: PayPalObject } };
  for (const name of ['return_url', 'cancel_url'])
    if (!URL.canParse(String(source.paypal.experience_context[name])))
      throw schema('INVALID_PARAMETER_SYNTAX');
}

function checkOrder(body: PayPalObject): { amount: Money; custom_id: string; invoice_id: string } {
  const [unit, ...others] = body['purchase_units'] as PayPalObject[];
  if (body['intent'] !== 'CAPTURE' || !unit || others.length > 0) throw schema('INVALID_PARAMETER_VALUE');
  const amount = unit['amount'] as Money;
  if (!/^\d{1,7}\.\d{2}$/.test(amount.value) || Number(amount.value) <= 0)
    throw unprocessable('CANNOT_BE_ZERO_OR_NEGATIVE');
  if (String(unit['description']).length > 127) throw schema('INVALID_STRING_LENGTH');
  checkAddresses(body);
  return { amount, custom_id: String(unit['custom_id']), invoice_id: String(unit['invoice_id']) };
}

/** Orders, captures, refunds and events of one account at the stand-in for PayPal. */
export class PayPalAccount {
  readonly orders = new Map<string, FakeOrder>();
  readonly captures = new Map<string, FakeCapture>();
  readonly refunds = new Map<string, FakeRefund>();
  /** Everything that happened, oldest first. */
  readonly events: PayPalObject[] = [];
  capturesEnd: CaptureEnd = 'COMPLETED';
  refundsEnd: FakeRefund['status'] = 'COMPLETED';
  /** Where its pages are. */
  site = 'https://www.paypal.test';

  private tell(type: string, resource: PayPalObject): PayPalObject {
    const event = {
      id: `WH-${randomUUID()}`,
      event_version: '1.0',
      create_time: '2026-06-05T10:00:00.000Z',
      resource_type: type.startsWith('CHECKOUT') ? 'checkout-order' : 'capture',
      event_type: type,
      resource: structuredClone(resource),
    };
    this.events.push(event);
    return event;
  }

  order(id: string): FakeOrder {
    const order = this.orders.get(id);
    if (!order) throw missing();
    return order;
  }

  private capture(id: string): FakeCapture {
    const capture = this.captures.get(id);
    if (!capture) throw missing();
    return capture;
  }

  /** The orders of a checkout, oldest first. */
  ordersOf(checkoutId: number): FakeOrder[] {
    return [...this.orders.values()].filter(
      ({ invoice_id }) => invoice_id.split('-')[1] === String(checkoutId),
    );
  }

  showCapture({ id, status, amount, order }: FakeCapture): PayPalObject {
    const { custom_id, invoice_id } = this.order(order);
    return {
      id,
      status,
      amount,
      final_capture: true,
      custom_id,
      invoice_id,
      supplementary_data: { related_ids: { order_id: order } },
      links: [{ href: `${this.site}/v2/payments/captures/${id}`, rel: 'self', method: 'GET' }],
    };
  }

  show({ id, status, amount, custom_id, invoice_id, captures }: FakeOrder): PayPalObject {
    const payments =
      captures.length > 0 ? { payments: { captures: captures.map((c) => this.showCapture(c)) } } : {};
    return {
      id,
      intent: 'CAPTURE',
      status,
      purchase_units: [{ reference_id: 'default', amount, custom_id, invoice_id, ...payments }],
      links: [
        { href: `${this.site}/v2/checkout/orders/${id}`, rel: 'self', method: 'GET' },
        { href: `${this.site}/checkoutnow?token=${id}`, rel: 'payer-action', method: 'GET' },
      ],
    };
  }

  createOrder(body: PayPalObject): PayPalObject {
    const order: FakeOrder = {
      id: idOf(),
      status: 'PAYER_ACTION_REQUIRED',
      ...checkOrder(body),
      body,
      captures: [],
    };
    this.orders.set(order.id, order);
    return this.show(order);
  }

  /** The candidate agrees on PayPal's page. Gives the event that tells of it. */
  approve(id: string): PayPalObject {
    const order = this.order(id);
    if (order.status !== 'PAYER_ACTION_REQUIRED') throw new Error(`the order is ${order.status}`);
    order.status = 'APPROVED';
    return this.tell('CHECKOUT.ORDER.APPROVED', this.show(order));
  }

  /** Nobody approved it in time: PayPal forgets it. */
  lapse(id: string): void {
    this.orders.delete(id);
  }

  captureOrder(id: string): PayPalObject {
    const order = this.order(id);
    const end = this.capturesEnd;
    if (order.status === 'COMPLETED') throw unprocessable('ORDER_ALREADY_CAPTURED');
    if (order.status !== 'APPROVED') throw unprocessable('ORDER_NOT_APPROVED');
    if (end === 'INSTRUMENT_DECLINED') throw unprocessable(end);
    const amount = {
      currency_code: end === 'wrong currency' ? 'EUR' : order.amount.currency_code,
      value: end === 'wrong amount' ? '1.00' : order.amount.value,
    };
    const status = end === 'wrong amount' || end === 'wrong currency' ? 'COMPLETED' : end;
    const capture: FakeCapture = { id: idOf(), status, amount, order: id, refunded: 0 };
    order.status = 'COMPLETED';
    order.captures.push(capture);
    this.captures.set(capture.id, capture);
    this.tell(`PAYMENT.CAPTURE.${status}`, this.showCapture(capture));
    return this.show(order);
  }

  /** A capture that was pending comes to its end. Gives the event that tells of it. */
  decide(id: string, status: 'COMPLETED' | 'DECLINED'): PayPalObject {
    const capture = this.capture(id);
    capture.status = status;
    return this.tell(
      status === 'DECLINED' ? 'PAYMENT.CAPTURE.DENIED' : 'PAYMENT.CAPTURE.COMPLETED',
      this.showCapture(capture),
    );
  }

  private showRefund({ capture, ...refund }: FakeRefund): PayPalObject {
    return {
      ...refund,
      links: [
        { href: `${this.site}/v2/payments/refunds/${refund.id}`, rel: 'self', method: 'GET' },
        { href: `${this.site}/v2/payments/captures/${capture}`, rel: 'up', method: 'GET' },
      ],
    };
  }

  refund(captureId: string): PayPalObject {
    const capture = this.capture(captureId);
    if (capture.status === 'REFUNDED') throw unprocessable('CAPTURE_FULLY_REFUNDED');
    const refund: FakeRefund = {
      id: idOf(),
      status: this.refundsEnd,
      capture: captureId,
      amount: capture.amount,
    };
    this.refunds.set(refund.id, refund);
    if (refund.status === 'COMPLETED') this.endRefund(refund);
    return this.showRefund(refund);
  }

  private endRefund(refund: FakeRefund): PayPalObject {
    const capture = this.capture(refund.capture);
    refund.status = 'COMPLETED';
    capture.status = 'REFUNDED';
    capture.refunded += 1;
    return this.tell('PAYMENT.CAPTURE.REFUNDED', this.showRefund(refund));
  }

  /** A refund that was pending is done, or fails. Gives the event that tells of it. */
  decideRefund(id: string, isDone: boolean): PayPalObject {
    const refund = this.refunds.get(id);
    if (!refund) throw missing();
    if (isDone) return this.endRefund(refund);
    refund.status = 'FAILED';
    return this.tell('PAYMENT.REFUND.FAILED', this.showRefund(refund));
  }

  getRefund(id: string): PayPalObject {
    const refund = this.refunds.get(id);
    if (!refund) throw missing();
    return this.showRefund(refund);
  }
}
