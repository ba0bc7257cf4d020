import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import type { InviteRecord } from './invite-record.ts';

/** An invite as its candidate may see it, and whom to ask. */
export interface LinkedInvite extends InviteRecord {
  readonly organisation_name: string;
  readonly organisation_code: string;
  readonly organisation_email: string | null;
  readonly organisation_phone: string | null;
}

const find = preparedRead<{ inviteId: number }, LinkedInvite>(
  'invites-find-by-id',
  `select i.*, o.name as organisation_name, o.code as organisation_code, o.email as organisation_email,
     o.phone as organisation_phone
   from booking_invite_records i join organisations o on o.id = i.organisation_id and o.status = 'active'
   where i.id = :inviteId`,
);

/**
 * The invite that a link's token proved; null when there is none or its organisation is suspended. For the holder of
 * the link only: it asks for no organisation.
 */
export async function findInviteById(db: Queryable, inviteId: number): Promise<LinkedInvite | null> {
  const [invite] = await find(db, { inviteId });
  return invite ?? null;
}
