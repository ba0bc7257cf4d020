import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

const resend = prepared<ActorParams & { organisationId: number; inviteId: number }, { outcome: string }>(
  'invites-resend',
  `select resend_invite(:organisationId, :inviteId, ${actorRow}) as outcome`,
);

/**
 * Has an invite's mail sent once more (job `mail-invite-again`), with the link that the candidate has. Null when
 * queued; refuses with `not_found`, `invite_unavailable` when it was used, withdrawn or has expired, and
 * `invite_sent_lately` within ten minutes of the last mail.
 */
export async function resendInvite(
  db: Queryable,
  request: { readonly organisationId: number; readonly inviteId: number; readonly actor: Actor },
): Promise<Refusal | null> {
  const { organisationId, inviteId, actor } = request;
  const [row] = await resend(db, { organisationId, inviteId, ...actorParams(actor) });
  if (!row) throw new Error('resend_invite returned no row');
  return row.outcome === 'resent' ? null : refuse(row.outcome);
}
