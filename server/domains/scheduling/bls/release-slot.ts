import { sha256 } from '../../../platform/crypto/random.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared } from '../../../platform/db/sql.ts';

const release = prepared<{ organisationId: number; sha256: Buffer }, { released: boolean }>(
  'scheduling-release-slot',
  'select release_bls_slot(p_organisation_id => :organisationId, p_token_sha256 => :sha256) as released',
);

/** Ends a live hold on a slot; it is free at once. False for an unknown, ended, lapsed or foreign hold. */
export async function releaseSlot(db: Queryable, organisationId: number, hash: string): Promise<boolean> {
  const [row] = await release(db, { organisationId, sha256: sha256(hash) });
  return row?.released ?? false;
}
