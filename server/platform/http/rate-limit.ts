import { performance } from 'node:perf_hooks';
import type { Queryable } from '../db/queryable.ts';
import { prepared } from '../db/sql.ts';

/** What one request found of its budget. */
export interface BudgetState {
  readonly allowed: boolean;
  readonly limit: number;
  /** Requests left in this window, as far as this process knows. */
  readonly remaining: number;
  /** Whole seconds until the window ends, at least 1. */
  readonly secondsLeft: number;
}

/** Counts requests in fixed one-minute windows shared by all processes. */
export interface RateLimiter {
  /** Takes one request out of a bucket's budget of `limit` a minute. */
  take(bucket: string, limit: number): Promise<BudgetState>;
}

interface Lease {
  /** Monotonic milliseconds at which the window ends. */
  readonly endsAt: number;
  /** Requests of this window that any process has leased, as last seen. */
  leased: number;
  /** Leased by this process and not yet spent. */
  unspent: number;
}

// A lease takes an eighth of what is left: a budget of 60 costs some 18 writes, and a process that falls
// silent strands little of it.
const lease = prepared<{ bucket: string; limit: number }, { used: number; granted: number; ms_left: number }>(
  'rate-limit-lease',
  `insert into rate_limit_windows as w (bucket, window_start, used, granted)
   values (:bucket, date_trunc('minute', app_now()), (:limit::int + 7) / 8, (:limit::int + 7) / 8)
   on conflict (bucket) do update set
     used = case when w.window_start = excluded.window_start
       then w.used + greatest(0, (:limit::int - w.used + 7) / 8) else excluded.used end,
     granted = case when w.window_start = excluded.window_start
       then greatest(0, (:limit::int - w.used + 7) / 8) else excluded.granted end,
     window_start = excluded.window_start
   returning used, granted, ceil(extract(epoch from window_start + interval '1 minute' - app_now()) * 1000)::int as ms_left`,
);

/** Buckets in memory above which the ended ones are thrown out. */
const sweepAbove = 10_000;

/** Builds the limiter of one process. */
export function createRateLimiter(db: Queryable): RateLimiter {
  const leases = new Map<string, Lease>();
  const renewals = new Map<string, Promise<Lease>>();

  async function renew(bucket: string, limit: number): Promise<Lease> {
    const [row] = await lease(db, { bucket, limit });
    if (!row) throw new Error('a rate limit lease returned no row');
    const before = leases.get(bucket);
    const endsAt = performance.now() + row.ms_left;
    const fresh = {
      endsAt,
      leased: row.used,
      unspent: row.granted + (before && before.endsAt > performance.now() ? before.unspent : 0),
    };
    if (leases.size > sweepAbove) {
      for (const [name, old] of leases) if (old.endsAt <= performance.now()) leases.delete(name);
    }
    leases.set(bucket, fresh);
    return fresh;
  }

  function renewOnce(bucket: string, limit: number): Promise<Lease> {
    const running = renewals.get(bucket);
    if (running) return running;
    const renewal = renew(bucket, limit).finally(() => renewals.delete(bucket));
    renewals.set(bucket, renewal);
    return renewal;
  }

  /** Whether a process must ask the table before it can answer. */
  const needsRenewal = (held: Lease | undefined, limit: number): boolean =>
    !held || held.endsAt <= performance.now() || (held.unspent === 0 && held.leased < limit);

  function stateOf(held: Lease, limit: number, allowed: boolean): BudgetState {
    const secondsLeft = Math.max(1, Math.ceil((held.endsAt - performance.now()) / 1000));
    return { allowed, limit, remaining: Math.max(0, limit - held.leased + held.unspent), secondsLeft };
  }

  return {
    async take(bucket, limit) {
      let held = leases.get(bucket);
      while (!held || needsRenewal(held, limit)) held = await renewOnce(bucket, limit);
      // No await from here on: looking at what is left and taking it must not be torn apart.
      const isLeft = held.unspent > 0 && held.leased - held.unspent < limit;
      if (isLeft) held.unspent -= 1;
      return stateOf(held, limit, isLeft);
    },
  };
}

const removeEnded = prepared<object, never>(
  'rate-limit-remove-ended',
  `delete from rate_limit_windows where window_start < app_now() - interval '2 minutes'`,
);

/** Forgets windows that are over; run by the worker. */
export async function removeEndedWindows(db: Queryable): Promise<void> {
  await removeEnded(db, {});
}
