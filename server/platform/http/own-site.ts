import type { FastifyRequest } from 'fastify';

/**
 * Whether a request can have come from a page of this site, by what browsers say of its origin: `Sec-Fetch-Site` is
 * `same-origin` and `Origin` is the site's or the one the request was sent to, each as far as it is sent. Programs
 * and old browsers send neither and pass, so this stands beside a token, never in its place.
 *
 * Browsers write `Origin: null` for forms of pages that tell no referrer. Where every request proves by a token that
 * it came from such a page, `nullOrigin` lets it pass: Safari before 16.4 sends nothing else to judge it by.
 */
export function isFromOwnSite(
  request: FastifyRequest,
  publicUrl: string,
  { nullOrigin = false }: { readonly nullOrigin?: boolean } = {},
): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return true;
  if (origin === 'null') return nullOrigin;
  return origin === new URL(publicUrl).origin || origin === `${request.protocol}://${request.host}`;
}
