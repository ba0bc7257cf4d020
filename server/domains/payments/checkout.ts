import type { Instant } from '../../platform/clock/instant.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type CheckoutProvider, ProviderError } from './checkout-provider.ts';

/** Somebody who moves real money. */
export type RealProvider = 'stripe' | 'paypal';

/** Through whom candidates pay: a real provider, or the sandbox's own checkout in its place. */
export type PaymentProvider = RealProvider | 'sandbox';

/** Products whose candidates pay. */
export type PaidProduct = 'practical-training' | 'virtual-bls';

/** Through whom candidates of each product pay; null: they cannot. */
export type PaymentProviders = Readonly<Record<PaidProduct, PaymentProvider | null>>;

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
  /** Money is on its way that has not arrived. */
  readonly is_settling: boolean;
}

/** What the commands of this domain stand on. */
export interface PaymentServices {
  /** Null without keys. */
  readonly stripe: CheckoutProvider | null;
  /** Null without keys. */
  readonly paypal: CheckoutProvider | null;
  readonly keyring: Keyring;
  /** Base of the links to our own pages. */
  readonly publicUrl: () => string;
}

/** The provider of a checkout that was made there: keys that are gone meanwhile have to come back. */
export function providerOf(
  services: Pick<PaymentServices, RealProvider>,
  provider: PaymentProvider,
): CheckoutProvider {
  if (provider === 'sandbox') throw new Error('a checkout of the sandbox has no provider to be asked');
  const found = services[provider];
  if (!found) throw new ProviderError(`The keys of ${provider} are missing`);
  return found;
}

const shown = `id, status, amount_pence, provider, session_url, pay_until, settling_at is not null as is_settling`;

const find = prepared<{ product: PaidProduct; bookingId: number }, Checkout>(
  'payments-find-checkout',
  `select ${shown} from checkouts where product = :product and booking_id = :bookingId`,
);

/** How a booking of a product can be paid; null when its candidate never was to pay it. */
export async function findCheckout(
  db: Queryable,
  product: PaidProduct,
  bookingId: number,
): Promise<Checkout | null> {
  const [checkout] = await find(db, { product, bookingId });
  return checkout ?? null;
}

const findOfTopUp = prepared<{ topUpId: number }, Checkout>(
  'payments-find-top-up-checkout',
  `select ${shown} from checkouts where top_up_id = :topUpId`,
);

/** How a top-up can be paid; null when there is no such top-up. */
export async function findTopUpCheckout(db: Queryable, topUpId: number): Promise<Checkout | null> {
  const [checkout] = await findOfTopUp(db, { topUpId });
  return checkout ?? null;
}

/** A checkout as the provider's side of this domain needs it. */
export interface CheckoutRow extends Checkout {
  readonly product: PaidProduct;
  readonly session_id: string | null;
  /** Null: it is for a booking. */
  readonly top_up_id: number | null;
  /** Its session is about to lapse, or has, by the provider's clock. */
  readonly is_lapsing: boolean;
  /** The provider may still be taking the money: he was asked to, and nobody knows whether he has. */
  readonly is_capturing: boolean;
}

// Two minutes: longer than any request to a provider is waited for.
const get = prepared<{ checkoutId: number }, CheckoutRow>(
  'payments-get-checkout',
  `select ${shown}, product, session_id, top_up_id,
     coalesce(session_ends_at <= now() + interval '15 minutes', false) as is_lapsing,
     coalesce(capture_asked_at > now() - interval '2 minutes', false) as is_capturing
   from checkouts where id = :checkoutId`,
);

/** A checkout that must exist. */
export async function getCheckout(db: Queryable, checkoutId: number): Promise<CheckoutRow> {
  const [checkout] = await get(db, { checkoutId });
  if (!checkout) throw new Error(`there is no checkout ${checkoutId}`);
  return checkout;
}
