import { type Agent, fetch, Headers, type Request, type RequestInit, Response } from 'undici';
import { type DestinationPolicy, vetUrl } from './destination.ts';
import { ConnectionFailure } from './failure.ts';

/** The standard's `fetch` for libraries that bring their own idea of a request; rejects as the standard says. */
export type GuardedFetch = typeof globalThis.fetch;

/** Milliseconds for a whole call, whatever the library allows itself. */
const callLimitMs = 60_000;

/** Bytes of an answer, decompressed. */
const answerBytesMax = 8 * 1024 * 1024;

function bounded(response: Response): Response {
  if (!response.body) return response;
  let left = answerBytesMax;
  const body = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        left -= chunk.byteLength;
        if (left >= 0) controller.enqueue(chunk);
        else controller.error(new TypeError('The answer is too large.'));
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

/** What a Request object says, as options. */
const optionsOf = ({ method, headers, body, signal }: Request): RequestInit => ({
  method,
  headers,
  signal,
  ...(body ? { body, duplex: 'half' } : {}),
});

/** `fetch` under the same guards as every request. A redirect is an answer like any other. */
export function guardedFetch(agent: Agent, policy: DestinationPolicy): GuardedFetch {
  const call = async (input: string | URL | Request, options: RequestInit = {}): Promise<Response> => {
    const isRequest = typeof input === 'object' && 'url' in input;
    const url = vetUrl(policy, isRequest ? input.url : String(input));
    if (!(url instanceof URL)) throw new TypeError('fetch failed', { cause: new ConnectionFailure(url) });
    const init = isRequest ? { ...optionsOf(input), ...options } : options;
    const headers = new Headers(init.headers);
    // it would decide which name the certificate must be for
    headers.delete('host');
    const limit = AbortSignal.timeout(callLimitMs);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    return bounded(await fetch(url, { ...init, headers, signal, redirect: 'manual', dispatcher: agent }));
  };
  // Node's own declarations and this package's describe one standard and do not know each other
  return call as unknown as GuardedFetch;
}
