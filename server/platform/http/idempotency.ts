import { createHash } from 'node:crypto';
import stringify from 'safe-stable-stringify';
import type { Keyring } from '../crypto/keyring.ts';
import type { Database } from '../db/database.ts';
import type { Queryable } from '../db/queryable.ts';
import { prepared } from '../db/sql.ts';
import { isRefusal, type Refusal, refuse } from './problem.ts';

/** An answer ready to be sent, or to be stored and sent again. */
export interface RenderedAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request that may be a repetition. */
export interface IdempotentRequest {
  /** Who asks, with which method and path. */
  readonly scope: string;
  readonly key: string;
  readonly query: unknown;
  readonly body: unknown;
}

interface StoredAnswer {
  readonly request_sha256: Buffer;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body_encrypted: Buffer;
}

// Not the row's own lock: a second request must hear "still running" at once instead of waiting for it.
const tryLock = prepared<{ scope: string; key: string }, { locked: boolean }>(
  'idempotency-lock',
  `select pg_try_advisory_xact_lock(hashtextextended(:scope || ' ' || :key, 0)) as locked`,
);

const findAnswer = prepared<{ scope: string; key: string }, StoredAnswer>(
  'idempotency-find',
  `select request_sha256, status, headers, body_encrypted from idempotency_keys
   where scope = :scope and key = :key and created_at > app_now() - interval '24 hours'`,
);

const storeAnswer = prepared<StoredAnswer & { scope: string; key: string }, never>(
  'idempotency-store',
  `insert into idempotency_keys (scope, key, request_sha256, status, headers, body_encrypted, created_at)
   values (:scope, :key, :request_sha256, :status, :headers, :body_encrypted, app_now())
   on conflict (scope, key) do update set request_sha256 = excluded.request_sha256, status = excluded.status,
     headers = excluded.headers, body_encrypted = excluded.body_encrypted, created_at = excluded.created_at`,
);

const removeOld = prepared<object, never>(
  'idempotency-remove-old',
  `delete from idempotency_keys where created_at < app_now() - interval '24 hours'`,
);

/** 1 to 255 printable ASCII characters. */
export function isIdempotencyKey(key: string): boolean {
  return /^[\x20-\x7e]{1,255}$/.test(key);
}

/** Carries an answer out of a transaction that must not be committed. */
class RolledBack extends Error {
  readonly answer: RenderedAnswer | Refusal;
  constructor(answer: RenderedAnswer | Refusal) {
    super('rolled back');
    this.answer = answer;
  }
}

/**
 * Runs `work` at most once per key: its effect and its stored answer commit together, a repetition replays
 * the answer, and anything but a 2xx leaves no trace, so that the key is free again.
 */
export async function answerOnce(
  db: Database,
  keyring: Keyring,
  request: IdempotentRequest,
  work: (tx: Queryable) => Promise<RenderedAnswer | Refusal>,
): Promise<RenderedAnswer | Refusal> {
  const { scope, key } = request;
  const sha256 = createHash('sha256')
    .update(stringify([request.query, request.body ?? null]) ?? '')
    .digest();
  const attempt = async (tx: Queryable): Promise<RenderedAnswer | Refusal> => {
    const [lock] = await tryLock(tx, { scope, key });
    if (!lock?.locked) return refuse('idempotency_in_flight');
    const [stored] = await findAnswer(tx, { scope, key });
    if (stored) return replay(keyring, stored, sha256, `${scope} ${key}`);
    const answer = await work(tx);
    if (isRefusal(answer) || answer.status >= 300) throw new RolledBack(answer);
    const body = keyring.encrypt('idempotent-answers', answer.body, `${scope} ${key}`);
    const headers = { ...answer.headers };
    await storeAnswer(tx, {
      scope,
      key,
      request_sha256: sha256,
      status: answer.status,
      headers,
      body_encrypted: body,
    });
    return answer;
  };
  try {
    return await db.transaction(attempt);
  } catch (error) {
    if (error instanceof RolledBack) return error.answer;
    throw error;
  }
}

function replay(
  keyring: Keyring,
  stored: StoredAnswer,
  sha256: Buffer,
  context: string,
): RenderedAnswer | Refusal {
  if (!stored.request_sha256.equals(sha256)) return refuse('idempotency_key_reused');
  return {
    status: stored.status,
    body: keyring.decrypt('idempotent-answers', stored.body_encrypted, context),
    headers: { ...stored.headers, 'idempotency-replayed': 'true' },
  };
}

/** Removes keys older than 24 hours; run by the worker. */
export async function removeOldIdempotencyKeys(db: Queryable): Promise<void> {
  await removeOld(db, {});
}
