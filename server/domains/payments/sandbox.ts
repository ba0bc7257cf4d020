import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import type { PaymentVerdict } from './settle-checkout.ts';

const pay = prepared<{ checkoutId: number }, { verdict: PaymentVerdict }>(
  'payments-pay-in-sandbox',
  `select payment_received(id, 'sandbox-' || id, amount_pence) as verdict from checkouts
   where id = :checkoutId and provider = 'sandbox'`,
);

const isOpen = prepared<{ checkoutId: number }, { id: number }>(
  'payments-sandbox-is-open',
  `select id from checkouts where id = :checkoutId and provider = 'sandbox' and status = 'open'`,
);

/**
 * Pays a checkout of the sandbox. `refund`: it came late, so it is taken and sent back, as with a real provider;
 * `known`: it was paid before; `closed`: this is no checkout of the sandbox, nothing can be paid.
 */
export async function payInSandbox(db: Queryable, checkoutId: number): Promise<PaymentVerdict | 'closed'> {
  const [row] = await pay(db, { checkoutId });
  return row?.verdict ?? 'closed';
}

/** The card is declined: nothing changes, and as with a real provider the candidate may try again while it is open. */
export async function declineInSandbox(db: Queryable, checkoutId: number): Promise<'declined' | 'closed'> {
  return (await isOpen(db, { checkoutId })).length > 0 ? 'declined' : 'closed';
}
