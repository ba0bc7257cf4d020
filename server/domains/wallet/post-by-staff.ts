import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import type { WalletProduct } from './list-transactions.ts';

interface Params extends ActorParams {
  readonly organisationId: number;
  readonly product: WalletProduct;
  readonly courseId: number | null;
  readonly amount: number;
  readonly description: string;
  readonly action: string;
}

interface Purchase {
  readonly organisationId: number;
  readonly product: WalletProduct;
  readonly courseId: number;
  readonly credits: number;
}

type Outcome = { readonly outcome: string; readonly transfer_id: number | null };

const post = prepared<Params, Outcome>(
  'wallet-post-by-staff',
  `select * from post_to_wallet_by_staff(p_organisation_id => :organisationId, p_course_id => :courseId,
     p_amount => :amount, p_description => :description, p_action => :action, p_actor => ${actorRow},
     p_product => :product)`,
);

const buy = prepared<Purchase & ActorParams, Outcome>(
  'wallet-buy-by-staff',
  `select * from post_to_wallet_by_staff(:organisationId, :courseId, :credits * 100, format('Credits purchased — %s x %s',
     :credits, (select c.short_name from product_courses c where c.product = :product and c.id = :courseId)),
     'wallet.credits_purchased', ${actorRow}, :product)`,
);

const idOrRefusal = ([row]: readonly Outcome[]): number | Refusal =>
  row?.transfer_id ?? refuse(row?.outcome ?? 'not_found');

/** Staff add whole credits of one course. Returns the transaction's id; refuses with `not_found`, `course_unknown`. */
export async function addCredits(db: Queryable, purchase: Purchase, actor: Actor): Promise<number | Refusal> {
  return idOrRefusal(await buy(db, { ...purchase, ...actorParams(actor) }));
}

/** Staff add money. Returns the transaction's id; refuses with `not_found`. */
export async function addMoney(
  db: Queryable,
  topUp: {
    readonly organisationId: number;
    readonly product: WalletProduct;
    readonly amountPence: number;
  },
  actor: Actor,
): Promise<number | Refusal> {
  const { amountPence: amount, ...whose } = topUp;
  const what = { courseId: null, amount, description: 'Balance top-up', action: 'wallet.topped_up' };
  return idOrRefusal(await post(db, { ...whose, ...what, ...actorParams(actor) }));
}

/**
 * Staff put a wallet right. `amount` in hundredths, negative to take away; courseId null: money. Returns the
 * transaction's id; refuses with `not_found`, `course_unknown`, `balance_too_low`.
 */
export async function correctWallet(
  db: Queryable,
  correction: {
    readonly organisationId: number;
    readonly product: WalletProduct;
    readonly courseId: number | null;
    readonly amount: number;
    /** Shown in the organisation's statement. */
    readonly note: string;
  },
  actor: Actor,
): Promise<number | Refusal> {
  const { note, ...what } = correction;
  const description = `Correction: ${note}`;
  return idOrRefusal(
    await post(db, { ...what, description, action: 'wallet.corrected', ...actorParams(actor) }),
  );
}
