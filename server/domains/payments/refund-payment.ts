import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type PaymentProvider, type PaymentServices, providerOf } from './checkout.ts';
import type { RefundState } from './checkout-provider.ts';

interface PaymentToRefund {
  readonly provider: PaymentProvider;
  readonly provider_payment_id: string;
  readonly refund_attempt: number;
  readonly refund_id: string | null;
}

const find = prepared<{ paymentId: number }, PaymentToRefund>(
  'payments-find-refund',
  `select c.provider, p.provider_payment_id, p.refund_attempt, p.refund_id
   from payments p join checkouts c on c.id = p.checkout_id
   where p.id = :paymentId and p.refund_status = 'requested'`,
);

const told = {
  done: prepared<{ paymentId: number; refundId: string | null }, object>(
    'payments-refunded',
    'select payment_refunded(:paymentId, :refundId)',
  ),
  failed: prepared<{ paymentId: number; refundId: string | null }, object>(
    'payments-refund-failed',
    'select payment_refund_failed(:paymentId, :refundId)',
  ),
  pending: prepared<{ paymentId: number; refundId: string | null }, object>(
    'payments-refund-pending',
    `update payments set refund_id = :refundId where id = :paymentId and refund_status = 'requested'`,
  ),
};

function askFor(payment: PaymentToRefund, services: PaymentServices): Promise<RefundState> {
  const { provider, provider_payment_id: paymentId, refund_attempt: attempt, refund_id: refundId } = payment;
  if (provider === 'sandbox') return Promise.resolve({ id: `refund-of-${paymentId}`, status: 'done' });
  return providerOf(services, provider).refund({ paymentId, attempt, refundId });
}

/** Sends a payment back, or asks how far that is. Throws a ProviderError when the provider does not say. */
export async function refundPayment(
  db: Queryable,
  services: PaymentServices,
  paymentId: number,
): Promise<void> {
  const [payment] = await find(db, { paymentId });
  if (!payment) return;
  const { id, status } = await askFor(payment, services);
  await told[status](db, { paymentId, refundId: id });
}
