import type { PageLinks } from '../../platform/crypto/page-links.ts';
import type { SafeResult } from '../../platform/safe-fetch/exchange.ts';
import type { SafeFetch } from '../../platform/safe-fetch/safe-fetch.ts';
import type { WebhookDialect } from './dialect.ts';
import { envelopeOf } from './envelope.ts';
import { pauseAfter, retryAfterSeconds } from './retry-policy.ts';
import { openSecret } from './secret.ts';
import type { CallResult } from './settle-calls.ts';
import { signedHeaders } from './sign.ts';
import type { TakenCall } from './take-calls.ts';

/** What calls are made with. */
export interface CallMaking extends PageLinks {
  readonly safeFetch: SafeFetch;
  /** Of every product that tells events, by its slug. */
  readonly dialects: ReadonlyMap<string, WebhookDialect>;
}

/** Characters of an answer that are kept, and the bytes that may take. */
const keptCharacters = 2_000;
const answerBytesMax = 4 * keptCharacters;

/** PostgreSQL's text has every character but NUL. */
function keptText(text: string): string {
  return [...text].slice(0, keptCharacters).join('').replaceAll('\0', '\uFFFD');
}

function bodyOf(call: TakenCall, dialect: WebhookDialect, links: PageLinks): string {
  if (call.body !== null) return call.body;
  if (call.occurred_at === null) throw new Error('a call has neither a body nor an event');
  const { event_id, event_type, occurred_at, payload } = call;
  return JSON.stringify(envelopeOf(dialect, { event_id, event_type, occurred_at, payload }, links));
}

/** The receiver's wish counts for the two answers that mean "not now". */
function wishOf(outcome: SafeResult): number | null {
  if (outcome.kind !== 'answer' || (outcome.status !== 429 && outcome.status !== 503)) return null;
  const wish = outcome.headers['retry-after'];
  return typeof wish === 'string' ? retryAfterSeconds(wish, Date.now()) : null;
}

/** What an outcome means for the call: a test is never repeated and never counts. */
function verdictOf(call: TakenCall, outcome: SafeResult, body: string): Partial<CallResult> {
  const { status } = outcome;
  // The status says it all: what follows it is only for the log, and may break off.
  if (status !== null && status >= 200 && status < 300) return { outcome: 'delivered' };
  if (status === 410) return { outcome: 'given_up', gone: true, body };
  const pause = call.origin === 'test' ? null : pauseAfter(call.attempt, call.max_retries, wishOf(outcome));
  return pause === null
    ? { outcome: 'given_up', body }
    : { outcome: 'failed', retry_in_seconds: pause, body };
}

/**
 * Makes one call and says what became of it; null when `signal` ended it: then nobody knows. The timestamp is the
 * real time, not the platform's: receivers hold it against their own clocks.
 */
export async function attemptCall(
  call: TakenCall,
  making: CallMaking,
  signal: AbortSignal,
): Promise<CallResult | null> {
  if (!call.is_active) return { id: call.id, outcome: 'stopped' };
  const dialect = making.dialects.get(call.product);
  if (!dialect) throw new Error(`nothing tells events of ${call.product}`);
  const body = bodyOf(call, dialect, making);
  const subscriber = { organisationId: call.organisation_id, product: call.product };
  const headers = signedHeaders(
    openSecret(making.keyring, subscriber, Buffer.from(call.secret_encrypted, 'hex')),
    {
      headerPrefix: dialect.headerPrefix,
      eventId: call.event_id,
      eventType: call.event_type,
      deliveryId: call.id,
      timestamp: Math.floor(Date.now() / 1000),
      body,
    },
  );
  const outcome = await making.safeFetch.request({
    url: call.url,
    method: 'POST',
    headers,
    body,
    timeoutMs: call.timeout_seconds * 1000,
    maxAnswerBytes: answerBytesMax,
    repeatable: true,
    signal,
  });
  if (outcome.kind === 'failed' && (outcome.error === 'aborted' || outcome.error === 'closed')) return null;
  return {
    id: call.id,
    outcome: 'given_up',
    ...verdictOf(call, outcome, body),
    duration_ms: outcome.durationMs,
    headers,
    response_status: outcome.status,
    ...(outcome.kind === 'answer' ? { response_body: keptText(outcome.text) } : { error: outcome.error }),
  };
}
