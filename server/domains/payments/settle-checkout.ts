import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { getCheckout, type PaymentServices, stripeOf } from './checkout.ts';
import { ProviderError, type SessionState } from './checkout-provider.ts';

/** What became of money: kept, sent back (a job does so), or it was known already. */
export type PaymentVerdict = 'kept' | 'refund' | 'known';

const receive = prepared<
  { checkoutId: number; paymentId: string; amountPence: number },
  { verdict: PaymentVerdict }
>('payments-receive', 'select payment_received(:checkoutId, :paymentId, :amountPence) as verdict');

const close = prepared<{ checkoutId: number }, object>(
  'payments-close-checkout',
  'select checkout_closed(:checkoutId)',
);

/** Takes note of money that arrived for a checkout; any number of times. */
export async function receivePayment(
  db: Queryable,
  payment: { checkoutId: number; paymentId: string; amountPence: number },
): Promise<PaymentVerdict> {
  const [row] = await receive(db, payment);
  if (!row) throw new Error('payment_received returned no row');
  return row.verdict;
}

/** Applies what the provider says of a checkout's session. False: nothing is settled yet. */
export async function applySessionState(
  db: Queryable,
  checkoutId: number,
  state: SessionState,
): Promise<boolean> {
  if (state.status === 'paid') {
    const { paymentId, amountPence } = state;
    await receivePayment(db, { checkoutId, paymentId, amountPence });
  } else if (state.status === 'expired') {
    await close(db, { checkoutId });
  }
  return state.status === 'paid' || state.status === 'expired';
}

/**
 * Ends the session of a checkout that is closing and tells the booking what came of it: paid after all, or never.
 * Throws a ProviderError when the provider does not say.
 */
export async function closeCheckout(
  db: Queryable,
  services: PaymentServices,
  checkoutId: number,
): Promise<void> {
  const { status, session_id } = await getCheckout(db, checkoutId);
  if (status !== 'closing' || session_id === null) return;
  const state = await stripeOf(services).expireSession(session_id);
  if (!(await applySessionState(db, checkoutId, state)))
    throw new ProviderError(`the session to be closed is ${state.status}`);
}
