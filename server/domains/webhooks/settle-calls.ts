import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** What became of a call. */
export interface CallResult {
  readonly id: number;
  /** failed: to be tried again; given_up: not; stopped: never made, the endpoint was off. */
  readonly outcome: 'delivered' | 'failed' | 'given_up' | 'stopped';
  readonly retry_in_seconds?: number;
  /** The receiver wants no more calls at all. */
  readonly gone?: boolean;
  readonly duration_ms?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Null: there was no HTTP answer. */
  readonly response_status?: number | null;
  /** At most 2,000 characters. */
  readonly response_body?: string | null;
  /** Why there was no whole HTTP answer. */
  readonly error?: string | null;
  /** What was sent, kept for the attempts to come. */
  readonly body?: string;
}

const settle = prepared<{ results: string }, never>(
  'webhooks-settle',
  'select settle_webhook_calls(:results::jsonb)',
);

/**
 * Records what became of calls, plans the next attempts, and switches off endpoints that do not work. Results of
 * calls that were taken up by another worker in the meantime are dropped.
 */
export async function settleCalls(db: Queryable, results: readonly CallResult[]): Promise<void> {
  await settle(db, { results: JSON.stringify(results) });
}

const ready = prepared<object, { count: number }>('webhooks-ready', 'select ready_webhook_calls() as count');

/** Readies the retries whose time has come. Returns how many, 5,000 at most. */
export async function readyCalls(db: Queryable): Promise<number> {
  const [row] = await ready(db, {});
  return row?.count ?? 0;
}

const retake = prepared<object, { count: number }>(
  'webhooks-retake',
  'select retake_webhook_calls(bury_workers()) as count',
);

/** Buries workers that died, and readies what they had in hand: calls here, jobs of the queue. Returns how many calls. */
export async function retakeCalls(db: Queryable): Promise<number> {
  const [row] = await retake(db, {});
  return row?.count ?? 0;
}
