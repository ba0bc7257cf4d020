import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const leave = prepared<{ checkoutId: number }, { moved: boolean }>(
  'payments-leave-sandbox',
  `select move_checkout_to_provider(:checkoutId, 'stripe') as moved`,
);

/**
 * Moves a checkout that was made by the sandbox, and that nobody has paid, to Stripe: for a deployment that takes real
 * money by now. False: there is nothing to move.
 */
export async function leaveSandbox(db: Queryable, checkoutId: number): Promise<boolean> {
  const [row] = await leave(db, { checkoutId });
  return row?.moved ?? false;
}
