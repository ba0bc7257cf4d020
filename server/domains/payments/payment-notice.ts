import type { Database } from '../../platform/db/database.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { receivePayment } from './settle-checkout.ts';

/** What a notice of the provider tells us. Sessions, payments and refunds are named as the provider names them. */
export type PaymentNews =
  | {
      readonly kind: 'paid';
      readonly checkoutId: number;
      readonly paymentId: string;
      readonly amountPence: number;
    }
  | { readonly kind: 'closed'; readonly sessionId: string }
  | {
      readonly kind: 'refunded';
      readonly paymentId: string;
      readonly refundId: string | null;
      readonly amountPence: number;
      /** The payment itself: news of its refund may overtake news of it. */
      readonly received?: { readonly checkoutId: number; readonly amountPence: number };
    }
  | { readonly kind: 'refund-failed'; readonly paymentId: string; readonly refundId: string };

/** A notice of the provider, proven to be his. */
export interface PaymentNotice {
  readonly id: string;
  readonly type: string;
  /** Null: it concerns us not. */
  readonly news: PaymentNews | null;
}

const note = prepared<{ id: string; type: string }, { notice_id: string }>(
  'payments-note-notice',
  `insert into payment_notices (provider, notice_id, type, received_at) values ('stripe', :id, :type, app_now())
   on conflict do nothing returning notice_id`,
);

// Only the session whose address was told speaks for its checkout: another one that ends says nothing of it.
const closeBySession = prepared<{ sessionId: string }, object>(
  'payments-close-by-session',
  `select checkout_closed(id) from checkouts where provider = 'stripe' and session_id = :sessionId`,
);

// A part of the money, sent back by hand at the provider, is not the refund that a booking waits for.
const refunded = prepared<{ paymentId: string; refundId: string | null; amountPence: number }, object>(
  'payments-refunded-by-notice',
  `select payment_refunded(p.id, :refundId) from payments p join checkouts c on c.id = p.checkout_id
   where c.provider = 'stripe' and p.provider_payment_id = :paymentId
     and (p.amount_pence <= :amountPence or p.refund_id = :refundId)`,
);

const refundFailed = prepared<{ paymentId: string; refundId: string }, object>(
  'payments-refund-failed-by-notice',
  `select payment_refund_failed(p.id, :refundId) from payments p join checkouts c on c.id = p.checkout_id
   where c.provider = 'stripe' and p.provider_payment_id = :paymentId`,
);

async function apply(tx: Queryable, news: PaymentNews): Promise<unknown> {
  switch (news.kind) {
    case 'paid':
      return receivePayment(tx, news);
    case 'closed':
      return closeBySession(tx, news);
    case 'refunded':
      if (news.received) await receivePayment(tx, { ...news.received, paymentId: news.paymentId });
      return refunded(tx, news);
    case 'refund-failed':
      return refundFailed(tx, news);
  }
}

/** Applies a notice of the provider, once, in one transaction with its effect. False: it was applied before. */
export async function applyPaymentNotice(db: Database, notice: PaymentNotice): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [fresh] = await note(tx, { id: notice.id, type: notice.type });
    if (fresh && notice.news) await apply(tx, notice.news);
    return fresh !== undefined;
  });
}

const removeOld = prepared<object, never>(
  'payments-remove-old-notices',
  `delete from payment_notices where received_at < (select app_now()) - interval '60 days'`,
);

/** Forgets notices that no provider repeats any more (Stripe: three days, by hand thirty). */
export async function removeOldNotices(db: Queryable): Promise<void> {
  await removeOld(db, {});
}
