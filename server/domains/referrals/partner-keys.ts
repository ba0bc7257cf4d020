import type { Instant } from '../../platform/clock/instant.ts';
import { randomToken, sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow, systemActor } from '../audit/index.ts';

/** A partner's key as it may be shown: never the key itself. */
export interface PartnerKey {
  readonly id: number;
  readonly partner_id: number;
  readonly label: string;
  /** Its first 13 characters. */
  readonly prefix: string;
  readonly status: 'live' | 'expired' | 'revoked';
  readonly created_at: Instant;
  readonly expires_at: Instant | null;
  /** To the minute. */
  readonly last_used_at: Instant | null;
  readonly ended_at: Instant | null;
}

/** Characters of a key that stay readable. */
const prefixLength = 13;

const columns = `k.id, k.partner_id, k.label, k.prefix, k.created_at, k.expires_at, k.last_used_at, k.ended_at,
  case when k.end_reason = 'revoked' then 'revoked' when k.ended_at is not null or k.expires_at <= app_now() then 'expired'
    else 'live' end as status`;

const list = preparedRead<{ partnerIds: readonly number[] }, PartnerKey>(
  'referrals-list-keys',
  `select ${columns} from referral_partner_keys k where k.partner_id = any(:partnerIds::bigint[]) order by k.id desc`,
);

/** All keys of partners, the newest first. */
export async function listPartnerKeys(
  db: Queryable,
  partnerIds: readonly number[],
): Promise<readonly PartnerKey[]> {
  return list(db, { partnerIds });
}

const find = preparedRead<{ partnerIds: readonly number[]; keyId: number }, PartnerKey>(
  'referrals-get-key',
  `select ${columns} from referral_partner_keys k where k.id = :keyId and k.partner_id = any(:partnerIds::bigint[])`,
);

/** One key of a partner; null when it has none such. */
export async function getPartnerKey(
  db: Queryable,
  partnerIds: readonly number[],
  keyId: number,
): Promise<PartnerKey | null> {
  const [key] = await find(db, { partnerIds, keyId });
  return key ?? null;
}

interface CreateParams extends ActorParams {
  readonly partnerId: number;
  readonly label: string;
  readonly prefix: string;
  readonly sha256: Buffer;
  readonly expiresAt: Instant | null;
  readonly isDemo: boolean;
}

const create = prepared<CreateParams, { outcome: string; key_id: number | null }>(
  'referrals-create-key',
  `select * from create_referral_key(p_partner_id => :partnerId, p_label => :label, p_prefix => :prefix, p_sha256 => :sha256,
     p_expires_at => :expiresAt, p_is_demo => :isDemo, p_actor => ${actorRow})`,
);

const kindOf = prepared<{ partnerId: number }, { is_sandbox: boolean }>(
  'referrals-kind-of-partner',
  'select is_sandbox from referral_partners where id = :partnerId',
);

/** A key to be made. */
export interface CreatePartnerKey {
  readonly partnerId: number;
  readonly label: string;
  /** Null: it does not expire. */
  readonly expiresAt?: Instant | null | undefined;
  readonly isDemo?: boolean;
  readonly actor?: Actor;
}

/** Makes a key, told this once. Refuses with `not_found`, `too_many_keys`. */
export async function createPartnerKey(
  db: Queryable,
  { partnerId, label, expiresAt = null, isDemo = false, actor = systemActor }: CreatePartnerKey,
): Promise<{ readonly id: number; readonly key: string } | Refusal> {
  const [partner] = await kindOf(db, { partnerId });
  const key = `${partner?.is_sandbox ? 'rfk_test_' : 'rfk_live_'}${randomToken(40)}`;
  const [row] = await create(db, {
    partnerId,
    label,
    prefix: key.slice(0, prefixLength),
    sha256: sha256(key),
    expiresAt,
    isDemo,
    ...actorParams(actor),
  });
  return row?.key_id ? { id: row.key_id, key } : refuse(row?.outcome ?? 'not_found');
}

const revoke = prepared<{ partnerIds: readonly number[]; keyId: number } & ActorParams, { id: number }>(
  'referrals-revoke-key',
  `with ended as (
     update referral_partner_keys k set ended_at = app_now(), end_reason = 'revoked'
     where k.id = :keyId and k.partner_id = any(:partnerIds::bigint[]) and k.ended_at is null returning k.id, k.partner_id
   )
   select e.id, record_audit(p.organisation_id, 'referral_key.revoked', 'referral_key', e.id,
     jsonb_build_object('partner_id', e.partner_id), ${actorRow})
   from ended e join referral_partners p on p.id = e.partner_id`,
);

/** Ends a key: the next request with it is refused. Ending an ended one changes nothing. */
export async function revokePartnerKey(
  db: Queryable,
  partnerIds: readonly number[],
  keyId: number,
  actor: Actor,
): Promise<void> {
  await revoke(db, { partnerIds, keyId, ...actorParams(actor) });
}

const revokeDemo = prepared<{ partnerId: number } & ActorParams, never>(
  'referrals-revoke-demo-keys',
  `with ended as (
     update referral_partner_keys k set ended_at = app_now(), end_reason = 'revoked'
     where k.partner_id = :partnerId and k.is_demo and k.ended_at is null returning k.id, k.partner_id
   )
   select record_audit(p.organisation_id, 'referral_key.revoked', 'referral_key', e.id,
     jsonb_build_object('partner_id', e.partner_id), ${actorRow})
   from ended e join referral_partners p on p.id = e.partner_id`,
);

/** Ends the keys that the demo gave a partner. */
export async function revokeDemoPartnerKeys(db: Queryable, partnerId: number, actor: Actor): Promise<void> {
  await revokeDemo(db, { partnerId, ...actorParams(actor) });
}

const endLater = prepared<{ keyId: number; hours: number }, never>(
  'referrals-end-key-later',
  `update referral_partner_keys k set expires_at = least(k.expires_at, app_now() + make_interval(hours => :hours))
   where k.id = :keyId and k.ended_at is null`,
);

/**
 * Makes a key that takes another's place; the other goes on for so many hours. Refuses with `not_found`, `key_ended`,
 * `too_many_keys`.
 */
export async function rotatePartnerKey(
  db: Queryable,
  request: {
    readonly partnerId: number;
    readonly keyId: number;
    readonly graceHours: number;
    readonly actor: Actor;
  },
): Promise<{ readonly id: number; readonly key: string } | Refusal> {
  const { partnerId, keyId, graceHours, actor } = request;
  const old = await getPartnerKey(db, [partnerId], keyId);
  if (!old) return refuse('not_found');
  if (old.status !== 'live') return refuse('key_ended');
  const made = await createPartnerKey(db, { partnerId, label: old.label, actor });
  if (!isRefusal(made)) await endLater(db, { keyId, hours: graceHours });
  return made;
}

const findLive = prepared<{ sha256: Buffer }, { id: number }>(
  'referrals-find-live-key',
  'select id from referral_partner_keys where key_sha256 = :sha256 and ended_at is null',
);

/** Whether a key still opens its partner's door. */
export async function isLivePartnerKey(db: Queryable, key: string): Promise<boolean> {
  return (await findLive(db, { sha256: sha256(key) })).length === 1;
}
