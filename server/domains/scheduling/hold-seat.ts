import { randomBytes } from 'node:crypto';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { holdHash, holdSeconds } from './hold-hash.ts';

/** Live holds one organisation may have on one event. */
const maxLiveHolds = 20;

/** A live hold, as its owner may see it. */
export interface SeatHold {
  /** 32 characters of [A-Za-z0-9]: whoever has it can use the hold. */
  readonly hash: string;
  readonly expires_at: Instant;
  readonly seconds_left: number;
  readonly event_id: number;
  readonly course_name: string;
  readonly location_name: string;
  readonly starts_at: Instant;
}

type HoldOutcome =
  | 'held'
  | 'hold_exists'
  | 'not_found'
  | 'event_cancelled'
  | 'event_started'
  | 'hold_limit_reached'
  | 'no_seats_left';

interface HoldRow extends Omit<SeatHold, 'hash'> {
  readonly outcome: HoldOutcome;
  readonly token_nonce: Buffer;
}

const hold = prepared<
  {
    organisationId: number;
    eventId: number;
    another: boolean;
    sha256: Buffer;
    nonce: Buffer;
    seconds: number;
    maxLive: number;
  },
  HoldRow
>(
  'scheduling-hold-seat',
  `select * from hold_seat(p_organisation_id => :organisationId, p_event_id => :eventId, p_another => :another,
     p_kind => 'api', p_token_sha256 => :sha256, p_token_nonce => :nonce,
     p_ttl => make_interval(secs => :seconds), p_max_live => :maxLive)`,
);

/** A refusal because of a hold that is still live, with that hold. */
export interface HoldExists extends Refusal {
  readonly refused: 'hold_exists';
  readonly hold: SeatHold;
}

/**
 * Holds a seat for 30 minutes. Refuses, in this order, with `not_found`, `event_cancelled`, `event_started`,
 * `hold_exists` (unless `another`), `hold_limit_reached`, `no_seats_left`.
 */
export async function holdSeat(
  db: Queryable,
  keyring: Keyring,
  request: { readonly organisationId: number; readonly eventId: number; readonly another: boolean },
): Promise<SeatHold | HoldExists | Refusal> {
  const nonce = randomBytes(16);
  const [row] = await hold(db, {
    ...request,
    nonce,
    sha256: sha256(holdHash(keyring, nonce)),
    seconds: holdSeconds,
    maxLive: maxLiveHolds,
  });
  if (!row) throw new Error('hold_seat returned no row');
  const { outcome, token_nonce, ...rest } = row;
  if (outcome === 'held') return { ...rest, hash: holdHash(keyring, token_nonce) };
  if (outcome === 'hold_exists') {
    return { refused: outcome, hold: { ...rest, hash: holdHash(keyring, token_nonce) } };
  }
  return refuse(outcome);
}
