import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const release = prepared<
  { organisationId: number; sha256: Buffer; eventId: number | null },
  { released: boolean }
>(
  'scheduling-release-seat',
  'select release_seat(p_organisation_id => :organisationId, p_token_sha256 => :sha256, p_event_id => :eventId) as released',
);

/**
 * Ends a live hold; its seat is free at once. False for an unknown, ended, lapsed or foreign hold, and for
 * one of another event when `eventId` is given.
 */
export async function releaseSeat(
  db: Queryable,
  request: { readonly organisationId: number; readonly hash: string; readonly eventId?: number },
): Promise<boolean> {
  const { organisationId, hash, eventId = null } = request;
  const [row] = await release(db, { organisationId, sha256: sha256(hash), eventId });
  return row?.released ?? false;
}
