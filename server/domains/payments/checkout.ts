import type { Instant } from '../../platform/clock/instant.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type CheckoutProvider, ProviderError } from './checkout-provider.ts';

/** Through whom candidates pay: Stripe, or the sandbox's own checkout in its place. */
export type PaymentProvider = 'stripe' | 'sandbox';

/** The way to pay for a booking or a top-up. */
export interface Checkout {
  readonly id: number;
  /** `new`: nobody was told yet where to pay; `closing`: the provider is being asked to close it. */
  readonly status: 'new' | 'open' | 'closing' | 'closed' | 'paid';
  readonly amount_pence: number;
  readonly provider: PaymentProvider;
  /** Where it is paid; null until the provider made it, and always in the sandbox. */
  readonly session_url: string | null;
  readonly pay_until: Instant;
}

/** What the commands of this domain stand on. */
export interface PaymentServices {
  /** Null without keys. */
  readonly stripe: CheckoutProvider | null;
  readonly keyring: Keyring;
  /** Base of the links to our own pages. */
  readonly publicUrl: () => string;
}

/** Stripe, for a checkout that was made there: keys that are gone meanwhile have to come back. */
export function stripeOf({ stripe }: Pick<PaymentServices, 'stripe'>): CheckoutProvider {
  if (!stripe) throw new ProviderError('Stripe is not set up: STRIPE_SECRET_KEY is missing');
  return stripe;
}

const find = prepared<{ product: string; bookingId: number }, Checkout>(
  'payments-find-checkout',
  `select id, status, amount_pence, provider, session_url, pay_until from checkouts
   where product = :product and booking_id = :bookingId`,
);

/** How a booking of a product can be paid; null when it never was to be paid by card. */
export async function findCheckout(
  db: Queryable,
  product: string,
  bookingId: number,
): Promise<Checkout | null> {
  const [checkout] = await find(db, { product, bookingId });
  return checkout ?? null;
}

const findOfTopUp = prepared<{ topUpId: number }, Checkout>(
  'payments-find-top-up-checkout',
  `select id, status, amount_pence, provider, session_url, pay_until from checkouts where top_up_id = :topUpId`,
);

/** How a top-up can be paid; null when there is no such top-up. */
export async function findTopUpCheckout(db: Queryable, topUpId: number): Promise<Checkout | null> {
  const [checkout] = await findOfTopUp(db, { topUpId });
  return checkout ?? null;
}

/** A checkout as the provider's side of this domain needs it. */
export interface CheckoutRow extends Checkout {
  readonly session_id: string | null;
  /** Null: it is for a booking. */
  readonly top_up_id: number | null;
}

const get = prepared<{ checkoutId: number }, CheckoutRow>(
  'payments-get-checkout',
  `select id, status, amount_pence, provider, session_id, session_url, pay_until, top_up_id
   from checkouts where id = :checkoutId`,
);

/** A checkout that must exist. */
export async function getCheckout(db: Queryable, checkoutId: number): Promise<CheckoutRow> {
  const [checkout] = await get(db, { checkoutId });
  if (!checkout) throw new Error(`there is no checkout ${checkoutId}`);
  return checkout;
}
