import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import { type ProblemTable, type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** What retrying a mail refuses with. */
export const mailProblems = {
  mail_not_failed: { status: 422, message: 'This mail waits, or has been sent already.' },
} as const satisfies ProblemTable;

/** How the sending of mails goes. */
export interface MailHealth {
  /** Not sent yet; the count stops at 100,000. */
  readonly waiting: number;
  /** On London's day. */
  readonly sent_today: number;
  /** Bounced or given up in the last seven days. */
  readonly undelivered: number;
  /** The last 24 hours, the current one last. */
  readonly hours: readonly { readonly hour: Instant; readonly sent: number }[];
}

// indexes: notifications_queued, notifications_sent, notifications_undelivered
const health = preparedRead<object, MailHealth>(
  'notifications-health',
  `with hours as (
     select h as hour, count(n.id) as sent
     from generate_series(date_trunc('hour', app_now()) - interval '23 hours', app_now(), interval '1 hour') h
     left join notifications n on n.sent_at >= h and n.sent_at < h + interval '1 hour'
     group by h
   )
   select (select count(*) from (select from notifications where status = 'queued' limit 100000) q) as waiting,
     (select count(*) from notifications where sent_at >= london_today()::timestamp at time zone 'Europe/London') as sent_today,
     (select count(*) from notifications where status in ('failed', 'bounced') and created_at > app_now() - interval '7 days') as undelivered,
     (select json_agg(hours order by hour) from hours) as hours`,
);

/** How the sending of mails goes, for all organisations together. */
export async function readMailHealth(db: Queryable): Promise<MailHealth> {
  const [found] = await health(db, {});
  if (!found) throw new Error('the state of the mails was not told');
  return found;
}

/** A mail that did not arrive; to whom is not told. */
export interface UndeliveredMail {
  readonly id: number;
  readonly organisation_id: number;
  readonly organisation_name: string;
  readonly kind: string;
  readonly recipient: 'candidate' | 'agency' | 'billing' | 'staff';
  readonly status: 'failed' | 'bounced';
  readonly attempts: number;
  readonly failure: string | null;
  readonly created_at: Instant;
}

const undelivered = preparedRead<{ limit: number }, UndeliveredMail>(
  'notifications-undelivered',
  `select n.id, n.organisation_id, o.name as organisation_name, n.kind, n.recipient, n.status, n.attempts, n.failure,
     n.created_at
   from notifications n join organisations o on o.id = n.organisation_id
   where n.status in ('failed', 'bounced') and n.created_at > app_now() - interval '7 days'
   order by n.id desc limit :limit`,
);

/** Mails of the last seven days that did not arrive, the newest first. */
export const listUndeliveredMails = (db: Queryable, limit: number): Promise<UndeliveredMail[]> =>
  undelivered(db, { limit });

const retry = prepared<{ id: number } & ActorParams, { outcome: string }>(
  'notifications-retry',
  `select * from retry_mail(p_id => :id, p_actor => ${actorRow})`,
);

/** Sends a mail that did not arrive once more. Refuses with `not_found`, `mail_not_failed`. */
export async function retryMail(db: Queryable, id: number, actor: Actor): Promise<Refusal | null> {
  const [row] = await retry(db, { id, ...actorParams(actor) });
  return row?.outcome === 'queued' ? null : refuse(row?.outcome ?? 'not_found');
}
