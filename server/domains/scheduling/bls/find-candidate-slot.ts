import type { Instant } from '../../../platform/clock/instant.ts';
import type { Keyring } from '../../../platform/crypto/keyring.ts';
import { sha256 } from '../../../platform/crypto/random.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { preparedRead } from '../../../platform/db/sql.ts';
import { visitorHash } from '../candidate-visitor.ts';
import { holdHash } from '../hold-hash.ts';

/** What a visitor of the public pages holds or held of trainers' time. */
export interface CandidateSlot {
  readonly hash: string;
  readonly course_id: number;
  readonly course_name: string;
  readonly price_pence: number;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  /** The start in London, as holding it takes it. */
  readonly date: string;
  readonly time: string;
  readonly expires_at: Instant;
  /** 0 once it is over. */
  readonly seconds_left: number;
}

type Row = Omit<CandidateSlot, 'hash'> & { readonly token_nonce: string };

// bls_holds_by_visitor serves the live one, the unique token_sha256 a named one
const slotOf = <Params extends object>(name: string, condition: string) =>
  preparedRead<Params & { organisationId: number; visitor: Buffer }, Row>(
    `scheduling-find-${name}`,
    `select encode(h.token_nonce, 'hex') as token_nonce, h.course_id, c.name as course_name,
       bls_course_price_pence(h.organisation_id, h.course_id) as price_pence, h.starts_at, h.ends_at,
       to_char(h.starts_at at time zone 'Europe/London', 'YYYY-MM-DD') as date,
       to_char(h.starts_at at time zone 'Europe/London', 'HH24:MI') as time, h.expires_at,
       case when h.ended_at is null then greatest(0, extract(epoch from h.expires_at - app_now()))::int else 0 end as seconds_left
     from bls_holds h join bls_courses c on c.id = h.course_id
     where h.kind = 'candidate' and h.organisation_id = :organisationId and h.visitor_sha256 = :visitor and ${condition}`,
  );
const findLive = slotOf<object>(
  'live-candidate-slot',
  'h.ended_at is null and h.expires_at > (select app_now())',
);
const findNamed = slotOf<{ sha256: Buffer }>('candidate-slot', 'h.token_sha256 = :sha256');

/**
 * A visitor's hold on a slot for an organisation: the live one, or the one of the given hash in whatever state it is.
 * Null when the visitor has none.
 */
export async function findCandidateSlot(
  db: Queryable,
  keyring: Keyring,
  request: { readonly organisationId: number; readonly visitor: string; readonly hash?: string },
): Promise<CandidateSlot | null> {
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
