import { z } from 'zod';
import type { PaymentNews, PaymentNotice } from '../payment-notice.ts';
import { type StripeClient, stripeErrorOf } from './stripe-client.ts';

const idOf = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);

const ourMark = z.object({ checkout: z.coerce.number().int().positive(), deployment: z.string() });

const session = z.object({
  id: z.string(),
  payment_status: z.string(),
  payment_intent: idOf.nullish(),
  amount_total: z.int().nullish(),
  metadata: ourMark,
});
const charge = z.object({
  refunded: z.boolean(),
  payment_intent: idOf.nullish(),
  amount: z.int(),
  amount_refunded: z.int(),
  // the payment's own, which it has from its session
  metadata: ourMark,
});
const refund = z.object({
  id: z.string(),
  status: z.string().nullish(),
  payment_intent: idOf.nullish(),
  amount: z.int(),
});

/** The only one we ask in. */
const currency = 'GBP';

type Reader = (object: unknown, deployment: string) => PaymentNews | null;

/** A session that another installation, or somebody by hand, made on the same account is not ours. */
function ourSession(object: unknown, deployment: string): z.output<typeof session> | null {
  const read = session.safeParse(object);
  return read.success && read.data.metadata.deployment === deployment ? read.data : null;
}

const readPaid: Reader = (object, deployment) => {
  const ours = ourSession(object, deployment);
  if (ours?.payment_status !== 'paid' || !ours.payment_intent || !ours.amount_total) return null;
  const { payment_intent: paymentId, amount_total: amountPence } = ours;
  return { kind: 'paid', checkoutId: ours.metadata.checkout, paymentId, amountPence, currency };
};

const readClosed: Reader = (object, deployment) => {
  const ours = ourSession(object, deployment);
  return ours && { kind: 'closed', sessionId: ours.id };
};

const readCharge: Reader = (object, deployment) => {
  const { data } = charge.safeParse(object);
  if (!data?.refunded || !data.payment_intent || data.metadata.deployment !== deployment) return null;
  return {
    kind: 'refunded',
    paymentId: data.payment_intent,
    refundId: null,
    amountPence: data.amount_refunded,
    received: {
      checkoutId: data.metadata.checkout,
      paymentId: data.payment_intent,
      amountPence: data.amount,
      currency,
    },
  };
};

const readRefund: Reader = (object) => {
  const { data } = refund.safeParse(object);
  if (!data?.payment_intent) return null;
  const { id: refundId, payment_intent: paymentId, amount: amountPence, status } = data;
  if (status === 'succeeded') return { kind: 'refunded', paymentId, refundId, amountPence };
  if (status === 'failed' || status === 'canceled') return { kind: 'refund-failed', paymentId, refundId };
  return null;
};

const readers: Readonly<Record<string, Reader>> = {
  'checkout.session.completed': readPaid,
  'checkout.session.async_payment_succeeded': readPaid,
  'checkout.session.async_payment_failed': readClosed,
  'checkout.session.expired': readClosed,
  'charge.refunded': readCharge,
  'refund.created': readRefund,
  'refund.updated': readRefund,
  'refund.failed': readRefund,
};

/** Reads one notice of Stripe from its raw bytes; null when they are not signed with the endpoint's secret. */
export function readStripeNotice(
  { sdk }: StripeClient,
  endpoint: { readonly webhookSecret: string; readonly deployment: string },
  body: Buffer,
  signature: string,
): PaymentNotice | null {
  try {
    const { id, type, data } = sdk.webhooks.constructEvent(body, signature, endpoint.webhookSecret);
    const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
    return { provider: 'stripe', id, type, news: reader?.(data.object, endpoint.deployment) ?? null };
  } catch (error) {
    // Signed by nobody, at another time, or not JSON: not from Stripe in any case.
    if (stripeErrorOf(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}
