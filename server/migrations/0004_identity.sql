-- API credentials. Secrets are kept only as SHA-256 of 190 or more random bits.

create table api_keys (
  id              bigint generated always as identity primary key,
  organisation_id bigint not null references organisations,
  name            text not null,
  lookup          text not null,          -- the key's first characters: finds the row, proves nothing
  key_sha256      bytea not null unique check (octet_length(key_sha256) = 32),
  products        text[] not null,
  is_active       boolean not null default true,
  is_demo         boolean not null default false,
  created_at      timestamptz not null default app_now(),
  deactivated_at  timestamptz,
  check (is_active = (deactivated_at is null)),
  unique (id, organisation_id)
);
create index api_keys_by_lookup on api_keys (lookup);

create table token_pairs (
  id                 bigint generated always as identity primary key,
  family_id          uuid not null,       -- all pairs that descend from one exchange of an API key
  organisation_id    bigint not null,
  api_key_id         bigint not null,
  access_sha256      bytea not null unique check (octet_length(access_sha256) = 32),
  refresh_sha256     bytea not null unique check (octet_length(refresh_sha256) = 32),
  access_expires_at  timestamptz not null,
  refresh_expires_at timestamptz not null,
  ended_at           timestamptz,
  end_reason         text check (end_reason in ('refreshed', 'revoked', 'reuse_detected', 'key_deactivated')),
  created_at         timestamptz not null,
  check ((ended_at is null) = (end_reason is null)),
  foreign key (api_key_id, organisation_id) references api_keys (id, organisation_id)
);
-- serves revoking a whole family
create index token_pairs_by_family on token_pairs (family_id);
-- serves ending all pairs of a deactivated key
create index token_pairs_by_api_key on token_pairs (api_key_id) where ended_at is null;
-- serves the removal of pairs nobody can use any more
create index token_pairs_by_expiry on token_pairs (refresh_expires_at);
