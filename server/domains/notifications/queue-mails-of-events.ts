import type { Database } from '../../platform/db/database.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type MailedEvent, mailsOfEvent } from './mails-of-event.ts';
import { queueMails } from './notification.ts';

const take = prepared<{ limit: number }, MailedEvent>(
  'notifications-take-events',
  `with taken as (
     delete from events_to_mail where event_id in (
       select event_id from events_to_mail order by event_id limit :limit::bigint for update skip locked)
     returning event_id)
   select o.id, o.organisation_id, o.product, o.event_type, o.payload, o.occurred_at
   from taken join outbox o on o.id = taken.event_id order by o.id`,
);

/** Events taken in one transaction. */
const batch = 200;

/**
 * Turns events that concern somebody into queued mails, each event once. Any number of workers may run it at
 * once. `staffAddress` gets what the provider's staff have to decide. Returns how many mails were queued.
 */
export async function queueMailsOfEvents(db: Database, staffAddress: string): Promise<number> {
  let total = 0;
  for (;;) {
    const { events, queued } = await db.transaction(async (tx) => {
      const taken = await take(tx, { limit: batch });
      const mails = taken.flatMap((event) => mailsOfEvent(event, staffAddress));
      return { events: taken.length, queued: await queueMails(tx, mails) };
    });
    total += queued;
    if (events < batch) return total;
  }
}
