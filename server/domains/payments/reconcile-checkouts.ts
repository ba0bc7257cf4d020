import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { capturePayment } from './capture-payment.ts';
import { type Checkout, type PaymentServices, providerOf } from './checkout.ts';
import { ProviderError } from './checkout-provider.ts';
import { openCheckoutSession } from './ensure-checkout-session.ts';
import { applySessionState, closeCheckout } from './settle-checkout.ts';

type Unsettled = Pick<Checkout, 'id' | 'status' | 'provider'> & { readonly session_id: string | null };

// Claimed for five minutes: workers side by side ask about each once.
const claim = prepared<{ limit: number }, Unsettled>(
  'payments-claim-unsettled',
  `update checkouts set asked_at = (select app_now())
   where id in (select id from checkouts
                where (status in ('new', 'open', 'closing') or settling_at is not null) and provider <> 'sandbox'
                  and coalesce(asked_at, created_at) <= (select app_now()) - interval '5 minutes'
                order by id limit :limit for no key update skip locked)
   returning id, status, provider, session_id`,
);

/** Checkouts claimed at once. */
const batch = 20;

/** So many failures in a row mean that the provider is down: the rest waits for the next run. */
const patience = 3;

async function settle(db: Queryable, services: PaymentServices, checkout: Unsettled): Promise<void> {
  const { id, status, provider, session_id } = checkout;
  if (status === 'new') await openCheckoutSession(db, services, id);
  else if (status === 'closing') await closeCheckout(db, services, id);
  else if (session_id !== null) {
    const state = await providerOf(services, provider).retrieveSession(session_id);
    if (state.status === 'approved') await capturePayment(db, services, id);
    else await applySessionState(db, { checkoutId: id, sessionId: session_id }, state);
  }
}

/**
 * Asks the provider about every checkout that is unsettled for more than five minutes: its notices may have been
 * lost, our jobs given up. Returns how many it asked about; throws the first failure when all was tried.
 */
export async function reconcileCheckouts(db: Queryable, services: PaymentServices): Promise<number> {
  let asked = 0;
  let failure: ProviderError | undefined;
  for (;;) {
    let failuresInARow = 0;
    const claimed = await claim(db, { limit: batch });
    for (const checkout of claimed) {
      try {
        await settle(db, services, checkout);
        failuresInARow = 0;
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        failure ??= error;
        failuresInARow += 1;
        if (failuresInARow === patience) throw failure;
      }
      asked += 1;
    }
    if (claimed.length < batch) break;
  }
  if (failure) throw failure;
  return asked;
}
