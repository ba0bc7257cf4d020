import { z } from 'zod';
import type { SafeFetch } from '../../../platform/safe-fetch/safe-fetch.ts';
import { MeetingError } from '../meeting-provider.ts';

/** How Zoom is reached: a server-to-server OAuth app of the provider's own account. */
export interface ZoomAccess {
  readonly accountId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where its API is. */
  readonly apiBase: string;
  /** Where tokens are given out. */
  readonly oauthBase: string;
  readonly safeFetch: Pick<SafeFetch, 'request'>;
  /** Milliseconds for one request. Default: 10 s. */
  readonly timeoutMs?: number;
}

/** One answer of the API that was neither a fault nor a refusal of our credential. */
export interface ZoomAnswer {
  readonly status: number;
  /** Zoom's own code of an error; null in good answers. */
  readonly code: number | null;
  readonly body: unknown;
}

/** Makes calls of Zoom's API; failures that may pass come out as MeetingErrors. */
export type ZoomCall = (
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
) => Promise<ZoomAnswer>;

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const errorShape = z.object({ code: z.number() });

const answerBytesMax = 256 * 1024;
/** A token is renewed this long before it ends. */
const marginMs = 60_000;
const daySeconds = 86_400;

/** Zoom says seconds, or for limits of a day the moment they end. */
function waitSecondsOf(header: string | string[] | undefined): number | null {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return null;
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 1), daySeconds);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Request = Pick<Parameters<SafeFetch['request']>[0], 'url' | 'method' | 'headers' | 'body'>;

/** One exchange. What is Zoom's fault, or asks us to wait, is thrown. */
async function exchange({ safeFetch, timeoutMs = 10_000 }: ZoomAccess, request: Request) {
  const result = await safeFetch.request({ ...request, timeoutMs, maxAnswerBytes: answerBytesMax });
  if (result.kind === 'failed') throw new MeetingError(`Zoom: ${result.error}`);
  const { status, headers, text } = result;
  if (status === 429 || status >= 500)
    throw new MeetingError(`Zoom: HTTP ${status}`, waitSecondsOf(headers['retry-after']));
  return { status, body: jsonOf(text) };
}

async function fetchToken(access: ZoomAccess) {
  const { accountId, clientId, clientSecret, oauthBase } = access;
  const { status, body } = await exchange(access, {
    url: `${oauthBase}/oauth/token`,
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ grant_type: 'account_credentials', account_id: accountId }).toString(),
  });
  const token = tokenShape.safeParse(body);
  if (status !== 200 || !token.success) throw new MeetingError(`Zoom gave no token: HTTP ${status}`);
  return {
    text: token.data.access_token,
    endsAt: performance.now() + token.data.expires_in * 1000 - marginMs,
  };
}

/** The token in use; whoever needs one while it is fetched waits for the same. */
function tokenKeeper(access: ZoomAccess) {
  let kept: ReturnType<typeof fetchToken> | undefined;
  return {
    async current(): Promise<string> {
      const asked = kept;
      const token = await asked?.catch(() => null);
      if (token && token.endsAt > performance.now()) return token.text;
      // unless somebody else has begun meanwhile
      if (kept === undefined || kept === asked) kept = fetchToken(access);
      return (await kept).text;
    },
    /** Forgets a token that Zoom took no more. */
    drop: () => {
      kept = undefined;
    },
  };
}

/** Opens Zoom's API. Zoom keeps no official library for servers; three calls and a token need none. */
export function openZoom(access: ZoomAccess): ZoomCall {
  const tokens = tokenKeeper(access);
  const once = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
    exchange(access, {
      url: `${access.apiBase}/v2${path}`,
      method,
      headers: {
        authorization: `Bearer ${await tokens.current()}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  return async (method, path, body) => {
    let answer = await once(method, path, body);
    if (answer.status === 401) {
      // it ended before its time: the app's secret was renewed, or Zoom's clock is ahead
      tokens.drop();
      answer = await once(method, path, body);
    }
    if (answer.status === 401 || answer.status === 403)
      throw new MeetingError(`Zoom refuses the app: HTTP ${answer.status}`);
    const told = errorShape.safeParse(answer.body);
    return { ...answer, code: answer.status >= 400 && told.success ? told.data.code : null };
  };
}
