import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import {
  type CandidatePagesParts,
  serveCandidatePages as servePages,
} from '../products/candidate-pages/index.ts';
import { assetUrl, securePages, serveAssets } from './pages.ts';

const prefix = '/practical-training/assets/';

/** Where the providers' own pages are: a form that books leads on to them, by way of the payment page. */
const checkouts = ['https://checkout.stripe.com', 'https://www.paypal.com', 'https://www.sandbox.paypal.com'];

/** Addresses of what pages written on the server load: the candidates' pages serve it. */
export const pageAssets = () => ({
  stylesheet: assetUrl('pages', prefix, 'pages', '.css'),
  script: assetUrl('pages', prefix, 'pages', '.js'),
});

/** The pages behind the links that candidates get, with their stylesheet and script. */
export async function serveCandidatePages(
  app: FastifyInstance,
  { config, ...parts }: Omit<CandidatePagesParts, 'assets' | 'limitPerMinute'> & { readonly config: Config },
): Promise<void> {
  await app.register(async (assets) => serveAssets(assets, 'pages', prefix));
  await app.register(async (pages) => {
    await securePages(pages, { inlineStyles: false, formsLeadTo: checkouts });
    await servePages(pages, {
      ...parts,
      limitPerMinute: config.rateLimitPerMinute,
      assets: pageAssets(),
    });
  });
}
