import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { assetsRoot, securePages, serveAssets } from './pages.ts';

/** What the docs say of a product. */
interface DocumentedProduct {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly mount: string;
  readonly endpoints: readonly unknown[];
  readonly dialect: { readonly security: { readonly name: string } };
}

/** The API reference at /docs/<product>; the list of products at /docs is a page of the portal. */
export async function serveDocs(app: FastifyInstance, products: readonly DocumentedProduct[]): Promise<void> {
  const page = readFileSync(join(assetsRoot, 'portal', 'reference', 'reference.html'), 'utf8');
  const list = products.map(({ slug, title, description, mount, endpoints, dialect }) => ({
    slug,
    title,
    description,
    mount,
    operations: endpoints.length,
    security: dialect.security.name,
    docs: `/docs/${slug}`,
    openapi: `${mount}/openapi.json`,
  }));
  await app.register(async (docs) => {
    await securePages(docs);
    await serveAssets(docs, 'reference', '/docs/assets/');
    docs.get('/docs/products.json', async () => ({ data: list }));
    for (const { slug } of products) {
      docs.get(`/docs/${slug}`, async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
    }
  });
}
