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
}

const list = preparedRead<{ organisationId: number; apiKeyId: number | null }, ApiKey>(
  'identity-list-keys',
  `select id, name, lookup as prefix, products, is_active, created_at, deactivated_at from api_keys
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
