import type { Instant } from '../../platform/clock/instant.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { type CandidateEvent, candidateEventColumns } from './candidate-event.ts';
import { visitorHash } from './candidate-visitor.ts';
import { holdHash } from './hold-hash.ts';
import { trainingEventTables } from './training-event.ts';

/** What a visitor of the public pages holds or held, and the event. */
export interface CandidateHold extends CandidateEvent {
  readonly hash: string;
  readonly expires_at: Instant;
  /** 0 once it is over. */
  readonly seconds_left: number;
}

interface Params {
  readonly organisationId: number;
  readonly visitor: Buffer;
  readonly sha256: Buffer | null;
}

// seat_holds_by_visitor serves the live one, the unique token_sha256 a named one
const holdTables = `seat_holds h join (select ${candidateEventColumns} from ${trainingEventTables}) ev
  on ev.id = h.training_event_id`;
const holdColumns = `ev.*, encode(h.token_nonce, 'hex') as token_nonce, h.expires_at,
  case when h.ended_at is null then greatest(0, extract(epoch from h.expires_at - app_now()))::int else 0 end as seconds_left`;
const isVisitors = `h.kind = 'candidate' and h.organisation_id = :organisationId and h.visitor_sha256 = :visitor`;

type HoldRow = Omit<CandidateHold, 'hash'> & { readonly token_nonce: string };

const findLive = preparedRead<Omit<Params, 'sha256'>, HoldRow>(
  'scheduling-find-live-candidate-hold',
  `select ${holdColumns} from ${holdTables} where ${isVisitors} and h.ended_at is null and h.expires_at > (select app_now())`,
);

const findNamed = preparedRead<Params, HoldRow>(
  'scheduling-find-candidate-hold',
  `select ${holdColumns} from ${holdTables} where ${isVisitors} and h.token_sha256 = :sha256`,
);

/**
 * A visitor's hold on an event of an organisation: the live one, or the one of the given hash in whatever state it
 * is. Null when the visitor has none.
 */
export async function findCandidateHold(
  db: Queryable,
  keyring: Keyring,
  request: { readonly organisationId: number; readonly visitor: string; readonly hash?: string },
): Promise<CandidateHold | null> {
  const { organisationId, hash } = request;
  const visitor = visitorHash(keyring, request.visitor);
  const [row] =
    hash === undefined
      ? await findLive(db, { organisationId, visitor })
      : await findNamed(db, { organisationId, visitor, sha256: sha256(hash) });
  if (!row) return null;
  const { token_nonce, ...rest } = row;
  return { ...rest, hash: holdHash(keyring, Buffer.from(token_nonce, 'hex')) };
}
