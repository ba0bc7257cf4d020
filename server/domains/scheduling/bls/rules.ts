import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../../platform/db/sql.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../../audit/index.ts';

/** The rules of remote sessions, whoever books. */
interface BlsRules {
  readonly slot_grid_minutes: number;
  readonly minimum_notice_hours: number;
  readonly horizon_days: number;
  readonly session_gap_minutes: number;
  readonly hold_minutes: number;
  readonly max_live_holds: number;
  readonly payment_window_minutes: number;
  readonly kit_due_days: number;
  readonly certificate_validity_months: number;
}

const find = preparedRead<object, BlsRules>(
  'scheduling-bls-rules',
  `select slot_grid_minutes, minimum_notice_hours, horizon_days, session_gap_minutes, hold_minutes, max_live_holds,
     payment_window_minutes, kit_due_days, certificate_validity_months from bls_rules`,
);

/** The rules of remote sessions as they are now. */
export async function getBlsRules(db: Queryable): Promise<BlsRules> {
  const [rules] = await find(db, {});
  if (!rules) throw new Error('remote sessions have no rules');
  return rules;
}

const edit = prepared<{ changes: string } & ActorParams, never>(
  'scheduling-edit-bls-rules',
  `select edit_bls_rules(p_changes => :changes::jsonb, p_actor => ${actorRow})`,
);

/** Changes the rules of remote sessions from now on; undefined stays. */
export async function editBlsRules(
  db: Queryable,
  changes: { readonly [Rule in keyof BlsRules]?: BlsRules[Rule] | undefined },
  actor: Actor,
): Promise<void> {
  await edit(db, { changes: JSON.stringify(changes), ...actorParams(actor) });
}
