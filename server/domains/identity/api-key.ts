import { randomToken, sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Actor, type ActorParams, actorParams, actorRow, systemActor } from '../audit/index.ts';

/** Characters of a key that are kept in clear, to find its row and to tell keys apart in lists. */
const lookupLength = 12;

/** The part of a key that finds its row. It proves nothing. */
export function keyLookup(apiKey: string): string {
  return apiKey.slice(0, lookupLength);
}

/** A key that was just made; the key itself is never readable again. */
export interface CreatedApiKey {
  readonly id: number;
  readonly apiKey: string;
}

const insertKey = prepared<
  {
    organisationId: number;
    name: string;
    lookup: string;
    sha256: Buffer;
    products: readonly string[];
    isDemo: boolean;
  } & ActorParams,
  { id: number }
>(
  'identity-insert-key',
  `with made as (
     insert into api_keys (organisation_id, name, lookup, key_sha256, products, is_demo)
     values (:organisationId, :name, :lookup, :sha256, :products, :isDemo) returning id, products
   )
   select id, record_audit(:organisationId, 'api_key.created', 'api_key', id,
     jsonb_build_object('products', products), ${actorRow}) from made`,
);

const deactivateKey = prepared<{ organisationId: number; apiKeyId: number } & ActorParams, { id: number }>(
  'identity-deactivate-key',
  `with deactivated as (
     update api_keys set is_active = false, deactivated_at = app_now()
     where id = :apiKeyId and organisation_id = :organisationId and is_active returning id
   ), ended as (
     update token_pairs set ended_at = app_now(), end_reason = 'key_deactivated'
     where api_key_id = (select id from deactivated) and ended_at is null
   )
   select id, record_audit(:organisationId, 'api_key.deactivated', 'api_key', id, '{}', ${actorRow}) from deactivated`,
);

/** Makes an API key that opens the given products, as far as the organisation has them. */
export async function createApiKey(
  db: Queryable,
  key: {
    readonly organisationId: number;
    readonly name: string;
    readonly products: readonly string[];
    readonly isDemo?: boolean;
    readonly actor?: Actor;
  },
): Promise<CreatedApiKey> {
  const apiKey = `hbk_${randomToken(44)}`;
  const [row] = await insertKey(db, {
    organisationId: key.organisationId,
    name: key.name,
    lookup: keyLookup(apiKey),
    sha256: sha256(apiKey),
    products: key.products,
    isDemo: key.isDemo ?? false,
    ...actorParams(key.actor ?? systemActor),
  });
  if (!row) throw new Error('an API key was not inserted');
  return { id: row.id, apiKey };
}

const findActiveKey = prepared<{ sha256: Buffer }, { id: number }>(
  'identity-find-active-key',
  'select id from api_keys where key_sha256 = :sha256 and is_active',
);

/** Whether a key is known and active. */
export async function isActiveApiKey(db: Queryable, apiKey: string): Promise<boolean> {
  return (await findActiveKey(db, { sha256: sha256(apiKey) })).length === 1;
}

/** Deactivates a key and ends every token pair issued with it. False when there is no such active key. */
export async function deactivateApiKey(
  db: Queryable,
  organisationId: number,
  apiKeyId: number,
  actor: Actor = systemActor,
): Promise<boolean> {
  return (await deactivateKey(db, { organisationId, apiKeyId, ...actorParams(actor) })).length === 1;
}
