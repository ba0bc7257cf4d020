import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../platform/clock/instant.ts';
import type { Keyring } from '../../../platform/crypto/keyring.ts';
import { sha256 } from '../../../platform/crypto/random.ts';
import { batchedCommand, laneOfNumber } from '../../../platform/db/batched-command.ts';
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

const holdMany = prepared<{ requests: string }, HoldRow>(
  'scheduling-hold-slots',
  `select outcome, token_nonce, expires_at, seconds_left, course_name
   from hold_bls_slots(:requests::jsonb) order by place`,
);

const rowOf = (
  { organisationId, courseId, date, time, sha256: hash, nonce }: HoldRequest,
  place: number,
) => ({
  place,
  organisation_id: organisationId,
  course_id: courseId,
  date,
  at_time: time,
  sha256: hash.toString('hex'),
  nonce: nonce.toString('hex'),
});

/** Time that is wanted at the same moment is given in one transaction; that of the same day always. */
const hold = batchedCommand<HoldRequest, HoldRow>({
  laneOf: ({ date }) => laneOfNumber(Date.parse(date) / 86_400_000),
  runMany: (db, requests) => holdMany(db, { requests: JSON.stringify(requests.map(rowOf)) }),
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
