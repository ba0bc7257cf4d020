import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const report = prepared<{ inviteId: number }, { told: boolean }>(
  'invites-report-funds-short',
  'select report_funds_short(:inviteId) as told',
);

/**
 * Has the agency's contact told that it could not pay for a booking by this invite (job `mail-funds-short`). False
 * when that was told within the last six hours.
 */
export async function reportFundsShort(db: Queryable, inviteId: number): Promise<boolean> {
  const [row] = await report(db, { inviteId });
  return row?.told ?? false;
}
