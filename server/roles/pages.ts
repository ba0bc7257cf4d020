import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { packageRoot } from '../platform/files/package-root.ts';

/** Built assets of the pages. */
export const assetsRoot = join(packageRoot, 'dist', 'assets');

/** What a family of pages needs beyond the strict rule. */
interface PageNeeds {
  /** Component libraries write styles at run time. */
  readonly inlineStyles?: boolean;
  /** Other sites that a sent form may lead on to. */
  readonly formsLeadTo?: readonly string[];
}

/**
 * Headers for pages people open: nothing is loaded from elsewhere, no page may frame them, no script is inline.
 */
export async function securePages(
  app: FastifyInstance,
  { inlineStyles = true, formsLeadTo = [] }: PageNeeds = {},
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...(inlineStyles ? ["'unsafe-inline'"] : [])],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'", ...formsLeadTo],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });
}

/** A name that the build gave: it carries a hash of the content, which therefore never changes. */
const hashed = /-[\w-]{8}\.\w+(\.br|\.gz)?$/;

const caching = (file: string): string =>
  hashed.test(file) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';

/** Serves one folder of built assets, compressed when the browser can read it. */
export async function serveAssets(app: FastifyInstance, folder: string, prefix: string): Promise<void> {
  const root = join(assetsRoot, folder);
  if (!existsSync(root)) throw new Error(`${root} is missing: build the pages first (npm run build)`);
  await app.register(fastifyStatic, {
    root,
    prefix,
    preCompressed: true,
    decorateReply: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => reply.header('cache-control', caching(file)),
  });
}

/** The address of a built asset, whose name carries a hash of its content. */
export function assetUrl(folder: string, prefix: string, name: string, extension: string): string {
  const file = readdirSync(join(assetsRoot, folder)).find(
    (entry) => entry.startsWith(`${name}-`) && entry.endsWith(extension),
  );
  if (file === undefined) throw new Error(`${folder}/${name}${extension} is missing: build the pages first`);
  return prefix + file;
}
