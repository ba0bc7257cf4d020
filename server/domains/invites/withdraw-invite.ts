import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

const withdraw = prepared<ActorParams & { organisationId: number; inviteId: number }, { outcome: string }>(
  'invites-withdraw',
  `select withdraw_invite(:organisationId, :inviteId, ${actorRow}) as outcome`,
);

/**
 * Takes an invite back: its link shows nothing any more. Null when done; refuses with `not_found`, or
 * `invite_unavailable` when it was used, withdrawn or has expired.
 */
export async function withdrawInvite(
  db: Queryable,
  request: { readonly organisationId: number; readonly inviteId: number; readonly actor: Actor },
): Promise<Refusal | null> {
  const { organisationId, inviteId, actor } = request;
  const [row] = await withdraw(db, { organisationId, inviteId, ...actorParams(actor) });
  if (!row) throw new Error('withdraw_invite returned no row');
  return row.outcome === 'withdrawn' ? null : refuse(row.outcome);
}
