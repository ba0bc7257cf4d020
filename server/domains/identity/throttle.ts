import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';

/** Attempts in a quarter of an hour: for one account, wherever they come from, and from one address. */
const most = { account: 10, address: 100 } as const;

// Counted before the password is looked at: a thousand parallel guesses are a thousand attempts.
const take = prepared<
  { account: Buffer; address: Buffer },
  { subject_sha256: Buffer; attempts: number; seconds_left: number }
>(
  'identity-take-attempt',
  `insert into sign_in_attempts as a (subject_sha256, attempts, window_start)
   select s, 1, app_now() from (values (:account::bytea), (:address::bytea)) as v (s) order by s
   on conflict (subject_sha256) do update set
     attempts = case when a.window_start > app_now() - interval '15 minutes' then a.attempts + 1 else 1 end,
     window_start = case when a.window_start > app_now() - interval '15 minutes' then a.window_start else app_now() end
   returning subject_sha256, attempts,
     ceil(extract(epoch from window_start + interval '15 minutes' - app_now()))::int as seconds_left`,
);

const giveBack = prepared<{ account: Buffer; address: Buffer }, never>(
  'identity-give-back-attempt',
  `with gone as (delete from sign_in_attempts where subject_sha256 = :account)
   update sign_in_attempts set attempts = greatest(0, attempts - 1) where subject_sha256 = :address`,
);

const removeOld = prepared<object, never>(
  'identity-remove-old-attempts',
  `delete from sign_in_attempts where window_start < app_now() - interval '1 hour'`,
);

const subjects = (account: string, address: string) => ({
  account: sha256(`account ${account.toLowerCase()}`),
  address: sha256(`address ${address}`),
});

/** Counts one attempt at a password; refuses with `sign_in_throttled` when there were too many. */
export async function takeAttempt(db: Queryable, account: string, address: string): Promise<Refusal | null> {
  const both = subjects(account, address);
  const rows = await take(db, both);
  const over = rows.filter(
    (row) => row.attempts > (row.subject_sha256.equals(both.account) ? most.account : most.address),
  );
  if (over.length === 0) return null;
  const retry_after = Math.max(1, ...over.map((row) => row.seconds_left));
  return refuse('sign_in_throttled', { extra: { retry_after } });
}

/** The attempt was right: the account starts anew, the address gets its attempt back. */
export async function forgiveAttempts(db: Queryable, account: string, address: string): Promise<void> {
  await giveBack(db, subjects(account, address));
}

/** Forgets windows that are over; run by the worker. */
export async function removeOldAttempts(db: Queryable): Promise<void> {
  await removeOld(db, {});
}
