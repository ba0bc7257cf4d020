import { timingSafeEqual } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { randomToken } from '../../platform/crypto/random.ts';
import { isFromOwnSite } from '../../platform/http/own-site.ts';
import type { CandidatePagesParts } from './parts.ts';

const cookieName = 'vw_visitor';
const visitorPattern = /^[A-Za-z0-9]{32}$/;

/** The visitor's secret out of their cookie; null when they have none yet. */
export function readVisitor(request: FastifyRequest): string | null {
  const value = request.cookies[cookieName];
  return value !== undefined && visitorPattern.test(value) ? value : null;
}

/**
 * The visitor's secret, made and set now when they have none. It lives for a day: longer than a hold and a payment
 * window, too short to follow anybody.
 */
export function visitorOf(request: FastifyRequest, reply: FastifyReply, isSecure: boolean): string {
  const known = readVisitor(request);
  if (known !== null) return known;
  const visitor = randomToken(32);
  reply.setCookie(cookieName, visitor, {
    // of each product's own pages
    path: `/${request.url.split(/[/?]/, 2)[1] ?? ''}`,
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: 86_400,
  });
  return visitor;
}

/** What a form carries to show that the page it came from was given to this visitor. */
export function formToken(keyring: Keyring, visitor: string): string {
  return keyring.deriveToken('candidate-forms', Buffer.from(visitor), 43);
}

/** Whether a form was sent from one of our pages by the visitor it was given to. */
export function isOwnForm(
  request: FastifyRequest,
  { keyring, publicUrl }: Pick<CandidatePagesParts, 'keyring' | 'publicUrl'>,
): boolean {
  const visitor = readVisitor(request);
  if (visitor === null || !isFromOwnSite(request, publicUrl(), { nullOrigin: true })) return false;
  const given = Buffer.from(fieldOf(request, 'form'));
  const expected = Buffer.from(formToken(keyring, visitor));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** One field of a sent form; of a repeated one the last, and an empty text when it was not sent. */
export function fieldOf(request: FastifyRequest, name: string): string {
  const value = (request.body as Record<string, string | string[]> | undefined)?.[name];
  return (Array.isArray(value) ? value.at(-1) : value) ?? '';
}

function expandIpv6(address: string): string[] {
  const [head = '', tail] = address.split('::', 2);
  const left = head === '' ? [] : head.split(':');
  if (tail === undefined) return left;
  const right = tail === '' ? [] : tail.split(':');
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right];
}

/** The network that limits count: an IPv4 address, or the /64 of an IPv6 one, which is one household. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const normal = new URL(`http://[${ip.split('%')[0]}]`).hostname.slice(1, -1);
  const groups = expandIpv6(normal);
  const isMapped = groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff';
  return isMapped ? groups.join(':') : `${groups.slice(0, 4).join(':')}::/64`;
}
