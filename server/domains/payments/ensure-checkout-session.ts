import { dayInWords, formatLondon } from '../../platform/clock/format.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { paymentReturnPath, topUpPagePath } from '../candidate-links/index.ts';
import { capturePayment } from './capture-payment.ts';
import { type CheckoutRow, getCheckout, type PaymentServices, providerOf } from './checkout.ts';
import { type CheckoutSession, ProviderError, type SessionRequest } from './checkout-provider.ts';
import { applySessionState } from './settle-checkout.ts';

interface Plan {
  /** Null: a top-up's. */
  readonly booking_id: number | null;
  readonly amount_pence: number;
  readonly attempt: number;
  readonly ends_at: Instant;
  readonly title: string;
  /** Null: it takes place at no time of its own. */
  readonly starts_at: Instant | null;
  readonly email: string;
}

const plan = prepared<{ checkoutId: number; anew: boolean }, Plan>(
  'payments-plan-session',
  'select * from plan_checkout_session(:checkoutId, :anew)',
);

const store = prepared<{ checkoutId: number; sessionId: string; url: string }, { id: number }>(
  'payments-store-session',
  `update checkouts set status = 'open', session_id = :sessionId, session_url = :url
   where id = :checkoutId and status = 'new' returning id`,
);

/** Where whoever has paid comes back to. */
function returnPath(planned: Plan, { product, top_up_id }: CheckoutRow, { keyring }: PaymentServices) {
  if (planned.booking_id !== null) return paymentReturnPath(keyring, product, planned.booking_id);
  if (top_up_id === null) throw new Error('a checkout is for nothing');
  return topUpPagePath(keyring, top_up_id);
}

function requestOf(checkout: CheckoutRow, planned: Plan, services: PaymentServices): SessionRequest {
  const { title, starts_at } = planned;
  return {
    checkoutId: checkout.id,
    bookingId: planned.booking_id,
    attempt: planned.attempt,
    amountPence: planned.amount_pence,
    title: starts_at === null ? title : `${title}, ${dayInWords(formatLondon(starts_at))}`,
    email: planned.email,
    endsAt: planned.ends_at,
    returnUrl: services.publicUrl() + returnPath(planned, checkout, services),
  };
}

/** Where to pay now; null: nowhere. */
async function addressOf(db: Queryable, checkoutId: number): Promise<string | null> {
  const { status, session_url, is_settling } = await getCheckout(db, checkoutId);
  return status === 'open' && !is_settling ? session_url : null;
}

/**
 * Stores a session, which alone makes its address known. Where that is no longer wanted - cancelled meanwhile, or
 * another process was first - nobody can have paid it, and it is ended when that is easily done.
 */
async function keep(
  db: Queryable,
  services: PaymentServices,
  checkoutId: number,
  session: CheckoutSession,
): Promise<string | null> {
  const [kept] = await store(db, { checkoutId, sessionId: session.id, url: session.url });
  if (kept) return session.url;
  const { session_id, provider } = await getCheckout(db, checkoutId);
  if (session_id !== session.id)
    await providerOf(services, provider)
      .expireSession(session.id)
      .catch(() => undefined);
  return addressOf(db, checkoutId);
}

/**
 * Makes a checkout's session at the provider unless there is one. May run twice, and side by side: one session's
 * address is ever told. Null when the checkout cannot be paid any more; throws a ProviderError.
 */
export async function openCheckoutSession(
  db: Queryable,
  services: PaymentServices,
  checkoutId: number,
): Promise<string | null> {
  for (const anew of [false, true]) {
    const [planned] = await plan(db, { checkoutId, anew });
    if (!planned) return addressOf(db, checkoutId);
    const checkout = await getCheckout(db, checkoutId);
    const provider = providerOf(services, checkout.provider);
    const session = await provider.createSession(requestOf(checkout, planned, services));
    if (session) return keep(db, services, checkoutId, session);
  }
  throw new ProviderError('the provider made no session in two attempts');
}

/**
 * PayPal lets an order lapse that nobody approves for some hours. One that is so old is asked about before anybody is
 * sent there: its money is taken where it was approved, and another order takes its place where it was not.
 */
async function renewLapsed(db: Queryable, services: PaymentServices, checkoutId: number): Promise<void> {
  const { status, session_id, provider, is_lapsing, is_settling, is_capturing } = await getCheckout(
    db,
    checkoutId,
  );
  const isOld = provider === 'paypal' && status === 'open' && is_lapsing && !is_settling;
  if (!isOld || session_id === null) return;
  const state = await providerOf(services, provider).retrieveSession(session_id);
  if (state.status === 'approved') return capturePayment(db, services, checkoutId);
  const isUnused = state.status === 'open' && !is_capturing;
  await applySessionState(db, { checkoutId, sessionId: session_id }, isUnused ? { status: 'spent' } : state);
}

/**
 * Where to pay, asking the provider now if the job has not yet. Unavailable: the provider cannot be
 * reached at the moment, or the checkout is not one to be paid there (any more).
 */
export async function ensureCheckoutSession(
  { db, ...services }: PaymentServices & { readonly db: Queryable },
  checkoutId: number,
): Promise<{ readonly url: string } | { readonly unavailable: true }> {
  try {
    await renewLapsed(db, services, checkoutId);
    const url = await openCheckoutSession(db, services, checkoutId);
    return url === null ? { unavailable: true } : { url };
  } catch (error) {
    if (error instanceof ProviderError) return { unavailable: true };
    throw error;
  }
}
