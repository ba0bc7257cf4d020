import { sha256 } from '../../platform/crypto/random.ts';
import { batchedRead } from '../../platform/db/batched-read.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';

/** Whoever presented an active API key. */
export interface KeyHolder {
  readonly api_key_id: number;
  readonly organisation_id: number;
  /** The organisation's code. */
  readonly code: string;
  readonly is_suspended: boolean;
  readonly is_demo: boolean;
  /** The organisation's own limit; null: the deployment's. */
  readonly requests_per_minute: number | null;
  /** Products that both the key and the organisation have, sorted. */
  readonly products: readonly string[];
}

interface FoundHolder extends KeyHolder {
  readonly key_sha256: string;
  /** Whether its last use is to be noted anew. */
  readonly is_use_due: boolean;
}

/** SQL: the last use of the key `k` was noted longer ago than this tells apart. */
const isUseDue = `(k.last_used_at is null or k.last_used_at < (select app_now()) - interval '15 minutes')`;

const findHolders = preparedRead<{ hashes: readonly Buffer[] }, FoundHolder>(
  'identity-authenticate-key',
  `select encode(k.key_sha256, 'hex') as key_sha256, k.id as api_key_id, k.organisation_id, o.code,
     o.status = 'suspended' as is_suspended, k.is_demo, o.requests_per_minute,
     array(select p.product from organisation_products p
           where p.organisation_id = o.id and p.product = any(k.products) order by p.product) as products,
     ${isUseDue} as is_use_due
   from api_keys k
   join organisations o on o.id = k.organisation_id
   where k.key_sha256 = any(:hashes::bytea[]) and k.is_active`,
);

const findHolder = batchedRead(
  (db, keys) => findHolders(db, { hashes: keys.map((key) => Buffer.from(key, 'hex')) }),
  (holder) => holder.key_sha256,
);

const noteUse = prepared<{ apiKeyId: number }, never>(
  'identity-note-key-use',
  `update api_keys k set last_used_at = app_now() where k.id = :apiKeyId and ${isUseDue}`,
);

/** Finds whose API key this is; null when it is unknown or inactive. The products whose keys are sent with each request use it. */
export async function authenticateApiKey(db: Queryable, apiKey: string): Promise<KeyHolder | null> {
  const found = await findHolder(db, sha256(apiKey).toString('hex'));
  if (!found) return null;
  const { is_use_due, key_sha256: _hash, ...holder } = found;
  if (is_use_due) await noteUse(db, { apiKeyId: holder.api_key_id });
  return holder;
}
