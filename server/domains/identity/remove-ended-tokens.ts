import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const remove = prepared<object, never>(
  'identity-remove-ended-tokens',
  `delete from token_pairs where refresh_expires_at < app_now() - interval '30 days'`,
);

/** Removes pairs that nobody can use, a month after they could last be refreshed: until then reuse is still recognised. */
export async function removeEndedTokens(db: Queryable): Promise<void> {
  await remove(db, {});
}
