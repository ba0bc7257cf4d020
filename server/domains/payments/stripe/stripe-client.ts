import type Stripe from 'stripe';
import type { SafeFetch } from '../../../platform/safe-fetch/safe-fetch.ts';
import { ProviderError } from '../checkout-provider.ts';

/** How Stripe is reached. */
export interface StripeAccess {
  readonly secretKey: string;
  /** Where its API is. */
  readonly apiBase: string;
  /** The way there: the platform's, never the library's own. */
  readonly fetch: SafeFetch['fetch'];
  /** Milliseconds for one try; a call, which tries twice, may take three times as long. Default: 10 s. */
  readonly timeoutMs?: number;
}

/** Makes calls of Stripe; failures come out as ProviderErrors. */
export interface StripeClient {
  readonly sdk: Stripe;
  call<Result>(work: (sdk: Stripe) => Promise<Result>): Promise<Result>;
}

/** What Stripe's library throws, or undefined for anything else. */
export function stripeErrorOf(error: unknown): Stripe.errors.StripeError | undefined {
  return error instanceof Error && 'rawType' in error ? (error as Stripe.errors.StripeError) : undefined;
}

/** Codes and numbers only: Stripe's own sentences repeat what they complain about, an e-mail address say. */
export function providerErrorOf(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const told = stripeErrorOf(error);
  if (!told) return new ProviderError('Stripe answered something else than was expected');
  const facts = [told.type, told.code, told.statusCode, told.param, told.requestId].filter(Boolean);
  return new ProviderError(`Stripe: ${facts.join(' ')}`);
}

// Its pauses between tries, which Stripe may lengthen, count too.
async function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ProviderError('Stripe took too long')), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Opens Stripe's library. It is loaded only here: 20 MB and 200 ms that a deployment without keys need not spend. */
export async function openStripe({
  secretKey,
  apiBase,
  fetch,
  timeoutMs = 10_000,
}: StripeAccess): Promise<StripeClient> {
  const { default: StripeSdk } = await import('stripe');
  const base = new URL(apiBase);
  const sdk = new StripeSdk(secretKey, {
    protocol: base.protocol === 'http:' ? 'http' : 'https',
    host: base.hostname,
    port: base.port || (base.protocol === 'http:' ? '80' : '443'),
    httpClient: StripeSdk.createFetchHttpClient(fetch),
    timeout: timeoutMs,
    maxNetworkRetries: 1,
    telemetry: false,
  });
  return {
    sdk,
    call: (work) => within(3 * timeoutMs, work(sdk)),
  };
}
