import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { packageRoot } from '../platform/files/package-root.ts';
import { assetUrl } from './pages.ts';

const compress = promisify(gzip);

/** What the portal's server build gives: the desk's first view as HTML, from the console's answers. */
interface PortalDrawer {
  drawHome(drawn: { readonly session: unknown; readonly home: unknown }): Promise<string>;
}

/** Answers of the console that the page would ask for as its first thing, for whom the request's cookie says. */
async function answersFor(request: FastifyRequest) {
  const { cookie, host, 'user-agent': agent, 'x-forwarded-for': forwarded } = request.headers;
  const ask = async (path: string) => {
    const answer = await request.server.inject({
      path: `/console/v1${path}`,
      remoteAddress: request.socket.remoteAddress ?? request.ip,
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(host === undefined ? {} : { host }),
        ...(agent === undefined ? {} : { 'user-agent': agent }),
        ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
      },
    });
    return answer.statusCode === 200 ? answer.json<unknown>() : undefined;
  };
  const [session, home] = await Promise.all([ask('/session'), ask('/agency-home')]);
  return session === undefined || home === undefined ? undefined : { session, home };
}

/** JSON that may stand inside a page: nothing in it ends the element that holds it. */
const inlineJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The parts of the desk that its first view needs: asked for at once, not after the scripts that ask for them. */
function deskLinks(): string {
  const url = (name: string, extension: string) => assetUrl('portal/assets', '/assets/', name, extension);
  return [
    `<link rel="stylesheet" crossorigin href="${url('desk', '.css')}">`,
    ...['inter-latin-wght-normal', 'source-serif-4-latin-wght-normal'].map(
      (font) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${url(font, '.woff2')}">`,
    ),
    ...['desk', 'styled-desk', 'DeskHome'].map(
      (name) => `<link rel="modulepreload" crossorigin href="${url(name, '.js')}">`,
    ),
  ].join('');
}

/**
 * Draws the first view of an agency's desk into the page, so that a slow device shows it before it has run any of
 * the portal's scripts. For everybody else, and whenever something fails, the page itself does it.
 */
export function firstView(page: string) {
  const links = deskLinks();
  const built = pathToFileURL(join(packageRoot, 'dist', 'drawer', 'server-entry.js')).href;
  let drawer: Promise<PortalDrawer> | undefined;

  const draw = async (request: FastifyRequest): Promise<string | undefined> => {
    const drawn = request.headers.cookie === undefined ? undefined : await answersFor(request);
    if (!drawn) return undefined;
    drawer ??= import(built) as Promise<PortalDrawer>;
    const html = await (await drawer).drawHome(drawn);
    return page
      .replace('</head>', () => `${links}</head>`)
      .replace(
        '<div id="root"></div>',
        () =>
          `<div id="root">${html}</div><script type="application/json" id="drawn">${inlineJson(drawn)}</script>`,
      );
  };

  return async (request: FastifyRequest, reply: FastifyReply) => {
    reply.type('text/html; charset=utf-8');
    const html = await draw(request).catch((error: unknown) => {
      request.log.error({ err: error }, 'the first view was not drawn');
      return undefined;
    });
    // asked for each time: it names the assets of this version
    if (html === undefined) return reply.header('cache-control', 'no-cache').send(page);
    // somebody's own figures
    reply.header('cache-control', 'private, no-store').header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(html);
    return reply.header('content-encoding', 'gzip').send(await compress(html));
  };
}
