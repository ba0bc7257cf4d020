import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const open = prepared<{ inviteId: number }, { opened: boolean }>(
  'invites-open',
  'select open_invite(:inviteId) as opened',
);

/** Takes note that the candidate was shown the invite's page. True the first time, which `booking_invite.opened` tells. */
export async function openInvite(db: Queryable, inviteId: number): Promise<boolean> {
  const [row] = await open(db, { inviteId });
  return row?.opened ?? false;
}
