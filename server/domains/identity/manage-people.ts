import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import type { Role } from './roles.ts';

/** Somebody new. */
export interface CreatePerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Null for staff. */
  readonly organisationId: number | null;
  /** Of a trainer; null for everybody else. */
  readonly trainerId: number | null;
  readonly actor: Actor;
}

type InviteParams = Omit<CreatePerson, 'actor'> & ActorParams;

const invite = prepared<InviteParams, { outcome: string; person_id: number | null }>(
  'identity-invite-person',
  `select * from invite_person(p_name => :name, p_email => :email, p_role => :role,
     p_organisation_id => :organisationId, p_trainer_id => :trainerId, p_actor => ${actorRow})`,
);

/** Makes an account and queues the mail by which its holder sets a password. Refuses with `trainer_unknown`, `email_taken`. */
export async function createPerson(
  db: Queryable,
  { actor, ...person }: CreatePerson,
): Promise<number | Refusal> {
  const [row] = await invite(db, { ...person, ...actorParams(actor) });
  return row?.person_id ?? refuse(row?.outcome ?? 'email_taken');
}

/** A change to an account; what is undefined stays. */
export interface EditPerson {
  readonly personId: number;
  /** The organisation the person must belong to; null: any, or staff. */
  readonly organisationId: number | null;
  readonly name: string | undefined;
  readonly role: Role | undefined;
  readonly trainerId: number | null;
  readonly actor: Actor;
}

interface EditParams extends ActorParams {
  readonly personId: number;
  readonly organisationId: number | null;
  readonly name: string | null;
  readonly role: string | null;
  readonly trainerId: number | null;
  readonly fields: string;
}

const edit = prepared<EditParams, { id: number }>(
  'identity-edit-person',
  `with who as (
     select m.person_id, m.organisation_id from memberships m
     where m.person_id = :personId and (:organisationId::bigint is null or m.organisation_id = :organisationId)
   ), renamed as (
     update people p set name = coalesce(:name, p.name) from who where p.id = who.person_id
   ), moved as (
     update memberships m set role = coalesce(:role, m.role),
       trainer_id = case when coalesce(:role, m.role) = 'staff_trainer' then coalesce(:trainerId, m.trainer_id) end
     from who where m.person_id = who.person_id
   )
   select person_id as id, record_audit(organisation_id, 'person.edited', 'person', person_id,
     jsonb_build_object('fields', :fields::jsonb), ${actorRow}) from who`,
);

/** Changes name and role; a session sees its new role at once. False: there is no such person. */
export async function editPerson(db: Queryable, change: EditPerson): Promise<boolean> {
  const { personId, organisationId, name, role, trainerId, actor } = change;
  const given = { name, role, trainer_id: trainerId ?? undefined };
  const fields = Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  const rows = await edit(db, {
    personId,
    organisationId,
    name: name ?? null,
    role: role ?? null,
    trainerId,
    fields: JSON.stringify(fields),
    ...actorParams(actor),
  });
  return rows.length === 1;
}

type Target = { readonly personId: number; readonly organisationId: number | null } & ActorParams;

const deactivate = prepared<Target, { done: boolean }>(
  'identity-deactivate-person',
  `select deactivate_person(:personId, :organisationId, ${actorRow}) as done`,
);

const reactivate = prepared<Target, { id: number }>(
  'identity-reactivate-person',
  `with back as (
     update people p set status = case when p.password_hash is null then 'invited' else 'active' end from memberships m
     where p.id = :personId and p.status = 'deactivated' and m.person_id = p.id
       and (:organisationId::bigint is null or m.organisation_id = :organisationId)
     returning p.id, m.organisation_id
   )
   select id, record_audit(organisation_id, 'person.reactivated', 'person', id, '{}', ${actorRow}) from back`,
);

/** Whose account, within which organisation (null: any), and who asks. */
export interface PersonTarget {
  readonly personId: number;
  readonly organisationId: number | null;
  readonly actor: Actor;
}

/** Ends a person's access, sessions and links included. False when there is no such person with access. */
export async function deactivatePerson(db: Queryable, { actor, ...target }: PersonTarget): Promise<boolean> {
  const [row] = await deactivate(db, { ...target, ...actorParams(actor) });
  return row?.done ?? false;
}

/** Gives access back, with the password of before. False when there is no such deactivated person. */
export async function reactivatePerson(db: Queryable, { actor, ...target }: PersonTarget): Promise<boolean> {
  return (await reactivate(db, { ...target, ...actorParams(actor) })).length === 1;
}

const resend = prepared<{ personId: number; organisationId: number | null }, { id: number }>(
  'identity-resend-invitation',
  `select send_password_link(p.id, 'invitation') as id from people p join memberships m on m.person_id = p.id
   where p.id = :personId and p.status = 'invited'
     and (:organisationId::bigint is null or m.organisation_id = :organisationId)`,
);

/** Mails the invitation once more; the earlier link stops. False when nobody is waiting for one. */
export async function resendInvitation(
  db: Queryable,
  personId: number,
  organisationId: number | null,
): Promise<boolean> {
  return (await resend(db, { personId, organisationId })).length === 1;
}
