import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

const forget = prepared<{ days: number; batch: number }, { forgotten: number }>(
  'webhooks-forget',
  'select forget_webhook_calls(:days::integer, :batch::integer) as forgotten',
);

/** Rows deleted in one transaction. */
const batch = 5_000;

/** Deletes calls and events, payloads included, that are older than `days`. */
export async function forgetOldCalls(db: Queryable, days: number): Promise<void> {
  for (;;) {
    const [row] = await forget(db, { days, batch });
    if ((row?.forgotten ?? 0) < batch) return;
  }
}
