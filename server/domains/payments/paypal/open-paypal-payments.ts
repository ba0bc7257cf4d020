import type { CheckoutProvider } from '../checkout-provider.ts';
import type { PaymentNotice } from '../payment-notice.ts';
import { payPalCheckouts } from './paypal-checkouts.ts';
import { openPayPal, type PayPalAccess } from './paypal-client.ts';
import { type PayPalTransmission, readPayPalNotice } from './paypal-notices.ts';

/** PayPal, ready to be used. */
export interface PayPalPayments {
  readonly checkouts: CheckoutProvider;
  /** A notice from its raw text; null when it is not PayPal's. Throws a ProviderError when PayPal does not say. */
  readNotice(body: string, transmission: PayPalTransmission): Promise<PaymentNotice | null>;
}

/** Opens PayPal with a deployment's keys. `deployment` tells its orders from others on the same account. */
export async function openPayPalPayments(
  access: PayPalAccess & { readonly webhookId: string; readonly deployment: string },
): Promise<PayPalPayments> {
  const client = await openPayPal(access);
  return {
    checkouts: payPalCheckouts(client, access.deployment),
    readNotice: (body, transmission) => readPayPalNotice(client, access, body, transmission),
  };
}
