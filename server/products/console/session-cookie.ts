import { timingSafeEqual } from 'node:crypto';
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import { findSession } from '../../domains/identity/index.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { isFromOwnSite } from '../../platform/http/own-site.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import type { ConsoleCaller, ConsoleServices } from './services.ts';

const isSecure = (site: string): boolean => site.startsWith('https:');

/** `__Host-` binds the cookie to this host and to TLS; browsers refuse that name over plain http on loopback. */
function cookieName(site: string): string {
  return isSecure(site) ? '__Host-veriward_session' : 'veriward_session';
}

const attributes = (site: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(site) }) as const;

/** Header that hands a browser its session. It ends with the browser, or when the session does. */
export function sessionCookie(site: string, token: string): Readonly<Record<string, string>> {
  return { 'set-cookie': fastifyCookie.serialize(cookieName(site), token, attributes(site)) };
}

/** Header that takes the session out of the browser. */
export function noSessionCookie(site: string): Readonly<Record<string, string>> {
  return { 'set-cookie': fastifyCookie.serialize(cookieName(site), '', { ...attributes(site), maxAge: 0 }) };
}

/** What changes have to carry: only a page of this site that was given it can know it. Dies with the session. */
export function csrfTokenOf(keyring: Keyring, sessionToken: string): string {
  return keyring.deriveToken('console-csrf', sha256(sessionToken), 43);
}

const isSame = (given: unknown, expected: string): boolean =>
  typeof given === 'string' &&
  given.length === expected.length &&
  timingSafeEqual(Buffer.from(given), Buffer.from(expected));

const isChange = (request: FastifyRequest): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

/** Refuses changes that another site's page sent. */
export function refuseCrossSite(
  request: FastifyRequest,
  { publicUrl }: Pick<ConsoleServices, 'publicUrl'>,
): Refusal | null {
  return isChange(request) && !isFromOwnSite(request, publicUrl()) ? refuse('csrf_refused') : null;
}

/** Finds who calls from the session cookie; changes need the session's CSRF token in X-CSRF-Token. */
export async function authenticateSession(
  request: FastifyRequest,
  db: Queryable,
  { keyring, publicUrl }: Pick<ConsoleServices, 'keyring' | 'publicUrl'>,
): Promise<ConsoleCaller | Refusal> {
  const token = request.cookies[cookieName(publicUrl())];
  const holder = token ? await findSession(db, token) : null;
  if (!token || !holder) return refuse('unauthenticated');
  const csrf_token = csrfTokenOf(keyring, token);
  if (isChange(request) && !isSame(request.headers['x-csrf-token'], csrf_token))
    return refuse('csrf_refused');
  return { ...holder, csrf_token };
}
