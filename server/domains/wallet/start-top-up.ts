import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

interface Wanted {
  readonly organisationId: number;
  /** Whose credits; null: money. */
  readonly courseId: number | null;
  /** Hundredths of a credit (whole credits only), or pence. */
  readonly amount: number;
  /** Who takes cards; null: nobody does. */
  readonly provider: string | null;
}

const start = prepared<Wanted & ActorParams, { outcome: string; top_up_id: number | null }>(
  'wallet-start-top-up',
  `select * from start_top_up(p_organisation_id => :organisationId, p_course_id => :courseId, p_amount => :amount,
     p_provider => :provider, p_actor => ${actorRow})`,
);

/**
 * Somebody of an organisation starts to pay by card: credits at the organisation's rate, or money. Returns the
 * top-up's id; refuses with `course_unknown`, `price_not_payable`, `card_payment_unavailable`.
 */
export async function startTopUp(db: Queryable, wanted: Wanted, actor: Actor): Promise<number | Refusal> {
  const [row] = await start(db, { ...wanted, ...actorParams(actor) });
  return row?.top_up_id ?? refuse(row?.outcome ?? 'not_found');
}
