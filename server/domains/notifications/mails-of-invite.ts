import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** What can become of a mail. */
export const mailStatuses = ['queued', 'sent', 'failed', 'bounced', 'skipped'] as const;

/** One mail of an invite to its candidate, and what became of it. */
export interface InviteMail {
  readonly status: (typeof mailStatuses)[number];
  readonly created_at: Instant;
  readonly sent_at: Instant | null;
}

// notifications_by_invite serves this; an invite has a handful.
const list = preparedRead<{ organisationId: number; inviteId: number }, InviteMail>(
  'notifications-of-invite',
  `select status, created_at, sent_at from notifications
   where invite_id = :inviteId and organisation_id = :organisationId and kind = 'invite' order by id`,
);

/** The mails that carried an invite's link, in their order. */
export const listMailsOfInvite = (
  db: Queryable,
  organisationId: number,
  inviteId: number,
): Promise<readonly InviteMail[]> => list(db, { organisationId, inviteId });
