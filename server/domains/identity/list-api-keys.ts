import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** An API key as its organisation may see it: never the key itself. */
export interface ApiKey {
  readonly id: number;
  readonly name: string;
  /** Its first characters, to tell keys apart. */
  readonly prefix: string;
  readonly products: readonly string[];
  readonly is_active: boolean;
  readonly created_at: Instant;
  readonly deactivated_at: Instant | null;
  /** To the quarter of an hour; null: never, or not since this is noted. */
  readonly last_used_at: Instant | null;
  /** Access and refresh tokens issued with it that still work: they end with it. */
  readonly live_tokens: number;
}

const list = preparedRead<{ organisationId: number; apiKeyId: number | null }, ApiKey>(
  'identity-list-keys',
  `select id, name, lookup as prefix, products, is_active, created_at, deactivated_at, last_used_at,
     (select count(*) from token_pairs t where t.api_key_id = api_keys.id and t.ended_at is null
      and t.refresh_expires_at > (select app_now())) as live_tokens
   from api_keys
   where organisation_id = :organisationId and (:apiKeyId::bigint is null or id = :apiKeyId) order by id desc`,
);

/** All keys of an organisation, the newest first: it has a handful. */
export async function listApiKeys(db: Queryable, organisationId: number): Promise<readonly ApiKey[]> {
  return list(db, { organisationId, apiKeyId: null });
}

/** One key of an organisation; null when it has none of that id. */
export async function getApiKey(
  db: Queryable,
  organisationId: number,
  apiKeyId: number,
): Promise<ApiKey | null> {
  const [key] = await list(db, { organisationId, apiKeyId });
  return key ?? null;
}
