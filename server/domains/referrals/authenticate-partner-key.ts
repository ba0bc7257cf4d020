import type { Instant } from '../../platform/clock/instant.ts';
import { sha256 } from '../../platform/crypto/random.ts';
import { batchedRead } from '../../platform/db/batched-read.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';

/** A partner as one of its live keys proves it. */
export interface PartnerCaller {
  readonly key_id: number;
  readonly partner_id: number;
  readonly identifier: string;
  /** Whose trail tells of what it sends; null: the platform's own. */
  readonly organisation_id: number | null;
  readonly is_sandbox: boolean;
  readonly consent_required: boolean;
  /** The partner's own limit; null: the deployment's. */
  readonly requests_per_minute: number | null;
  readonly is_demo: boolean;
  /** The platform's moment when the key was looked up. */
  readonly asked_at: Instant;
}

interface KeyRow extends PartnerCaller {
  readonly key_sha256: string;
  readonly is_use_untold: boolean;
}

// Served by the unique index of the hashes. Read for every request: a revoked key must not open the next one.
const findKeys = preparedRead<{ hashes: readonly Buffer[] }, KeyRow>(
  'referrals-authenticate-key',
  `select encode(k.key_sha256, 'hex') as key_sha256, k.id as key_id, k.partner_id, p.identifier, p.organisation_id,
     p.is_sandbox, p.consent_required, p.requests_per_minute, k.is_demo, clock.asked_at,
     coalesce(k.last_used_at < clock.asked_at - interval '1 minute', true) as is_use_untold
   from (select app_now() as asked_at) clock
   join referral_partner_keys k on k.key_sha256 = any(:hashes::bytea[]) and k.ended_at is null
     and coalesce(k.expires_at > clock.asked_at, true)
   join referral_partners p on p.id = k.partner_id and p.status = 'active'`,
);

const findKey = batchedRead(
  (db, keys) => findKeys(db, { hashes: keys.map((key) => Buffer.from(key, 'hex')) }),
  (row) => row.key_sha256,
);

const noteUse = prepared<{ keyId: number }, never>(
  'referrals-note-key-use',
  `update referral_partner_keys set last_used_at = app_now()
   where id = :keyId and coalesce(last_used_at < app_now() - interval '1 minute', true)`,
);

/** Finds whose subscription key this is; null when it is unknown, revoked or expired, or its partner is suspended. */
export async function authenticatePartnerKey(db: Queryable, key: string): Promise<PartnerCaller | null> {
  const row = await findKey(db, sha256(key).toString('hex'));
  if (row?.is_use_untold) await noteUse(db, { keyId: row.key_id });
  return row;
}
