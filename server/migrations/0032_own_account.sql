-- What people see of their own sessions, one-time codes for a lost telephone, and an organisation's last owner.

-- Where a session is: browser and system in words, and the network without its host part. Null: begun before this.
alter table sessions
  add column device  text check (length(device) <= 60),
  add column network text check (length(network) <= 45);

-- Codes that stand in for an authenticator app's, each once. A code is 47 random bits under a key of the server's,
-- together with its person: whoever reads the table cannot try them.
create table recovery_codes (
  person_id bigint not null references people,
  code_hash text not null check (code_hash ~ '^[A-Za-z0-9]{43}$'),
  issued_at timestamptz not null,
  used_at   timestamptz,
  primary key (person_id, code_hash)
);

-- Whether a person is the only one of their organisation who is an owner and may sign in. Its changes of owners wait
-- for each other here: two owners cannot both take the other's role.
create function is_last_owner(p_person_id bigint) returns boolean language plpgsql as $$
declare
  v_organisation_id bigint := (select organisation_id from memberships where person_id = p_person_id);
begin
  perform from organisations where id = v_organisation_id for no key update;
  return exists (
    select from memberships m join people p on p.id = m.person_id
    where m.person_id = p_person_id and m.role = 'agency_owner' and p.status = 'active'
  ) and not exists (
    select from memberships m join people p on p.id = m.person_id
    where m.organisation_id = v_organisation_id and m.person_id <> p_person_id and m.role = 'agency_owner'
      and p.status = 'active'
  );
end $$;

-- Ends a person's access, unless nobody would be left who may decide for their organisation.
create function end_access(p_person_id bigint, p_organisation_id bigint, p_actor actor, out outcome text)
language plpgsql as $$
begin
  if exists (select from memberships m where m.person_id = p_person_id
    and (p_organisation_id is null or m.organisation_id = p_organisation_id)) and is_last_owner(p_person_id) then
    outcome := 'last_owner';
    return;
  end if;
  outcome := case when deactivate_person(p_person_id, p_organisation_id, p_actor) then 'deactivated' else 'unchanged' end;
end $$;
