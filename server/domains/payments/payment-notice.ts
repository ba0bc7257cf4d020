import type { Database } from '../../platform/db/database.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { queueCapture } from './capture-payment.ts';
import type { RealProvider } from './checkout.ts';
import type { ReceivedPayment } from './checkout-provider.ts';
import { applySessionState, receivePayment } from './settle-checkout.ts';

/** What a notice of a provider tells us. Sessions, payments and refunds are named as the provider names them. */
export type PaymentNews =
  | ({ readonly kind: 'paid'; readonly checkoutId: number } & ReceivedPayment)
  /** Approved: the money is for us to take; the others as in SessionState. */
  | { readonly kind: 'closed' | 'approved' | 'processing' | 'spent'; readonly sessionId: string }
  | {
      readonly kind: 'refunded';
      readonly paymentId: string;
      readonly refundId: string | null;
      readonly amountPence: number;
      /** The payment itself: news of its refund may overtake news of it. */
      readonly received?: ReceivedPayment & { readonly checkoutId: number };
    }
  | { readonly kind: 'refund-failed'; readonly paymentId: string; readonly refundId: string };

/** A notice of the provider, proven to be his. */
export interface PaymentNotice {
  readonly provider: RealProvider;
  readonly id: string;
  readonly type: string;
  /** Null: it concerns us not. */
  readonly news: PaymentNews | null;
}

const note = prepared<{ provider: RealProvider; id: string; type: string }, { notice_id: string }>(
  'payments-note-notice',
  `insert into payment_notices (provider, notice_id, type, received_at) values (:provider, :id, :type, app_now())
   on conflict do nothing returning notice_id`,
);

// Only the session whose address was told speaks for its checkout: another one says nothing of it.
const findBySession = prepared<{ provider: RealProvider; sessionId: string }, { id: number }>(
  'payments-find-by-session',
  'select id from checkouts where provider = :provider and session_id = :sessionId',
);

// A part of the money, sent back by hand at the provider, is not the refund that a booking waits for.
const refunded = prepared<
  { provider: RealProvider; paymentId: string; refundId: string | null; amountPence: number },
  object
>(
  'payments-refunded-by-notice',
  `select payment_refunded(p.id, :refundId) from payments p join checkouts c on c.id = p.checkout_id
   where c.provider = :provider and p.provider_payment_id = :paymentId
     and (p.amount_pence <= :amountPence or p.refund_id = :refundId)`,
);

const refundFailed = prepared<{ provider: RealProvider; paymentId: string; refundId: string }, object>(
  'payments-refund-failed-by-notice',
  `select payment_refund_failed(p.id, :refundId) from payments p join checkouts c on c.id = p.checkout_id
   where c.provider = :provider and p.provider_payment_id = :paymentId`,
);

const states = { closed: 'expired', processing: 'processing', spent: 'spent' } as const;

async function applyToSession(
  tx: Queryable,
  provider: RealProvider,
  { kind, sessionId }: Extract<PaymentNews, { sessionId: string }>,
): Promise<void> {
  const [checkout] = await findBySession(tx, { provider, sessionId });
  if (!checkout) return;
  // The provider is asked by a job: nobody waits for him in a transaction.
  if (kind === 'approved') await queueCapture(tx, checkout.id);
  else await applySessionState(tx, { checkoutId: checkout.id, sessionId }, { status: states[kind] });
}

async function apply(tx: Queryable, provider: RealProvider, news: PaymentNews): Promise<unknown> {
  switch (news.kind) {
    case 'paid':
      return receivePayment(tx, news);
    case 'refunded': {
      const { paymentId, refundId, amountPence, received } = news;
      if (received) await receivePayment(tx, received);
      return refunded(tx, { provider, paymentId, refundId, amountPence });
    }
    case 'refund-failed':
      return refundFailed(tx, { provider, paymentId: news.paymentId, refundId: news.refundId });
    default:
      return applyToSession(tx, provider, news);
  }
}

/** Applies a notice of the provider, once, in one transaction with its effect. False: it was applied before. */
export async function applyPaymentNotice(db: Database, notice: PaymentNotice): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { provider, id, type, news } = notice;
    const [fresh] = await note(tx, { provider, id, type });
    if (fresh && news) await apply(tx, provider, news);
    return fresh !== undefined;
  });
}

const removeOld = prepared<object, never>(
  'payments-remove-old-notices',
  `delete from payment_notices where received_at < (select app_now()) - interval '60 days'`,
);

/** Forgets notices that no provider repeats any more (Stripe and PayPal: three days, by hand thirty). */
export async function removeOldNotices(db: Queryable): Promise<void> {
  await removeOld(db, {});
}
