import type { Instant } from '../../platform/clock/instant.ts';
import { randomToken, sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import type { Actor } from '../audit/index.ts';
import type { Role } from './roles.ts';
import { deviceInWords, networkOf, type SessionOrigin } from './session-origin.ts';

/** Seconds a session lives without being used: 8 hours. */
const idleSeconds = 28_800;

/** Seconds after which even a used session ends: 24 hours. */
const sessionSeconds = 86_400;

/** A session that was just begun; its token is kept only as a hash. */
export interface NewSession {
  readonly token: string;
}

/** A new session's token, 256 bits, and what is kept of it and of where it is. */
export function newSessionToken({ address, userAgent }: SessionOrigin) {
  const token = randomToken(43);
  const where = { device: deviceInWords(userAgent), network: networkOf(address) };
  return { token, params: { tokenSha256: sha256(token), idleSeconds, sessionSeconds, ...where } };
}

/** SQL: a fresh session for each row of a table expression with the person's id. */
export const insertSession = (from: string) =>
  `insert into sessions (person_id, token_sha256, created_at, seen_at, idle_expires_at, expires_at, device, network)
   select id, :tokenSha256, app_now(), app_now(), app_now() + make_interval(secs => :idleSeconds),
     app_now() + make_interval(secs => :sessionSeconds), :device::text, :network::text from ${from} returning person_id`;

/** Who a live session belongs to. */
export interface SessionHolder {
  readonly session_id: number;
  readonly person_id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Null for the provider's staff. */
  readonly organisation_id: number | null;
  readonly organisation_name: string | null;
  readonly organisation_code: string | null;
  /** Whose events a trainer sees; null for everybody else. */
  readonly trainer_id: number | null;
  readonly has_totp: boolean;
  readonly expires_at: Instant;
}

const find = prepared<{ tokenSha256: Buffer }, SessionHolder & { is_unseen: boolean }>(
  'identity-find-session',
  `select s.id as session_id, p.id as person_id, p.name, p.email, m.role, m.organisation_id,
     o.name as organisation_name, o.code as organisation_code, m.trainer_id,
     p.totp_confirmed_at is not null as has_totp, s.expires_at,
     s.seen_at < (select app_now()) - interval '5 minutes' as is_unseen
   from sessions s
   join people p on p.id = s.person_id and p.status = 'active'
   join memberships m on m.person_id = p.id
   left join organisations o on o.id = m.organisation_id
   where s.token_sha256 = :tokenSha256 and s.ended_at is null and s.idle_expires_at > (select app_now())
     and s.expires_at > (select app_now()) and o.status is distinct from 'suspended'`,
);

const see = prepared<{ sessionId: number; idleSeconds: number }, never>(
  'identity-see-session',
  `update sessions set seen_at = app_now(), idle_expires_at = app_now() + make_interval(secs => :idleSeconds)
   where id = :sessionId and ended_at is null and seen_at < app_now() - interval '5 minutes'`,
);

/** Finds who holds a session's token; null when it is unknown, over or ended, or its holder may not come in. */
export async function findSession(db: Queryable, token: string): Promise<SessionHolder | null> {
  const [row] = await find(db, { tokenSha256: sha256(token) });
  if (!row) return null;
  const { is_unseen, ...holder } = row;
  if (is_unseen) await see(db, { sessionId: holder.session_id, idleSeconds });
  return holder;
}

const end = prepared<{ sessionId: number; kind: string; requestId: string | null }, never>(
  'identity-sign-out',
  `with ended as (
     update sessions set ended_at = app_now() where id = :sessionId and ended_at is null returning person_id
   )
   select record_audit(m.organisation_id, 'session.ended', 'person', e.person_id, '{}',
     row(:kind::text, e.person_id, :requestId::text)::actor)
   from ended e join memberships m on m.person_id = e.person_id`,
);

/** Ends a session at once. */
export async function signOut(db: Queryable, sessionId: number, actor: Actor): Promise<void> {
  await end(db, { sessionId, kind: actor.kind, requestId: actor.requestId });
}

const remove = prepared<object, never>(
  'identity-remove-ended-sessions',
  `delete from sessions where expires_at < app_now() - interval '30 days'`,
);

/** Removes sessions that ended a month ago; run by the worker. */
export async function removeEndedSessions(db: Queryable): Promise<void> {
  await remove(db, {});
}
