import type { Config } from './config.ts';
import { openStripePayments, type PaymentProvider, type StripePayments } from './domains/payments/index.ts';
import type { Keyring } from './platform/crypto/keyring.ts';
import type { SafeFetch } from './platform/safe-fetch/safe-fetch.ts';

/** How candidates pay in this deployment. */
export interface Payments {
  /** Null: they cannot. */
  readonly provider: PaymentProvider | null;
  /** Null without keys. */
  readonly stripe: StripePayments | null;
}

/** Stripe where keys are set; without them the sandbox's own checkout, or nothing when the deployment is live. */
export async function openPayments(
  { stripe, mode }: Pick<Config, 'stripe' | 'mode'>,
  keyring: Keyring,
  { fetch }: Pick<SafeFetch, 'fetch'>,
): Promise<Payments> {
  if (!stripe) return { provider: mode === 'sandbox' ? 'sandbox' : null, stripe: null };
  return {
    provider: 'stripe',
    stripe: await openStripePayments({ ...stripe, fetch, deployment: keyring.fingerprint }),
  };
}
