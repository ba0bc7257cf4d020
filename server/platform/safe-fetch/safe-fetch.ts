import { isIP } from 'node:net';
import { Agent } from 'undici';
import { bareHost, type DestinationPolicy, requiredReach, vetAddresses, vetUrl } from './destination.ts';
import { Exchange, type SafeResult } from './exchange.ts';
import type { Failure } from './failure.ts';
import { type GuardedConnector, guardedConnector } from './guarded-connector.ts';
import { type GuardedFetch, guardedFetch } from './guarded-fetch.ts';
import { type ResolveHost, resolveByDns } from './resolve-host.ts';

/** What outgoing requests may reach. */
export interface SafeFetchOptions extends DestinationPolicy {
  /** Asked for each new connection, its answer used for that one only. Default: the name servers. */
  readonly resolve?: ResolveHost;
  /** Certificate authority to trust instead of the usual ones, PEM. */
  readonly ca?: string;
}

/** One request to somebody else's server. */
export interface SafeRequest {
  readonly url: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Without `host`, which the URL says. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For everything from the name to the last byte of the answer. */
  readonly timeoutMs: number;
  /** Reading stops there. */
  readonly maxAnswerBytes: number;
  /**
   * Whether the receiver may get it twice. Then it is sent again when a kept connection turns out to be closed.
   * Default: true for GET and HEAD.
   */
  readonly repeatable?: boolean;
  readonly signal?: AbortSignal;
}

/** The only way out of this code base by HTTP: docs/decisions/outgoing-http.md. */
export interface SafeFetch {
  /** Never rejects, never follows a redirect. */
  request(request: SafeRequest): Promise<SafeResult>;
  /** Why a URL would be refused; null when it would not, or its name does not resolve for now. */
  checkUrl(url: string): Promise<Failure | null>;
  readonly fetch: GuardedFetch;
  /** Closes all connections; what is under way fails as `closed`. */
  close(): Promise<void>;
}

/** Connections to one host at a time; further requests wait for one. */
const connectionsMax = 64;

/** How long an idle connection is kept. Less than the 5 s after which many servers close theirs. */
const idleMs = 4_000;

/** How long a registration waits for name servers. */
const checkLimitMs = 3_000;

function openAgent(connector: GuardedConnector): Agent {
  return new Agent({
    connect: connector.connect,
    connections: connectionsMax,
    pipelining: 1,
    keepAliveTimeout: idleMs,
    // a server's `keep-alive: timeout=` may shorten this, not lengthen it
    keepAliveMaxTimeout: idleMs,
    keepAliveTimeoutThreshold: 1_000,
    // each request has one limit for all of it
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/** The addresses of a host; null when there are none or it takes too long. */
async function addressesWithin(limitMs: number, looking: Promise<readonly string[]>) {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  const found = looking.catch(() => null);
  return Promise.race([found, limit]).finally(() => clearTimeout(timer));
}

const failed = (failure: Failure): SafeResult => ({
  kind: 'failed',
  ...failure,
  status: null,
  durationMs: 0,
});

/** Whether a header is there that says another host than the URL, and so which certificate will do. */
const namesHost = (headers: Readonly<Record<string, string>>): boolean =>
  Object.keys(headers).some((name) => name.length === 4 && name.toLowerCase() === 'host');

function send(
  agent: Agent,
  { isOpening }: GuardedConnector,
  policy: DestinationPolicy,
  request: SafeRequest,
): Promise<SafeResult> {
  const { method, headers = {}, body = null, timeoutMs, maxAnswerBytes, signal } = request;
  const url = vetUrl(policy, request.url);
  if (!(url instanceof URL)) return Promise.resolve(failed(url));
  if (namesHost(headers))
    return Promise.resolve(failed({ error: 'request_not_valid', detail: 'The host is said by the URL.' }));
  const repeatable = request.repeatable ?? (method === 'GET' || method === 'HEAD');
  return new Exchange(
    agent,
    { origin: url.origin, path: url.pathname + url.search, method, headers, body },
    { timeoutMs, maxAnswerBytes, repeatable, signal },
    isOpening,
  ).run();
}

/** Opens the client for requests to hosts that others choose. The composition root makes the one there is. */
export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  const { resolve = resolveByDns, ca } = options;
  const connector = guardedConnector({ policy: options, resolve, ca });
  const agent = openAgent(connector);
  return {
    request: (request) => send(agent, connector, options, request),
    async checkUrl(text) {
      const url = vetUrl(options, text);
      if (!(url instanceof URL)) return url;
      const host = bareHost(url.hostname);
      const required = requiredReach(options, url.protocol, host);
      if (isIP(host) !== 0 || required === null) return null;
      const addresses = await addressesWithin(checkLimitMs, resolve(host));
      return addresses && vetAddresses(addresses, required);
    },
    fetch: guardedFetch(agent, options),
    close: () => agent.destroy(),
  };
}
