import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { hashedPair, newTokenPair, type TokenPair } from './token-pair.ts';

// The update is the lock: of two requests with one token exactly one finds ended_at null.
const exchange = prepared<ReturnType<typeof hashedPair> & { presented: Buffer }, { id: number }>(
  'identity-refresh-pair',
  `with old as (
     update token_pairs t set ended_at = app_now(), end_reason = 'refreshed'
     from api_keys k, organisations o
     where t.refresh_sha256 = :presented and t.ended_at is null and t.refresh_expires_at > app_now()
       and k.id = t.api_key_id and k.is_active and o.id = t.organisation_id and o.status = 'active'
     returning t.family_id, t.organisation_id, t.api_key_id
   )
   insert into token_pairs (family_id, organisation_id, api_key_id, access_sha256, refresh_sha256,
     access_expires_at, refresh_expires_at, created_at)
   select family_id, organisation_id, api_key_id, :accessSha256, :refreshSha256,
     app_now() + make_interval(secs => :accessSeconds), app_now() + make_interval(secs => :refreshSeconds), app_now()
   from old
   returning id`,
);

const revokeFamilyOfUsedToken = prepared<{ presented: Buffer }, { id: number }>(
  'identity-revoke-family',
  `update token_pairs set ended_at = app_now(), end_reason = 'reuse_detected'
   where ended_at is null
     and family_id = (select family_id from token_pairs where refresh_sha256 = :presented and end_reason = 'refreshed')
   returning id`,
);

/**
 * Exchanges a refresh token for a new pair; the old pair stops at once. A token that was used before is a
 * sign of theft: its whole family is revoked. Refuses with `invalid_refresh_token`.
 */
export async function refreshTokenPair(db: Queryable, refreshToken: string): Promise<TokenPair | Refusal> {
  const presented = sha256(refreshToken);
  const pair = newTokenPair();
  const inserted = await exchange(db, { ...hashedPair(pair), presented });
  if (inserted.length === 1) return pair;
  await revokeFamilyOfUsedToken(db, { presented });
  return refuse('invalid_refresh_token');
}
