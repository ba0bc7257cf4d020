import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { keyLookup } from './api-key.ts';
import { hashedPair, newTokenPair, type TokenPair } from './token-pair.ts';

interface KeyRow {
  readonly id: number;
  readonly key_sha256: Buffer;
  readonly is_demo: boolean;
}

const findKeys = prepared<{ hbClientId: string; lookup: string }, KeyRow>(
  'identity-find-keys',
  `select k.id, k.key_sha256, k.is_demo from api_keys k join organisations o on o.id = k.organisation_id
   where k.lookup = :lookup and o.hb_client_id = :hbClientId and k.is_active and o.status = 'active'`,
);

const insertPair = prepared<ReturnType<typeof hashedPair> & { apiKeyId: number }, { id: number }>(
  'identity-insert-pair',
  `with used as (
     update api_keys set last_used_at = app_now() where id = :apiKeyId and is_active returning organisation_id, id
   )
   insert into token_pairs (family_id, organisation_id, api_key_id, access_sha256, refresh_sha256,
     access_expires_at, refresh_expires_at, created_at)
   select gen_random_uuid(), used.organisation_id, used.id, :accessSha256, :refreshSha256,
     app_now() + make_interval(secs => :accessSeconds), app_now() + make_interval(secs => :refreshSeconds), app_now()
   from used
   returning id`,
);

/**
 * Exchanges an organisation's API key for a token pair. Earlier pairs live on.
 * Refuses with `invalid_credentials`, whatever was wrong. Demo keys are refused when `demoKeys` is false.
 */
export async function exchangeApiKey(
  db: Queryable,
  credential: { readonly hbClientId: string; readonly apiKey: string },
  demoKeys: boolean,
): Promise<TokenPair | Refusal> {
  const presented = sha256(credential.apiKey);
  const rows = await findKeys(db, {
    hbClientId: credential.hbClientId,
    lookup: keyLookup(credential.apiKey),
  });
  const key = rows.find((row) => timingSafeEqual(row.key_sha256, presented));
  if (!key || (key.is_demo && !demoKeys)) return refuse('invalid_credentials');
  const pair = newTokenPair();
  const inserted = await insertPair(db, { ...hashedPair(pair), apiKeyId: key.id });
  return inserted.length === 1 ? pair : refuse('invalid_credentials');
}
