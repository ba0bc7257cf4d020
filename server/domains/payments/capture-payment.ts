import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type PaymentProvider, type PaymentServices, providerOf } from './checkout.ts';
import { ProviderError } from './checkout-provider.ts';
import { applySessionState } from './settle-checkout.ts';

interface Begun {
  readonly provider: PaymentProvider;
  readonly session_id: string;
  /** To the microsecond. */
  readonly asked_at: string;
}

// Written down before the provider is asked: who closes the checkout meanwhile waits for what comes of it.
const begin = prepared<{ checkoutId: number }, Begun>(
  'payments-begin-capture',
  `update checkouts set capture_asked_at = now()
   where id = :checkoutId and status = 'open' and provider <> 'sandbox' and settling_at is null
     and pay_until > (select app_now())
   returning provider, session_id, capture_asked_at::text as asked_at`,
);

// Nobody had agreed to pay, so nothing was taken.
const undo = prepared<{ checkoutId: number; askedAt: string }, object>(
  'payments-undo-capture',
  `update checkouts set capture_asked_at = null
   where id = :checkoutId and capture_asked_at = :askedAt::timestamptz`,
);

const queue = prepared<{ checkoutId: number }, object>(
  'payments-queue-capture',
  'select queue_capture(:checkoutId)',
);

/** Has a job take the money of a checkout. */
export async function queueCapture(db: Queryable, checkoutId: number): Promise<void> {
  await queue(db, { checkoutId });
}

/**
 * Takes the money that a candidate has agreed to pay, while it may be paid; any number of times, and side by side: it is
 * taken once. Throws a ProviderError when nobody knows what came of it.
 */
export async function capturePayment(
  db: Queryable,
  services: PaymentServices,
  checkoutId: number,
): Promise<void> {
  const [checkout] = await begin(db, { checkoutId });
  if (!checkout) return;
  const { provider, session_id: sessionId, asked_at: askedAt } = checkout;
  const state = await providerOf(services, provider).captureSession(sessionId);
  if (state.status === 'open') await undo(db, { checkoutId, askedAt });
  else await applySessionState(db, { checkoutId, sessionId }, state);
}

/** A candidate comes back from paying: takes the money now, or has a job do so when the provider does not answer. */
export async function captureOnReturn(
  { db, ...services }: PaymentServices & { readonly db: Queryable },
  checkoutId: number,
): Promise<void> {
  try {
    await capturePayment(db, services, checkoutId);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await queueCapture(db, checkoutId);
  }
}
