import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { InviteRecord } from './invite-record.ts';

const find = preparedRead<{ organisationId: number; inviteId: number }, InviteRecord>(
  'invites-get',
  'select * from booking_invite_records where id = :inviteId and organisation_id = :organisationId',
);

/** One invite of an organisation; null when it has none of that id. */
export async function getInvite(
  db: Queryable,
  organisationId: number,
  inviteId: number,
): Promise<InviteRecord | null> {
  const [invite] = await find(db, { organisationId, inviteId });
  return invite ?? null;
}
