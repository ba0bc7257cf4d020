import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../platform/clock/instant.ts';
import type { Keyring } from '../../../platform/crypto/keyring.ts';
import { sha256 } from '../../../platform/crypto/random.ts';
import { batchedCommand } from '../../../platform/db/batched-command.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared } from '../../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import { holdHash } from '../hold-hash.ts';

/** A slot by its name: London's wall time. */
export interface SlotName {
  readonly courseId: number;
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM */
  readonly time: string;
}

/** A live hold on a slot, as its owner may see it. */
export interface SlotHold {
  /** 32 characters of [A-Za-z0-9]: whoever has it can use the hold. */
  readonly hash: string;
  readonly expires_at: Instant;
  readonly seconds_left: number;
  readonly course_name: string;
}

interface HoldRow extends Omit<SlotHold, 'hash'> {
  readonly outcome:
    | 'held'
    | 'hold_exists'
    | 'course_not_available'
    | 'hold_limit_reached'
    | 'slot_unavailable';
  readonly token_nonce: Buffer;
}

interface HoldRequest extends SlotName {
  readonly organisationId: number;
  readonly nonce: Buffer;
  readonly sha256: Buffer;
}

// Rows in the order of the requests, but held in the order of organisations, whose locks are taken on the way.
const holdMany = prepared<
  {
    date: string;
    organisationIds: readonly number[];
    courseIds: readonly number[];
    times: readonly string[];
    sha256s: readonly Buffer[];
    nonces: readonly Buffer[];
  },
  HoldRow
>(
  'scheduling-hold-slots',
  `select h.* from (
     select * from unnest(:organisationIds::bigint[], :courseIds::bigint[], :times::time[], :sha256s::bytea[], :nonces::bytea[])
       with ordinality as w (organisation_id, course_id, at_time, sha256, nonce, place)
     order by hashint8(organisation_id), place) r,
     lateral hold_bls_slot(p_organisation_id => r.organisation_id, p_course_id => r.course_id, p_date => :date::date,
       p_time => r.at_time, p_token_sha256 => r.sha256, p_token_nonce => r.nonce) h
   order by r.place`,
);

/** Whoever wants time of the same day at the same moment gets it in one transaction. */
const hold = batchedCommand<HoldRequest, HoldRow>({
  laneOf: ({ date }) => date,
  runMany: (db, requests) =>
    holdMany(db, {
      date: requests[0]?.date ?? '',
      organisationIds: requests.map(({ organisationId }) => organisationId),
      courseIds: requests.map(({ courseId }) => courseId),
      times: requests.map(({ time }) => time),
      sha256s: requests.map(({ sha256: hash }) => hash),
      nonces: requests.map(({ nonce }) => nonce),
    }),
});

/** A refusal because of a hold on the same slot that is still live, with that hold. */
export interface SlotHoldExists extends Refusal {
  readonly refused: 'hold_exists';
  readonly hold: SlotHold;
}

/**
 * Holds a slot: the time of one of its free trainers, for as long as the rules say. Refuses, in this order, with
 * `course_not_available`, `hold_exists`, `hold_limit_reached`, `slot_unavailable`.
 */
export async function holdSlot(
  db: Queryable,
  keyring: Keyring,
  request: SlotName & { readonly organisationId: number },
): Promise<SlotHold | SlotHoldExists | Refusal> {
  const nonce = randomBytes(16);
  const row = await hold(db, { ...request, nonce, sha256: sha256(holdHash(keyring, nonce)) });
  const { outcome, token_nonce, ...rest } = row;
  if (outcome === 'held') return { ...rest, hash: holdHash(keyring, token_nonce) };
  if (outcome === 'hold_exists') {
    return { refused: outcome, hold: { ...rest, hash: holdHash(keyring, token_nonce) } };
  }
  return refuse(outcome);
}
