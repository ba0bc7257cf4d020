import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { firstView } from './first-view.ts';
import { assetsRoot, securePages, serveAssets } from './pages.ts';
import { showsMailbox } from './sandbox-mailbox.ts';

/** Paths of the portal's own pages; the page's script shows the right one. */
function portalPaths(config: Config): string[] {
  const docs = ['/docs', '/docs/webhooks', '/docs/webhooks/debugger'];
  const desk = ['/sign-in', '/forgotten-password', '/password/:token', '/app/*'];
  return ['/', ...desk, ...docs, ...(showsMailbox(config) ? ['/sandbox/mailbox'] : [])];
}

/** The web portal: one page and its assets, and what the page must know of its deployment. */
export async function servePortal(app: FastifyInstance, config: Config): Promise<void> {
  const page = readFileSync(join(assetsRoot, 'portal', 'index.html'), 'utf8');
  const worker = readFileSync(join(assetsRoot, 'portal', 'sw.js'), 'utf8');
  const deployment = { mode: config.mode, mailbox: showsMailbox(config), demo: config.demoData };
  await app.register(async (portal) => {
    await securePages(portal);
    await serveAssets(portal, 'portal/assets', '/assets/');
    for (const path of portalPaths(config)) {
      portal.get(path, async (_request, reply) =>
        // asked for each time: it names the assets of this version
        reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
      );
    }
    portal.get('/app', firstView(page));
    // its address says how far it reaches, and browsers ask for it anew by themselves
    portal.get('/sw.js', async (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(worker),
    );
    portal.get('/deployment.json', async () => deployment);
  });
}
