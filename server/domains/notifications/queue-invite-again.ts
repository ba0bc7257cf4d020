import { z } from 'zod';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** Payload of the job 'mail-invite-again': queued where an agency has an invite sent once more, the how manieth time. */
export const resentInvite = z.object({ inviteId: z.int(), time: z.int() });

const queue = prepared<z.output<typeof resentInvite>, { queued: number }>(
  'notifications-invite-again',
  `with told as (
     insert into notifications (organisation_id, cause, kind, recipient, address, invite_id, created_at)
     select i.organisation_id, concat_ws(':', 'invite-again', i.id, :time::bigint), 'invite', 'candidate', i.email, i.id,
       app_now()
     from booking_invites i where i.id = :inviteId
     on conflict do nothing returning id)
   select queue_mails(array_agg(id)) as queued from told`,
);

/** Queues an invite's mail once more, once for each time it was asked for. */
export async function queueInviteAgain(db: Queryable, invite: z.output<typeof resentInvite>): Promise<void> {
  await queue(db, invite);
}
