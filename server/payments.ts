import type { Config } from './config.ts';
import {
  openPayPalPayments,
  openStripePayments,
  type PaymentProviders,
  type PaymentServices,
  type PayPalPayments,
  type RealProvider,
  type StripePayments,
} from './domains/payments/index.ts';
import type { Keyring } from './platform/crypto/keyring.ts';
import type { SafeFetch } from './platform/safe-fetch/safe-fetch.ts';

/** How candidates pay in this deployment. */
export interface Payments {
  /** Through whom candidates of each product pay. */
  readonly providers: PaymentProviders;
  /** Null without keys. */
  readonly stripe: StripePayments | null;
  /** Null without keys. */
  readonly paypal: PayPalPayments | null;
}

/** Real providers where keys are set; without them the sandbox's own checkout, or nothing when the deployment is live. */
export async function openPayments(
  { stripe, paypal, mode }: Pick<Config, 'stripe' | 'paypal' | 'mode'>,
  keyring: Keyring,
  { fetch }: Pick<SafeFetch, 'fetch'>,
): Promise<Payments> {
  const deployment = keyring.fingerprint;
  const without = mode === 'sandbox' ? 'sandbox' : null;
  return {
    providers: {
      'practical-training': stripe ? 'stripe' : without,
      'virtual-bls': paypal ? 'paypal' : without,
    },
    stripe: stripe && (await openStripePayments({ ...stripe, fetch, deployment })),
    paypal: paypal && (await openPayPalPayments({ ...paypal, fetch, deployment })),
  };
}

/** The real providers, as the payments' own commands ask them. */
export function checkoutProviders({ stripe, paypal }: Payments): Pick<PaymentServices, RealProvider> {
  return { stripe: stripe?.checkouts ?? null, paypal: paypal?.checkouts ?? null };
}
