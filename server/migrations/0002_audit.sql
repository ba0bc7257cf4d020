-- The audit trail: append-only, one hash chain per organisation (chain 0 is the platform's own).
-- Per organisation and not one for all, because a chain serialises its writers until they commit.

-- Who does something: what commands written in SQL are told of their caller.
create type actor as (kind text, id bigint, request_id text);

create table audit_chains (
  organisation_id bigint primary key,
  length          bigint not null default 0 check (length >= 0),
  head            bytea not null default '\x'
) with (fillfactor = 50);

create table audit_entries (
  organisation_id bigint not null,
  seq             bigint not null,
  occurred_at     timestamptz not null,
  action          text not null,
  actor_kind      text not null check (actor_kind in ('api_key', 'member', 'staff', 'candidate', 'system')),
  actor_id        bigint,
  subject_kind    text not null,
  subject_id      bigint,
  details         jsonb not null default '{}',
  request_id      text,
  hash            bytea not null,
  primary key (organisation_id, seq)
);
-- serves "what happened to this thing"
create index audit_entries_by_subject on audit_entries (organisation_id, subject_kind, subject_id, seq);

-- What a hash covers besides the hash before it and the number. jsonb prints its keys in one fixed order,
-- so equal entries have equal text.
create function audit_entry_text(e audit_entries) returns text language sql immutable as $$
  select jsonb_build_array(e.organisation_id, (extract(epoch from e.occurred_at) * 1000000)::bigint, e.action,
    e.actor_kind, e.actor_id, e.subject_kind, e.subject_id, e.details, e.request_id)::text
$$;

create function audit_link(previous bytea, seq bigint, entry text) returns bytea language sql immutable as $$
  select sha256(previous || int8send(seq) || convert_to(entry, 'UTF8'))
$$;

-- Runs as the table's owner: the application may add entries but cannot touch the chain's head.
create function audit_chain_entry() returns trigger language plpgsql security definer set search_path = public as $$
declare
  entry text := audit_entry_text(new);
begin
  loop
    update audit_chains c set length = c.length + 1, head = audit_link(c.head, c.length + 1, entry)
    where c.organisation_id = new.organisation_id
    returning c.length, c.head into new.seq, new.hash;
    exit when found;
    insert into audit_chains (organisation_id) values (new.organisation_id) on conflict do nothing;
  end loop;
  return new;
end $$;

create trigger audit_chain_entry before insert on audit_entries
  for each row execute function audit_chain_entry();

-- The second floor below the grants: even the owner has to disarm a trigger, visibly, to rewrite history.
create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_refuse_change before update or delete or truncate on audit_entries
  for each statement execute function audit_refuse_change();

revoke all on audit_entries, audit_chains from veriward_app;
grant select, insert on audit_entries to veriward_app;
grant select on audit_chains to veriward_app;
