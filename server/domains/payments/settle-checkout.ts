import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { getCheckout, type PaymentServices, providerOf } from './checkout.ts';
import { ProviderError, type ReceivedPayment, type SessionState } from './checkout-provider.ts';

/** What became of money: kept, sent back (a job does so), or it was known already. */
export type PaymentVerdict = 'kept' | 'refund' | 'known';

const receive = prepared<ReceivedPayment & { checkoutId: number }, { verdict: PaymentVerdict }>(
  'payments-receive',
  'select payment_received(:checkoutId, :paymentId, :amountPence, :currency) as verdict',
);

const close = prepared<{ checkoutId: number }, object>(
  'payments-close-checkout',
  'select checkout_closed(:checkoutId)',
);

const expire = prepared<{ checkoutId: number }, object>(
  'payments-checkout-expired',
  'select checkout_expired(:checkoutId)',
);

const spend = prepared<{ checkoutId: number; sessionId: string }, object>(
  'payments-session-spent',
  'select checkout_session_spent(:checkoutId, :sessionId)',
);

const settling = prepared<{ checkoutId: number; sessionId: string }, object>(
  'payments-settling',
  `update checkouts set settling_at = (select app_now()), capture_asked_at = null
   where id = :checkoutId and session_id = :sessionId and status <> 'paid' and settling_at is null`,
);

const mayWait = prepared<{ checkoutId: number }, { may_wait: boolean }>(
  'payments-may-wait',
  'select checkout_may_wait(:checkoutId) as may_wait',
);

/** Takes note of money that arrived for a checkout; any number of times. */
export async function receivePayment(
  db: Queryable,
  { checkoutId, paymentId, amountPence, currency }: ReceivedPayment & { readonly checkoutId: number },
): Promise<PaymentVerdict> {
  const [row] = await receive(db, { checkoutId, paymentId, amountPence, currency });
  if (!row) throw new Error('payment_received returned no row');
  return row.verdict;
}

/** Applies what the provider says of a checkout's session. False: nothing is settled yet. */
export async function applySessionState(
  db: Queryable,
  session: { readonly checkoutId: number; readonly sessionId: string },
  state: SessionState,
): Promise<boolean> {
  const { checkoutId, sessionId } = session;
  switch (state.status) {
    case 'paid':
      await receivePayment(db, { checkoutId, ...state });
      return true;
    case 'expired':
      await expire(db, { checkoutId });
      return true;
    case 'spent':
      await spend(db, { checkoutId, sessionId });
      return true;
    case 'processing':
      await settling(db, { checkoutId, sessionId });
      return false;
    default:
      return false;
  }
}

/** Whether something that will never be paid is to be believed: not while its money may be being taken. */
const isFinal = ({ status }: SessionState, isCapturing: boolean): boolean =>
  status === 'paid' || ((status === 'expired' || status === 'spent') && !isCapturing);

/**
 * Ends the session of a checkout that is closing and tells the booking what came of it: paid after all, or never. False:
 * the provider does not know yet. Throws a ProviderError when he does not say.
 */
export async function closeCheckout(
  db: Queryable,
  services: PaymentServices,
  checkoutId: number,
): Promise<boolean> {
  const { status, session_id, provider, is_capturing } = await getCheckout(db, checkoutId);
  if (status !== 'closing' || session_id === null) return true;
  const state = await providerOf(services, provider).expireSession(session_id);
  if (isFinal(state, is_capturing))
    return applySessionState(db, { checkoutId, sessionId: session_id }, state);
  if (state.status !== 'processing') return false;
  await settling(db, { checkoutId, sessionId: session_id });
  const [row] = await mayWait(db, { checkoutId });
  // Its money may still come, to be sent back: so it stays marked as settling, and is asked about.
  if (row?.may_wait === false) await close(db, { checkoutId });
  return row?.may_wait === false;
}

/** As closeCheckout; throws a ProviderError as long as nothing is settled, so that the job is repeated. */
export async function closeCheckoutForGood(
  db: Queryable,
  services: PaymentServices,
  checkoutId: number,
): Promise<void> {
  if (!(await closeCheckout(db, services, checkoutId)))
    throw new ProviderError('the session to be closed is processing');
}
