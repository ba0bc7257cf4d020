import type { Instant } from '../../platform/clock/instant.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { visitorHash } from './candidate-visitor.ts';
import { holdHash } from './hold-hash.ts';

/** What every hold of a visitor of the public pages has. */
export interface VisitorHold {
  readonly hash: string;
  readonly expires_at: Instant;
  /** 0 once it is over. */
  readonly seconds_left: number;
}

interface OfVisitor {
  readonly organisationId: number;
  readonly visitor: Buffer;
}

interface WhichHold {
  readonly organisationId: number;
  readonly visitor: string;
  /** Missing: the live one. */
  readonly hash?: string;
}

/**
 * Declares the reading of visitors' holds of one kind. `held` is the SQL of what is read of what they hold, `tables`
 * where holds (`h`) and that come from; the indexes by visitor and by token_sha256 serve it.
 */
export function visitorHolds<Held>(name: string, held: string, tables: string) {
  type Row = Held & Omit<VisitorHold, 'hash'> & { readonly token_nonce: string };
  const find = <Params extends object>(which: string, condition: string) =>
    preparedRead<Params & OfVisitor, Row>(
      `scheduling-find-${which}`,
      `select ${held}, encode(h.token_nonce, 'hex') as token_nonce, h.expires_at,
         case when h.ended_at is null then greatest(0, extract(epoch from h.expires_at - app_now()))::int else 0 end as seconds_left
       from ${tables}
       where h.kind = 'candidate' and h.organisation_id = :organisationId and h.visitor_sha256 = :visitor and ${condition}`,
    );
  const findLive = find<object>(`live-${name}`, 'h.ended_at is null and h.expires_at > (select app_now())');
  const findNamed = find<{ sha256: Buffer }>(name, 'h.token_sha256 = :sha256');

  return async (
    db: Queryable,
    keyring: Keyring,
    { organisationId, visitor: named, hash }: WhichHold,
  ): Promise<(Held & VisitorHold) | null> => {
    const visitor = visitorHash(keyring, named);
    const [row] =
      hash === undefined
        ? await findLive(db, { organisationId, visitor })
        : await findNamed(db, { organisationId, visitor, sha256: sha256(hash) });
    return row ? { ...row, hash: holdHash(keyring, Buffer.from(row.token_nonce, 'hex')) } : null;
  };
}
