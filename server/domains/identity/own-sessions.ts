import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** A session of somebody's that has not ended, as they see it. */
export interface OwnSession {
  readonly id: number;
  /** Browser and system in words; null when it is not known. */
  readonly device: string | null;
  /** Where from, without the part that names a host; null when it is not known. */
  readonly network: string | null;
  readonly created_at: Instant;
  /** To five minutes. */
  readonly seen_at: Instant;
  readonly expires_at: Instant;
}

// A day's sign-ins of one person, by sessions_by_person; more than a hundred nobody reads.
const list = preparedRead<{ personId: number }, OwnSession>(
  'identity-list-own-sessions',
  `select id, device, network, created_at, seen_at, least(idle_expires_at, expires_at) as expires_at from sessions
   where person_id = :personId and ended_at is null and idle_expires_at > app_now() and expires_at > app_now()
   order by seen_at desc, id desc limit 100`,
);

/** The sessions of a person that go on, the one used last first; at most a hundred. */
export function listOwnSessions(db: Queryable, personId: number): Promise<readonly OwnSession[]> {
  return list(db, { personId });
}

const endOne = prepared<{ personId: number; sessionId: number } & ActorParams, { person_id: number }>(
  'identity-end-own-session',
  `with ended as (
     update sessions set ended_at = app_now()
     where id = :sessionId and person_id = :personId and ended_at is null and expires_at > app_now()
     returning person_id
   )
   select e.person_id, record_audit(m.organisation_id, 'session.ended', 'person', e.person_id, '{}', ${actorRow})
   from ended e join memberships m on m.person_id = e.person_id`,
);

/** Ends one session of a person's own at once. False when they have no such session. */
export async function endOwnSession(
  db: Queryable,
  { personId, sessionId, actor }: { personId: number; sessionId: number; actor: Actor },
): Promise<boolean> {
  return (await endOne(db, { personId, sessionId, ...actorParams(actor) })).length === 1;
}

const endOthers = prepared<{ personId: number; sessionId: number } & ActorParams, { count: number }>(
  'identity-end-other-sessions',
  `with ended as (
     update sessions set ended_at = app_now()
     where person_id = :personId and id <> :sessionId and ended_at is null and idle_expires_at > app_now()
       and expires_at > app_now()
     returning id
   ), counted as (select count(*)::int as count from ended)
   select c.count, case when c.count > 0 then record_audit(m.organisation_id, 'session.others_ended', 'person',
     m.person_id, jsonb_build_object('count', c.count), ${actorRow}) end
   from counted c join memberships m on m.person_id = :personId`,
);

/** Ends every session of a person but one; tells how many. */
export async function endOtherSessions(
  db: Queryable,
  { personId, sessionId, actor }: { personId: number; sessionId: number; actor: Actor },
): Promise<number> {
  const [row] = await endOthers(db, { personId, sessionId, ...actorParams(actor) });
  return row?.count ?? 0;
}
