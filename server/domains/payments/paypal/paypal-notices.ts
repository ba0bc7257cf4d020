import { z } from 'zod';
import type { PaymentNews, PaymentNotice } from '../payment-notice.ts';
import { type PayPalClient, providerErrorOf, refusalOf } from './paypal-client.ts';
import { checkoutOfMark, payPalAmount } from './paypal-orders.ts';

/** What PayPal sends beside a notice, and its check wants back. */
export interface PayPalTransmission {
  readonly id: string;
  readonly time: string;
  readonly signature: string;
  readonly algorithm: string;
  readonly certificateUrl: string;
}

const amount = z
  .object({ currency_code: z.string(), value: z.string() })
  .transform(({ currency_code: currency, value }) => ({ currency, value }))
  .pipe(payPalAmount);
const order = z.object({ id: z.string().min(1) });
const capture = z.object({
  id: z.string().min(1),
  amount,
  invoice_id: z.string(),
  supplementary_data: z.object({ related_ids: z.object({ order_id: z.string().min(1) }) }),
});
const reversedApproval = z.object({ order_id: z.string().min(1) });
const refund = z.object({
  id: z.string().min(1),
  amount,
  links: z.array(z.object({ rel: z.string(), href: z.string() })),
});

type Reader = (resource: unknown, deployment: string) => PaymentNews | null;

/** A capture of this deployment's order. What others sell on the same account is not ours. */
function ourCapture(resource: unknown, deployment: string) {
  const { data } = capture.safeParse(resource);
  const checkoutId = data ? checkoutOfMark(deployment, data.invoice_id) : null;
  if (!data || checkoutId === null) return null;
  return { checkoutId, sessionId: data.supplementary_data.related_ids.order_id, id: data.id, ...data.amount };
}

const readApproved: Reader = (resource) => {
  const { data } = order.safeParse(resource);
  return data ? { kind: 'approved', sessionId: data.id } : null;
};
const readPaid: Reader = (resource, deployment) => {
  const ours = ourCapture(resource, deployment);
  return ours && { kind: 'paid', ...ours, paymentId: ours.id };
};
const readPending: Reader = (resource, deployment) => {
  const ours = ourCapture(resource, deployment);
  return ours && { kind: 'processing', sessionId: ours.sessionId };
};
const readRefused: Reader = (resource, deployment) => {
  const ours = ourCapture(resource, deployment);
  return ours && { kind: 'spent', sessionId: ours.sessionId };
};
const readReversedApproval: Reader = (resource) => {
  const { data } = reversedApproval.safeParse(resource);
  return data ? { kind: 'spent', sessionId: data.order_id } : null;
};

/** The capture that a refund is of: PayPal tells it in a link only. */
function ourRefund(resource: unknown) {
  const { data } = refund.safeParse(resource);
  const up = data?.links.find(({ rel }) => rel === 'up')?.href ?? '';
  const [, paymentId] = /\/v2\/payments\/captures\/(\w+)$/.exec(up) ?? [];
  return data && paymentId ? { paymentId, refundId: data.id, amountPence: data.amount.amountPence } : null;
}
const readRefund: Reader = (resource) => {
  const ours = ourRefund(resource);
  return ours && { kind: 'refunded', ...ours };
};
const readFailedRefund: Reader = (resource) => {
  const ours = ourRefund(resource);
  return ours && { kind: 'refund-failed', paymentId: ours.paymentId, refundId: ours.refundId };
};

const readers: Readonly<Record<string, Reader>> = {
  'CHECKOUT.ORDER.APPROVED': readApproved,
  'CHECKOUT.PAYMENT-APPROVAL.REVERSED': readReversedApproval,
  'PAYMENT.CAPTURE.COMPLETED': readPaid,
  'PAYMENT.CAPTURE.PENDING': readPending,
  'PAYMENT.CAPTURE.DENIED': readRefused,
  'PAYMENT.CAPTURE.DECLINED': readRefused,
  'PAYMENT.CAPTURE.REFUNDED': readRefund,
  'PAYMENT.CAPTURE.REVERSED': readRefund,
  'PAYMENT.REFUND.FAILED': readFailedRefund,
};

const event = z.object({ id: z.string().min(1).max(255), event_type: z.string(), resource: z.unknown() });

function parseEvent(body: string): z.output<typeof event> | null {
  try {
    return event.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/** Asks PayPal whether it signed a notice. The library has no call for it, but a way to make one. */
async function isSigned(
  { call }: PayPalClient,
  webhookId: string,
  body: string,
  transmission: PayPalTransmission,
): Promise<boolean> {
  const { id, time, signature, algorithm, certificateUrl } = transmission;
  const said = JSON.stringify({
    auth_algo: algorithm,
    cert_url: certificateUrl,
    transmission_id: id,
    transmission_sig: signature,
    transmission_time: time,
    webhook_id: webhookId,
  });
  // to the letter as it came: the signature is over its bytes
  const question = `${said.slice(0, -1)},"webhook_event":${body}}`;
  try {
    const answer = await call(({ client }) => {
      const request = client.getRequestBuilderFactory()('POST', '/v1/notifications/verify-webhook-signature');
      request.header('Content-Type', 'application/json');
      request.text(question);
      request.authenticate([{ oauth2: true }]);
      return request.callAsText();
    });
    const { verification_status } = z.object({ verification_status: z.string() }).parse(JSON.parse(answer));
    return verification_status === 'SUCCESS';
  } catch (error) {
    // what PayPal cannot even read, it has not signed
    const { status } = refusalOf(error) ?? {};
    if (status === 400 || status === 422) return false;
    throw providerErrorOf(error);
  }
}

/**
 * Reads one notice of PayPal from its raw text; null when it is not PayPal's. Throws a ProviderError when PayPal, who
 * checks his own signatures, does not answer.
 */
export async function readPayPalNotice(
  client: PayPalClient,
  endpoint: { readonly webhookId: string; readonly deployment: string },
  body: string,
  transmission: PayPalTransmission,
): Promise<PaymentNotice | null> {
  const read = parseEvent(body);
  if (!read || !(await isSigned(client, endpoint.webhookId, body, transmission))) return null;
  const { id, event_type: type, resource } = read;
  const reader = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return { provider: 'paypal', id, type, news: reader?.(resource, endpoint.deployment) ?? null };
}
