import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import { hashPassword, isPassword } from './password.ts';
import { insertSession, type NewSession, newSessionToken } from './session.ts';
import type { SessionOrigin } from './session-origin.ts';
import { forgiveAttempts, takeAttempt } from './throttle.ts';

/** A signed-in person's wish for another password. */
export interface ChangePassword extends SessionOrigin {
  readonly personId: number;
  readonly email: string;
  readonly current: string;
  readonly next: string;
  readonly actor: Actor;
}

const find = prepared<{ personId: number }, { password_hash: string | null }>(
  'identity-find-password',
  'select password_hash from people where id = :personId',
);

const change = prepared<
  ReturnType<typeof newSessionToken>['params'] & {
    personId: number;
    before: string;
    after: string;
  } & ActorParams,
  { person_id: number }
>(
  'identity-change-password',
  `with changed as (
     update people set password_hash = :after where id = :personId and password_hash = :before and status = 'active'
     returning id
   ), ended as (
     update sessions set ended_at = app_now() where person_id = (select id from changed) and ended_at is null
   ), unlinked as (
     update password_links set ended_at = app_now() where person_id = (select id from changed) and ended_at is null
   ), started as (${insertSession('changed')})
   select s.person_id, record_audit(m.organisation_id, 'person.password_changed', 'person', s.person_id, '{}', ${actorRow})
   from started s join memberships m on m.person_id = s.person_id`,
);

/**
 * Changes a person's own password: every session ends, the caller gets a new one. Refuses with
 * `sign_in_throttled` or `wrong_password`.
 */
export async function changePassword(
  db: Queryable,
  { personId, email, current, next, address, userAgent, actor }: ChangePassword,
): Promise<NewSession | Refusal> {
  const throttled = await takeAttempt(db, email, address);
  if (throttled) return throttled;
  const [row] = await find(db, { personId });
  const before = row?.password_hash ?? null;
  if (before === null || !(await isPassword(current, before))) return refuse('wrong_password');
  const { token, params } = newSessionToken({ address, userAgent });
  const after = await hashPassword(next);
  const changed = await change(db, { ...params, personId, before, after, ...actorParams(actor) });
  if (changed.length === 0) return refuse('wrong_password');
  await forgiveAttempts(db, email, address);
  return { token };
}
