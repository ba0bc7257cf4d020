import { z } from 'zod';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** Payload of the job 'mail-funds-short': queued where a candidate could not book through an invite. */
export const unaffordableInvite = z.object({ inviteId: z.int() });

const queue = prepared<z.output<typeof unaffordableInvite>, { queued: number }>(
  'notifications-funds-short',
  `with told as (
     insert into notifications (organisation_id, cause, kind, recipient, address, invite_id, created_at)
     select i.organisation_id, concat_ws(':', 'funds', i.id, (app_now() at time zone 'Europe/London')::date), 'funds-short',
       'agency', coalesce(i.agency_contact_email, i.agency_email, o.email), i.id, app_now()
     from booking_invites i join organisations o on o.id = i.organisation_id
     where i.id = :inviteId
       and coalesce(i.agency_contact_email, i.agency_email, o.email) is not null
     on conflict do nothing returning id)
   select queue_mails(array_agg(id)) as queued from told`,
);

/**
 * Tells the agency that a candidate could not book through an invite because its funds are short: the invite's
 * contact, else its invoice recipient, else the organisation. Once a day for each invite, however often the
 * candidate tries. False: nobody was to be told (again).
 */
export async function queueFundsShortMail(
  db: Queryable,
  invite: z.output<typeof unaffordableInvite>,
): Promise<boolean> {
  const [row] = await queue(db, invite);
  return (row?.queued ?? 0) > 0;
}
