import type { Queryable } from '../../server/platform/db/queryable.ts';
import type { CandidatePayments, Checkout } from '../../server/products/candidate-pages/index.ts';

async function one<Row>(db: Queryable, text: string, values: readonly unknown[]): Promise<Row | null> {
  const { rows } = await db.query<Row>({ text, values });
  return rows[0] ?? null;
}

/** The sandbox's payments by the tables alone: what pages need to be paid in a test. */
export const sandboxPayments: CandidatePayments = {
  providers: { 'practical-training': 'sandbox', 'virtual-bls': 'sandbox' },
  findCheckout: (db, product, bookingId) =>
    one<Checkout>(
      db,
      'select id, status, amount_pence, provider, session_url, pay_until, settling_at is not null as is_settling from checkouts where product = $1 and booking_id = $2',
      [product, bookingId],
    ),
  findTopUpCheckout: (db, topUpId) =>
    one<Checkout>(
      db,
      'select id, status, amount_pence, provider, session_url, pay_until, settling_at is not null as is_settling from checkouts where top_up_id = $1',
      [topUpId],
    ),
  leaveSandbox: async () => false,
  ensureCheckoutSession: async () => ({ unavailable: true }),
  captureOnReturn: async () => undefined,
  async payInSandbox(db, checkoutId) {
    const checkout = await one<{ status: string; amount_pence: number }>(
      db,
      'select status, amount_pence from checkouts where id = $1',
      [checkoutId],
    );
    if (checkout?.status === 'closed') return 'closed';
    const paid = await one<{ verdict: 'kept' | 'refund' | 'known' }>(
      db,
      'select payment_received($1, $2, $3) as verdict',
      [checkoutId, `sandbox-${checkoutId}`, checkout?.amount_pence],
    );
    return paid?.verdict ?? 'closed';
  },
  declineInSandbox: async () => undefined,
};
