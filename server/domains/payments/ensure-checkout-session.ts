import { dayInWords, formatLondon } from '../../platform/clock/format.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { bookingPagePath, topUpPagePath } from '../candidate-links/index.ts';
import { getCheckout, type PaymentServices, stripeOf } from './checkout.ts';
import { type CheckoutSession, ProviderError, type SessionRequest } from './checkout-provider.ts';

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

/** The page that shows what has become of it. */
async function returnPath(db: Queryable, checkoutId: number, planned: Plan, { keyring }: PaymentServices) {
  if (planned.booking_id !== null) return bookingPagePath(keyring, planned.booking_id);
  const { top_up_id } = await getCheckout(db, checkoutId);
  if (top_up_id === null) throw new Error(`checkout ${checkoutId} is for nothing`);
  return topUpPagePath(keyring, top_up_id);
}

async function requestOf(
  db: Queryable,
  checkoutId: number,
  planned: Plan,
  services: PaymentServices,
): Promise<SessionRequest> {
  const { title, starts_at } = planned;
  return {
    checkoutId,
    attempt: planned.attempt,
    amountPence: planned.amount_pence,
    title: starts_at === null ? title : `${title}, ${dayInWords(formatLondon(starts_at))}`,
    email: planned.email,
    endsAt: planned.ends_at,
    returnUrl: services.publicUrl() + (await returnPath(db, checkoutId, planned, services)),
  };
}

/** Where to pay now; null: nowhere. */
async function addressOf(db: Queryable, checkoutId: number): Promise<string | null> {
  const { status, session_url } = await getCheckout(db, checkoutId);
  return status === 'open' ? session_url : null;
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
  const { session_id } = await getCheckout(db, checkoutId);
  if (session_id !== session.id)
    await stripeOf(services)
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
    const request = await requestOf(db, checkoutId, planned, services);
    const session = await stripeOf(services).createSession(request);
    if (session) return keep(db, services, checkoutId, session);
  }
  throw new ProviderError('Stripe made no session in two attempts');
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
    const url = await openCheckoutSession(db, services, checkoutId);
    return url === null ? { unavailable: true } : { url };
  } catch (error) {
    if (error instanceof ProviderError) return { unavailable: true };
    throw error;
  }
}
