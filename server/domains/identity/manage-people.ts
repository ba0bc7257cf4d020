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

const edit = prepared<EditParams, { id: number; is_last_owner: boolean }>(
  'identity-edit-person',
  `with who as (
     select m.person_id, m.organisation_id, case when :role::text <> 'agency_owner' and m.role = 'agency_owner'
       then is_last_owner(m.person_id) else false end as is_last_owner
     from memberships m
     where m.person_id = :personId and (:organisationId::bigint is null or m.organisation_id = :organisationId)
   ), renamed as (
     update people p set name = coalesce(:name, p.name) from who where p.id = who.person_id and not who.is_last_owner
   ), moved as (
     update memberships m set role = coalesce(:role, m.role),
       trainer_id = case when coalesce(:role, m.role) = 'staff_trainer' then coalesce(:trainerId, m.trainer_id) end
     from who where m.person_id = who.person_id and not who.is_last_owner
   )
   select person_id as id, is_last_owner, case when not is_last_owner then record_audit(organisation_id, 'person.edited',
     'person', person_id, jsonb_build_object('fields', :fields::jsonb), ${actorRow}) end from who`,
);

/** Changes name and role; a session sees its new role at once. Refuses with `not_found` or `last_owner`. */
export async function editPerson(db: Queryable, change: EditPerson): Promise<Refusal | null> {
  const { personId, organisationId, name, role, trainerId, actor } = change;
  const given = { name, role, trainer_id: trainerId ?? undefined };
  const fields = Object.entries(given).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  const [edited] = await edit(db, {
    personId,
    organisationId,
    name: name ?? null,
    role: role ?? null,
    trainerId,
    fields: JSON.stringify(fields),
    ...actorParams(actor),
  });
  if (!edited) return refuse('not_found');
  return edited.is_last_owner ? refuse('last_owner') : null;
}

type Target = { readonly personId: number; readonly organisationId: number | null } & ActorParams;

const deactivate = prepared<Target, { outcome: string }>(
  'identity-deactivate-person',
  `select * from end_access(:personId, :organisationId, ${actorRow})`,
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

/** Ends a person's access, sessions and links included; whoever has none stays so. Refuses with `last_owner`. */
export async function deactivatePerson(
  db: Queryable,
  { actor, ...target }: PersonTarget,
): Promise<Refusal | null> {
  const [row] = await deactivate(db, { ...target, ...actorParams(actor) });
  return row?.outcome === 'last_owner' ? refuse('last_owner') : null;
}

/** Gives access back, with the password of before. False when there is no such deactivated person. */
export async function reactivatePerson(db: Queryable, { actor, ...target }: PersonTarget): Promise<boolean> {
  return (await reactivate(db, { ...target, ...actorParams(actor) })).length === 1;
}

const resend = prepared<Target, { id: number }>(
  'identity-resend-invitation',
  `select send_password_link(p.id, 'invitation') as id,
     record_audit(m.organisation_id, 'person.invitation_resent', 'person', p.id, '{}', ${actorRow})
   from people p join memberships m on m.person_id = p.id
   where p.id = :personId and p.status = 'invited'
     and (:organisationId::bigint is null or m.organisation_id = :organisationId)`,
);

/** Mails the invitation once more; the earlier link stops. False when nobody is waiting for one. */
export async function resendInvitation(db: Queryable, { actor, ...target }: PersonTarget): Promise<boolean> {
  return (await resend(db, { ...target, ...actorParams(actor) })).length === 1;
}
