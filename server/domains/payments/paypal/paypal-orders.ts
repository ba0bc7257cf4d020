import type { OrderRequest } from '@paypal/paypal-server-sdk';
import { z } from 'zod';
import type { ReceivedPayment, SessionRequest, SessionState } from '../checkout-provider.ts';
import type { PayPalCaller } from './paypal-client.ts';

/** What PayPal allows for a description, in UTF-16 units. */
const descriptionLength = 127;

/** A text cut to what PayPal allows, between two characters. */
function shortened(text: string): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > descriptionLength) break;
    kept += character;
  }
  return kept;
}

/** A whole amount of PayPal's, `45.00`, as hundredths of its currency. */
export const payPalAmount = z
  .object({
    currency: z.string().regex(/^[A-Z]{3}$/),
    value: z.string().regex(/^\d{1,12}(\.\d{1,2})?$/),
  })
  .transform(({ currency, value }) => {
    const [whole = '0', part = ''] = value.split('.');
    return { currency, amountPence: Number(whole) * 100 + Number(part.padEnd(2, '0')) };
  });

const capture = z.object({
  id: z.string().min(1),
  status: z.string(),
  amount: z
    .object({ currencyCode: z.string(), value: z.string() })
    .transform(({ currencyCode: currency, value }) => ({ currency, value }))
    .pipe(payPalAmount),
});

/** An order as we read it from PayPal's library, whose types promise more than a broken answer keeps. */
const orderShape = z.object({
  id: z.string().min(1),
  status: z.enum(['CREATED', 'SAVED', 'APPROVED', 'VOIDED', 'COMPLETED', 'PAYER_ACTION_REQUIRED']),
  purchaseUnits: z
    .array(z.object({ payments: z.object({ captures: z.array(capture).optional() }).optional() }))
    .optional(),
  links: z
    .array(z.object({ rel: z.string(), href: z.string() }))
    .optional()
    .catch(undefined),
});

const arrived = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED']);

const orderStates = {
  CREATED: 'open',
  SAVED: 'open',
  PAYER_ACTION_REQUIRED: 'open',
  APPROVED: 'approved',
  VOIDED: 'spent',
  // complete, and no money: each capture was refused
  COMPLETED: 'spent',
} as const;

/** Where an order stands: money that came or is on its way says more than the order's own status. */
export function payPalState(answer: unknown): SessionState {
  const order = orderShape.parse(answer);
  const captures = (order.purchaseUnits ?? []).flatMap(({ payments }) => payments?.captures ?? []);
  const paid = captures.find(({ status }) => arrived.has(status));
  if (paid) {
    const payment: ReceivedPayment = { paymentId: paid.id, ...paid.amount };
    return { status: 'paid', ...payment };
  }
  if (captures.some(({ status }) => status === 'PENDING')) return { status: 'processing' };
  return { status: captures.length > 0 ? 'spent' : orderStates[order.status] };
}

/** An order that was made, and where the candidate approves it. */
export function payPalSession(answer: unknown): { readonly id: string; readonly url: string } {
  const { id, links = [] } = orderShape.parse(answer);
  const approval =
    links.find(({ rel }) => rel === 'payer-action') ?? links.find(({ rel }) => rel === 'approve');
  return { id, url: z.url({ protocol: /^https?$/ }).parse(approval?.href) };
}

/** What marks an order, and the money that comes of it, as this deployment's. */
function payPalMark(deployment: string, checkoutId: number, attempt: number): string {
  return `${deployment}-${checkoutId}-${attempt}`;
}

/** The checkout that a mark of this deployment names; null for anything else. */
export function checkoutOfMark(deployment: string, mark: string): number | null {
  const [of, id = '', attempt = ''] = mark.split('-');
  return of === deployment && /^[1-9]\d{0,14}$/.test(id) && /^\d+$/.test(attempt) ? Number(id) : null;
}

/** The order that a session is. */
export function payPalOrder(
  { sdk }: Pick<PayPalCaller, 'sdk'>,
  request: SessionRequest,
  deployment: string,
): OrderRequest {
  const { amountPence, bookingId, checkoutId, attempt, title, returnUrl } = request;
  const value = `${Math.floor(amountPence / 100)}.${String(amountPence % 100).padStart(2, '0')}`;
  return {
    intent: sdk.CheckoutPaymentIntent.Capture,
    purchaseUnits: [
      {
        amount: { currencyCode: 'GBP', value },
        description: shortened(title),
        customId: String(bookingId ?? checkoutId),
        invoiceId: payPalMark(deployment, checkoutId, attempt),
      },
    ],
    paymentSource: {
      paypal: {
        experienceContext: {
          userAction: sdk.PaypalExperienceUserAction.PayNow,
          shippingPreference: sdk.PaypalWalletContextShippingPreference.NoShipping,
          returnUrl: `${returnUrl}?payment=returned`,
          cancelUrl: `${returnUrl}?payment=left`,
        },
      },
    },
  };
}
