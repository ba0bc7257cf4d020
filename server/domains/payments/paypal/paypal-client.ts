import type { ApiResponse, Client, OAuthToken } from '@paypal/paypal-server-sdk';
import { z } from 'zod';
import type { SafeFetch } from '../../../platform/safe-fetch/safe-fetch.ts';
import { ProviderError } from '../checkout-provider.ts';

/** How PayPal is reached. */
export interface PayPalAccess {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where its API is. */
  readonly apiBase: string;
  /** The way there: the platform's, never the library's own. */
  readonly fetch: SafeFetch['fetch'];
  /** Milliseconds for one try of one request. Default: 10 s. */
  readonly timeoutMs?: number;
}

type Sdk = typeof import('@paypal/paypal-server-sdk');

/** PayPal's library with a token that holds. */
export interface PayPalCaller {
  readonly sdk: Sdk;
  readonly client: Client;
}

/** Makes calls of PayPal; what they throw, providerErrorOf and refusalOf read. */
export interface PayPalClient {
  call<Result>(work: (caller: PayPalCaller) => Promise<ApiResponse<Result>>): Promise<Result>;
}

/** What PayPal refused a request with. */
export interface PayPalRefusal {
  readonly status: number;
  readonly name: string;
  /** Why, in codes such as ORDER_NOT_APPROVED. */
  readonly issues: readonly string[];
  /** PayPal's own name for the request, which its support asks for. */
  readonly debugId: string | null;
}

const code = z.string().regex(/^[A-Za-z0-9_]{1,80}$/);
const refusalBody = z.object({
  name: code.optional().catch(undefined),
  error: code.optional().catch(undefined),
  debug_id: code.optional().catch(undefined),
  details: z
    .array(z.object({ issue: code.optional().catch(undefined) }))
    .optional()
    .catch(undefined),
});

function parsedBody(text: unknown): z.output<typeof refusalBody> {
  try {
    return refusalBody.parse(JSON.parse(String(text)));
  } catch {
    return {};
  }
}

/** What PayPal refused a request with; null when it was not PayPal that said no. */
export function refusalOf(error: unknown): PayPalRefusal | null {
  if (!(error instanceof Error) || !('statusCode' in error) || !('body' in error)) return null;
  const { name, error: oauthError, debug_id, details = [] } = parsedBody(error.body);
  return {
    status: Number(error.statusCode),
    name: name ?? oauthError ?? '',
    issues: details.flatMap(({ issue }) => issue ?? []),
    debugId: debug_id ?? null,
  };
}

/** Codes and numbers only: PayPal's own sentences repeat what they complain about. */
export function providerErrorOf(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const told = refusalOf(error);
  if (!told) return new ProviderError('PayPal answered something else than was expected');
  const facts = [told.status, told.name, ...told.issues, told.debugId].filter(Boolean);
  return new ProviderError(`PayPal: ${facts.join(' ')}`);
}

/** What we use of the request that the library's HTTP client makes. */
interface OutgoingRequest {
  readonly url?: string;
  readonly method?: string;
  readonly data?: unknown;
  readonly headers?: { toJSON(): Record<string, unknown> };
}

const isLate = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/**
 * The library's way out, in place of its own. Every request of ours names itself to PayPal, so one that was lost on its
 * way is sent once more; one that took too long is not.
 */
function wayOut({ apiBase, fetch, timeoutMs = 10_000 }: PayPalAccess) {
  return async (request: OutgoingRequest) => {
    // the library knows two addresses of PayPal's; a test has its own
    const { pathname, search } = new URL(request.url ?? '');
    const headers = Object.entries(request.headers?.toJSON() ?? {}).map(([name, value]) => [
      name,
      String(value),
    ]);
    const once = async () => {
      const answer = await fetch(apiBase + pathname + search, {
        method: (request.method ?? 'get').toUpperCase(),
        headers: Object.fromEntries(headers),
        ...(typeof request.data === 'string' ? { body: request.data } : {}),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return {
        data: await answer.text(),
        status: answer.status,
        statusText: '',
        headers: Object.fromEntries(answer.headers),
        config: request,
      };
    };
    return once()
      .catch((error: unknown) => (isLate(error) ? Promise.reject(error) : once()))
      .catch((error: unknown) => {
        throw new ProviderError(isLate(error) ? 'PayPal took too long' : 'PayPal cannot be reached');
      });
  };
}

/** Seconds before its end in which a token is no longer used: a request takes its time. */
const tokenReserveS = 60;

interface Session {
  readonly client: Client;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

const tokenShape = z.object({
  accessToken: z.string().min(1),
  tokenType: z.string(),
  expiresIn: z.coerce.number().int().positive(),
});

/**
 * Opens PayPal's library. It is loaded only here: what a deployment without keys need not spend. The token is kept here
 * too: the library's own keeping never recovers from one failure and asks for one token for each of the first requests.
 */
export async function openPayPal(access: PayPalAccess): Promise<PayPalClient> {
  const sdk = await import('@paypal/paypal-server-sdk');
  const { clientId, clientSecret } = access;
  const credentials = { oAuthClientId: clientId, oAuthClientSecret: clientSecret };
  const base = new sdk.Client({
    environment: sdk.Environment.Production,
    clientCredentialsAuthCredentials: credentials,
    unstable_httpClientOptions: { adapter: wayOut(access) },
  });
  let session: Promise<Session> | undefined;

  async function signIn(): Promise<Session> {
    const read = tokenShape.parse(await base.clientCredentialsAuthManager.fetchToken());
    const oAuthToken: OAuthToken = { accessToken: read.accessToken, tokenType: read.tokenType };
    return {
      client: base.withConfiguration({ clientCredentialsAuthCredentials: { ...credentials, oAuthToken } }),
      endsAt: Date.now() + (read.expiresIn - tokenReserveS) * 1000,
    };
  }

  /** A token that holds and is not `refused`; one new one for all who found the same one used up. */
  async function sessionBut(refused: Client | null): Promise<Session> {
    const kept = session;
    const read = await kept?.catch(() => undefined);
    if (read && read.client !== refused && read.endsAt > Date.now()) return read;
    if (session === undefined || session === kept) session = signIn();
    return session;
  }

  return {
    async call(work) {
      const { client } = await sessionBut(null);
      try {
        return (await work({ sdk, client })).result;
      } catch (error) {
        if (refusalOf(error)?.status !== 401) throw error;
        const fresh = await sessionBut(client);
        return (await work({ sdk, client: fresh.client })).result;
      }
    },
  };
}
