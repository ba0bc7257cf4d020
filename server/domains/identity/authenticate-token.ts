import type { Instant } from '../../platform/clock/instant.ts';
import { sha256 } from '../../platform/crypto/random.ts';
import { batchedRead } from '../../platform/db/batched-read.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';

/** Whoever presented a live access token. */
export interface TokenHolder {
  readonly token_pair_id: number;
  readonly api_key_id: number;
  readonly organisation_id: number;
  readonly hb_client_id: string;
  readonly code: string;
  readonly name: string;
  readonly is_suspended: boolean;
  /** The organisation's own limit; null: the deployment's. */
  readonly requests_per_minute: number | null;
  /** Products that both the key and the organisation have, sorted. */
  readonly products: readonly string[];
  readonly expires_at: Instant;
  /** Whole seconds the token still lives. */
  readonly expires_in: number;
}

const findHolders = preparedRead<{ hashes: readonly Buffer[] }, TokenHolder & { access_sha256: string }>(
  'identity-authenticate',
  `select encode(t.access_sha256, 'hex') as access_sha256, t.id as token_pair_id, t.api_key_id, t.organisation_id, o.hb_client_id, o.code, o.name,
     o.status = 'suspended' as is_suspended, o.requests_per_minute, t.access_expires_at as expires_at,
     floor(extract(epoch from t.access_expires_at - (select app_now())))::int as expires_in,
     array(select p.product from organisation_products p
           where p.organisation_id = o.id and p.product = any(k.products) order by p.product) as products
   from token_pairs t
   join api_keys k on k.id = t.api_key_id and k.is_active
   join organisations o on o.id = t.organisation_id
   where t.access_sha256 = any(:hashes::bytea[]) and t.ended_at is null and t.access_expires_at > (select app_now())`,
);

const revoke = prepared<{ id: number }, never>(
  'identity-revoke-pair',
  `update token_pairs set ended_at = app_now(), end_reason = 'revoked' where id = :id and ended_at is null`,
);

const findHolder = batchedRead(
  (db, keys) => findHolders(db, { hashes: keys.map((key) => Buffer.from(key, 'hex')) }),
  (holder) => holder.access_sha256,
);

/** Finds who holds an access token; null when it is unknown, expired or ended. Read afresh at each request. */
export async function authenticateToken(db: Queryable, accessToken: string): Promise<TokenHolder | null> {
  return findHolder(db, sha256(accessToken).toString('hex'));
}

/** Ends a pair: its access and its refresh token are dead at once. */
export async function revokeTokenPair(db: Queryable, tokenPairId: number): Promise<void> {
  await revoke(db, { id: tokenPairId });
}
