import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../platform/clock/instant.ts';
import type { Keyring } from '../../../platform/crypto/keyring.ts';
import { sha256 } from '../../../platform/crypto/random.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared } from '../../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import { visitorHash } from '../candidate-visitor.ts';
import { holdHash } from '../hold-hash.ts';
import type { SlotName } from './hold-slot.ts';

interface Params extends SlotName {
  readonly organisationId: number;
  readonly sha256: Buffer;
  readonly nonce: Buffer;
  readonly visitor: Buffer;
  readonly address: Buffer;
}

const hold = prepared<Params, { outcome: string; expires_at: Instant }>(
  'scheduling-hold-slot-for-candidate',
  `select * from hold_bls_slot_for_candidate(p_organisation_id => :organisationId, p_course_id => :courseId,
     p_date => :date::date, p_time => :time::time, p_token_sha256 => :sha256, p_token_nonce => :nonce,
     p_visitor_sha256 => :visitor, p_address_sha256 => :address)`,
);

/**
 * Holds a slot for a visitor of the public pages, in place of what the visitor held before. The visitor's secret and
 * network address are kept as keyed hashes only. Refuses, in this order, with `course_not_available`,
 * `too_many_holds` (five visitors of that address hold one), `slot_unavailable`; what was held before then stays held.
 */
export async function holdSlotForCandidate(
  db: Queryable,
  keyring: Keyring,
  request: SlotName & {
    readonly organisationId: number;
    readonly visitor: string;
    readonly address: string;
  },
): Promise<{ readonly hash: string; readonly expires_at: Instant } | Refusal> {
  const nonce = randomBytes(16);
  const hash = holdHash(keyring, nonce);
  const [row] = await hold(db, {
    ...request,
    nonce,
    sha256: sha256(hash),
    visitor: visitorHash(keyring, request.visitor),
    address: visitorHash(keyring, request.address),
  });
  if (!row) throw new Error('hold_bls_slot_for_candidate returned no row');
  return row.outcome === 'held' ? { hash, expires_at: row.expires_at } : refuse(row.outcome);
}
