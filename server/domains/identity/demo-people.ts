import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { hashPassword, isPassword } from './password.ts';
import type { Role } from './roles.ts';

/** Somebody of the demo story, with a password in clear: it is told to whoever started the demo. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  readonly organisationId: number | null;
  readonly trainerId: number | null;
}

const put = prepared<Omit<DemoPerson, 'password'> & { passwordHash: string }, { person_id: number }>(
  'identity-put-demo-person',
  `with who as (
     insert into people (name, email, password_hash, status, is_demo)
     values (:name, :email, :passwordHash, 'active', true)
     on conflict (lower(email)) do update set password_hash = excluded.password_hash, status = 'active',
       totp_secret_encrypted = null, totp_confirmed_at = null
     where people.is_demo
     returning id
   ), gone as (
     delete from recovery_codes where person_id = (select id from who)
   ), ended as (
     update sessions set ended_at = app_now() where person_id = (select id from who) and ended_at is null
   )
   insert into memberships (person_id, role, organisation_id, trainer_id)
   select id, :role, :organisationId, :trainerId from who
   on conflict (person_id) do update set role = excluded.role, organisation_id = excluded.organisation_id,
     trainer_id = excluded.trainer_id
   returning person_id`,
);

/** Makes the demo's people, or gives those there are these passwords. They cannot sign in in production. */
export async function resetDemoPeople(db: Queryable, people: readonly DemoPerson[]): Promise<void> {
  for (const { password, ...person } of people)
    await put(db, { ...person, passwordHash: await hashPassword(password) });
}

const find = prepared<{ email: string }, { password_hash: string | null }>(
  'identity-find-demo-person',
  `select password_hash from people where lower(email) = lower(:email) and is_demo and status = 'active'`,
);

/** Whether a demo password still opens its account. */
export async function isDemoPassword(db: Queryable, email: string, password: string): Promise<boolean> {
  const [row] = await find(db, { email });
  return isPassword(password, row?.password_hash ?? null);
}
