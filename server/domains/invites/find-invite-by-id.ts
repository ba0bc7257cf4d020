import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** An invite as its candidate may see it: a row of booking_invite_records, and whom to ask. */
export interface LinkedInvite {
  readonly id: number;
  readonly organisation_id: number;
  readonly course_id: number;
  readonly course_name: string;
  readonly location_id: number | null;
  readonly location_name: string | null;
  readonly location_address: string | null;
  readonly training_event_id: number | null;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly job_role: string | null;
  readonly agency_contact_name: string | null;
  readonly agency_contact_email: string | null;
  readonly agency_email: string | null;
  readonly pay_option: 'credits' | 'balance' | 'inv' | 'candidate_pays';
  readonly message: string | null;
  readonly status: 'sent' | 'opened' | 'used' | 'expired' | 'withdrawn';
  readonly expires_at: Instant;
  readonly booking_id: number | null;
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
