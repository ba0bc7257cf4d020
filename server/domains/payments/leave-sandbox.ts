import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import type { RealProvider } from './checkout.ts';

const leave = prepared<{ checkoutId: number; provider: RealProvider }, { moved: boolean }>(
  'payments-leave-sandbox',
  `select move_checkout_to_provider(:checkoutId, :provider) as moved`,
);

/**
 * Moves a checkout that was made by the sandbox, and that nobody has paid, to a real provider: for a deployment that
 * takes real money by now. False: there is nothing to move.
 */
export async function leaveSandbox(
  db: Queryable,
  checkoutId: number,
  provider: RealProvider,
): Promise<boolean> {
  const [row] = await leave(db, { checkoutId, provider });
  return row?.moved ?? false;
}
