import type { CheckoutProvider } from '../checkout-provider.ts';
import type { PaymentNotice } from '../payment-notice.ts';
import { stripeCheckouts } from './stripe-checkouts.ts';
import { openStripe, type StripeAccess } from './stripe-client.ts';
import { readStripeNotice } from './stripe-notices.ts';

/** Stripe, ready to be used. */
export interface StripePayments {
  readonly checkouts: CheckoutProvider;
  /** A notice from its raw bytes; null when its signature is wrong. */
  readNotice(body: Buffer, signature: string): PaymentNotice | null;
}

/** Opens Stripe with a deployment's keys. `deployment` tells its sessions from others on the same account. */
export async function openStripePayments(
  access: StripeAccess & { readonly webhookSecret: string; readonly deployment: string },
): Promise<StripePayments> {
  const client = await openStripe(access);
  return {
    checkouts: stripeCheckouts(client, access.deployment),
    readNotice: (body, signature) => readStripeNotice(client, access, body, signature),
  };
}
