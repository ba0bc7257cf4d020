import { randomBytes } from 'node:crypto';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { sha256 } from '../../platform/crypto/random.ts';
import { batchedCommand } from '../../platform/db/batched-command.ts';
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

interface HoldRequest {
  readonly organisationId: number;
  readonly eventId: number;
  readonly another: boolean;
  readonly nonce: Buffer;
  readonly sha256: Buffer;
}

const holdMany = prepared<
  {
    eventId: number;
    organisationIds: readonly number[];
    anothers: readonly boolean[];
    sha256s: readonly Buffer[];
    nonces: readonly Buffer[];
    seconds: number;
    maxLive: number;
  },
  HoldRow
>(
  'scheduling-hold-seats',
  `select h.* from (
     select * from unnest(:organisationIds::bigint[], :anothers::boolean[], :sha256s::bytea[], :nonces::bytea[])
       with ordinality as w (organisation_id, another, sha256, nonce, place) order by place) r,
     lateral hold_seat(p_organisation_id => r.organisation_id, p_event_id => :eventId, p_another => r.another,
       p_kind => 'api', p_token_sha256 => r.sha256, p_token_nonce => r.nonce,
       p_ttl => make_interval(secs => :seconds), p_max_live => :maxLive) h
   order by r.place`,
);

/** Whoever wants seats of one event at the same moment gets them in one transaction. */
const hold = batchedCommand<HoldRequest, HoldRow>({
  laneOf: ({ eventId }) => String(eventId),
  runMany: (db, requests) =>
    holdMany(db, {
      eventId: requests[0]?.eventId ?? 0,
      organisationIds: requests.map(({ organisationId }) => organisationId),
      anothers: requests.map(({ another }) => another),
      sha256s: requests.map(({ sha256: hash }) => hash),
      nonces: requests.map(({ nonce }) => nonce),
      seconds: holdSeconds,
      maxLive: maxLiveHolds,
    }),
});

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
  const row = await hold(db, { ...request, nonce, sha256: sha256(holdHash(keyring, nonce)) });
  const { outcome, token_nonce, ...rest } = row;
  if (outcome === 'held') return { ...rest, hash: holdHash(keyring, token_nonce) };
  if (outcome === 'hold_exists') {
    return { refused: outcome, hold: { ...rest, hash: holdHash(keyring, token_nonce) } };
  }
  return refuse(outcome);
}
