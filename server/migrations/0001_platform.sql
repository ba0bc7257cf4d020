-- The ground every domain stands on: the application's role, the clock, rate limits, idempotency keys
-- and the outbox.

-- The role the running application acts as. It owns no table, so grants are the whole of its power.
-- Roles belong to the cluster, not the database: another database may have made it already.
do $$ begin
  create role veriward_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  execute format('grant veriward_app to %I', current_user);
exception when duplicate_object or unique_violation then null;
end $$;

grant usage on schema public to veriward_app;
grant select on schema_migrations to veriward_app;
alter default privileges in schema public grant select, insert, update, delete on tables to veriward_app;
alter default privileges in schema public grant usage on sequences to veriward_app;
alter default privileges in schema public grant execute on functions to veriward_app;

-- Both are trusted extensions: a database owner may create them. Search by part of a name needs them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- The job library's tables belong to the application's role, because the library guards them with
-- row-level security that only their owner passes.
create schema graphile_worker authorization veriward_app;

-- One row. Tests freeze the clock; the sandbox moves it forward; live deployments leave it alone.
create table platform_clock (
  only_row  boolean primary key default true check (only_row),
  offset_by interval not null default interval '0' check (offset_by >= interval '0'),
  frozen_at timestamptz
);
insert into platform_clock default values;

-- The platform's present moment: what every rule about time compares with. In a condition on rows write
-- (select app_now()): it reads a table, so it is not folded into the query and would run for each row.
create function app_now() returns timestamptz language sql stable parallel safe as $$
  select coalesce(frozen_at, now() + offset_by) from public.platform_clock
$$;

-- A UUID version 7 (RFC 9562): 48 bits of milliseconds, then version, variant and random bits.
-- PostgreSQL 18 has uuidv7(), 15 has not.
create function uuid_v7(at timestamptz) returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- One row: names the key that secrets at rest were sealed with, without telling it.
create table platform_secret (
  only_row        boolean primary key default true check (only_row),
  key_fingerprint text not null
);

-- Budgets of fixed one-minute windows, shared by all processes. Unlogged: losing it in a crash costs
-- one minute of counting, and a lease costs no write-ahead log.
create unlogged table rate_limit_windows (
  bucket       text primary key,
  window_start timestamptz not null,
  used         integer not null check (used >= 0),
  granted      integer not null             -- what the latest lease took
) with (fillfactor = 50);

-- Answers of POST requests that carried an Idempotency-Key, written in the effect's own transaction.
create table idempotency_keys (
  scope          text not null,           -- who asked and which path: the key means nothing elsewhere
  key            text not null,
  request_sha256 bytea not null,
  status         smallint not null check (status between 200 and 299),
  headers        jsonb not null default '{}',
  body_encrypted bytea not null,          -- some answers hold one-time secrets
  created_at     timestamptz not null,
  primary key (scope, key)
);
-- serves the removal of keys older than a day
create index idempotency_keys_created_at on idempotency_keys (created_at);

-- Domain events, committed with their cause. payload is a snapshot of the subject at that moment.
create table outbox (
  id              bigint generated always as identity primary key,
  event_id        uuid not null,          -- told to receivers; the same on every retry
  organisation_id bigint,                 -- null: concerns no single organisation
  product         text not null,
  event_type      text not null,
  payload         jsonb not null,
  occurred_at     timestamptz not null,
  dedupe_key      text                    -- set by jobs, which may run twice
);
create unique index outbox_dedupe on outbox (dedupe_key) where dedupe_key is not null;
-- serves reading one organisation's events of a product in order
create index outbox_by_organisation on outbox (organisation_id, product, id);
