import { existsSync } from 'node:fs';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { packageRoot } from '../platform/files/package-root.ts';

/** Built assets of the pages. */
export const assetsRoot = join(packageRoot, 'dist', 'assets');

/**
 * Headers for pages people open: nothing is loaded from elsewhere, no page may frame them. Styles may be
 * inline, because component libraries write them at run time; scripts may not.
 */
export async function securePages(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });
}

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
    maxAge: '1h',
  });
}
