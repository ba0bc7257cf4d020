// before whatever renders pages
import '../platform/html/react-in-production.ts';

import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config.ts';
import { bookingPagePath } from '../domains/candidate-links/index.ts';
import { getCertificatePdf } from '../domains/certificates/index.ts';
import { bookingCalendarFile } from '../domains/notifications/index.ts';
import {
  captureOnReturn,
  declineInSandbox,
  ensureCheckoutSession,
  findCheckout,
  findTopUpCheckout,
  leaveSandbox,
  type PaymentServices,
  payInSandbox,
  type RealProvider,
} from '../domains/payments/index.ts';
import { checkoutProviders, type Payments } from '../payments.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Database } from '../platform/db/database.ts';
import { migrationsAreCurrent } from '../platform/db/migrate.ts';
import { createHttpApp } from '../platform/http/app.ts';
import { mountProduct } from '../platform/http/mount-product.ts';
import type { Product, ProductRuntime } from '../platform/http/product.ts';
import { createRateLimiter } from '../platform/http/rate-limit.ts';
import { type Changes, openChanges } from '../platform/live/changes.ts';
import { metrics } from '../platform/metrics/metrics.ts';
import { describeProduct } from '../platform/openapi/describe-product.ts';
import { stopPdfThreads } from '../platform/pdf/render-pdf.ts';
import type { SafeFetch } from '../platform/safe-fetch/safe-fetch.ts';
import { markTraffic } from '../platform/traffic/mark-traffic.ts';
import type { CandidatePagesParts } from '../products/candidate-pages/index.ts';
import { consoleApi } from '../products/console/index.ts';
import { serveLive } from '../products/console/live.ts';
import { sandboxClock } from '../products/console/sandbox/clock.ts';
import type { ConsoleServices } from '../products/console/services.ts';
import { servePaymentNotices } from '../products/payment-notices/index.ts';
import { serveVerification } from '../products/verification/index.ts';
import { serveIssuer } from '../products/verification/issuer.ts';
import { pageAssets, serveCandidatePages } from './candidate-pages.ts';
import { serveDocs } from './docs.ts';
import { lostPageSender } from './lost-page.tsx';
import { calendarSender } from './mail-sending.ts';
import { servePortal } from './portal.ts';
import { allProducts, type ProductServices, webhookSides } from './products.ts';
import { serveSandboxMails } from './sandbox-mailbox.ts';

/** What the web role stands on. */
export interface WebParts {
  readonly config: Config;
  readonly db: Database;
  readonly keyring: Keyring;
  readonly log: Logger;
  readonly payments: Payments;
  readonly safeFetch: SafeFetch;
}

/** What candidates' pages need of other domains; what is missing the pages do without. */
export type CandidateServices = Partial<
  Pick<CandidatePagesParts, 'payments' | 'certificatePdf' | 'calendarFile'>
>;

function hostMounts(config: Config, products: ReturnType<typeof allProducts>) {
  return new Map(
    [...config.productHosts].map(([host, { product, base }]) => {
      const mount = products.find((candidate) => candidate.slug === product)?.mount;
      if (mount === undefined)
        throw new ConfigError(`PRODUCT_HOSTS names the product ${product}, which does not exist.`);
      return [host, { mount, basePath: new URL(base).pathname.replace(/\/$/, '') }];
    }),
  );
}

function serveHealth(app: FastifyInstance, db: Database): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const current = await migrationsAreCurrent((text) => db.query({ text, values: [] })).catch(() => null);
    if (current) return { status: 'ready' };
    reply.code(503);
    return { status: 'not ready', reason: current === null ? 'database unreachable' : 'migrations pending' };
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  );
}

/** Base of absolute URLs. Without a setting it is where the server listens, known once it does. */
function publicUrlOf(app: FastifyInstance, { publicUrl, host, port }: Config): () => string {
  let listening: string | undefined;
  return () => {
    if (publicUrl !== undefined) return publicUrl;
    const address = listening === undefined ? (app.server.address() as AddressInfo | null) : null;
    if (address !== null) listening = `http://${host}:${address.port}`;
    return listening ?? `http://${host}:${port}`;
  };
}

/** The API description, written once: the port is known by the time somebody asks. */
function serveDescription<Caller, Services>(
  app: FastifyInstance,
  product: Product<Caller, Services>,
  publicUrl: () => string,
): void {
  let text: string | undefined;
  app.get(`${product.mount}/openapi.json`, async (_request, reply) => {
    text ??= JSON.stringify(describeProduct(product, `${publicUrl()}${product.mount}`));
    return reply.type('application/json; charset=utf-8').send(text);
  });
}

/** How the candidates' pages take money. */
function candidatePayments(
  payments: Payments,
  parts: Omit<PaymentServices, RealProvider> & { readonly db: Database },
): CandidatePagesParts['payments'] {
  const services = { ...parts, ...checkoutProviders(payments) };
  return {
    providers: payments.providers,
    findCheckout,
    findTopUpCheckout,
    leaveSandbox,
    ensureCheckoutSession: (id) => ensureCheckoutSession(services, id),
    captureOnReturn: (id) => captureOnReturn(services, id),
    payInSandbox,
    declineInSandbox,
  };
}

/** What candidates fetch from the page of their booking. */
function candidatePapers(
  { mailFrom }: Config,
  keyring: Keyring,
  publicUrl: () => string,
): Pick<CandidatePagesParts, 'certificatePdf' | 'calendarFile'> {
  const sender = calendarSender(mailFrom, keyring);
  return {
    certificatePdf: (db, of) => getCertificatePdf(db, of, publicUrl()),
    calendarFile: (db, of) => {
      const url = publicUrl() + bookingPagePath(keyring, of.bookingId, of.product);
      return bookingCalendarFile(db, of, url, sender);
    },
  };
}

/** The web portal's own API and, in a sandbox, the clock that staff can move. */
async function mountConsole(
  app: FastifyInstance,
  config: Config,
  { payments, safeFetch }: Pick<WebParts, 'payments' | 'safeFetch'>,
  runtime: Omit<ProductRuntime<unknown>, 'services'>,
): Promise<void> {
  const services: ConsoleServices = {
    keyring: runtime.keyring,
    rateLimitPerMinute: config.consoleRateLimitPerMinute,
    authRateLimitPerMinute: config.authRateLimitPerMinute,
    demoPeople: !config.production,
    paymentProviders: payments.providers,
    checkWebhookTarget: safeFetch.checkUrl,
    webhookSides,
    publicUrl: runtime.publicUrl,
    referrals: config.referrals,
  };
  const console = consoleApi(services);
  await mountProduct(app, console, { ...runtime, services });
  serveDescription(app, console, runtime.publicUrl);
  if (config.mode === 'sandbox')
    await mountProduct(app, sandboxClock(services, !config.production), { ...runtime, services });
}

/** Where anybody checks a certificate or a badge. */
function serveCertificateChecks(
  app: FastifyInstance,
  config: Config,
  { db, keyring, limiter, publicUrl }: Omit<ProductRuntime<unknown>, 'services'>,
): void {
  serveVerification(app, {
    db,
    limiter,
    checksPerMinute: config.verifyRateLimitPerMinute,
    stylesheet: pageAssets().stylesheet,
  });
  serveIssuer(app, { db, keyring, publicUrl });
}

/** Tells pages that are open what callers of any API, and people on pages without one, change. */
function tellChanges(app: FastifyInstance, { db, log }: Pick<WebParts, 'db' | 'log'>): Changes {
  const changes = openChanges(db, (err) => log.error({ err, component: 'live changes' }, 'not told'));
  app.addHook('onClose', () => changes.stop());
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const isPage = routeOptions.config.endpoint === undefined;
    if (isPage && method === 'POST' && reply.statusCode < 400) changes.note(null);
  });
  return changes;
}

/** What the products need of a deployment. */
function productServices({
  config,
  keyring,
  payments,
  safeFetch,
}: Pick<WebParts, 'config' | 'keyring' | 'payments' | 'safeFetch'>): ProductServices {
  return {
    keyring,
    rateLimitPerMinute: config.rateLimitPerMinute,
    authRateLimitPerMinute: config.authRateLimitPerMinute,
    demoKeys: !config.production,
    trainingLegacy: config.trainingLegacy,
    paymentProviders: payments.providers,
    checkWebhookTarget: safeFetch.checkUrl,
    referrals: { ...config.referrals, isSandboxMode: config.mode === 'sandbox' },
  };
}

/** Builds the web role's server; the caller listens. */
export async function createWeb(
  { config, db, keyring, log, payments, safeFetch }: WebParts,
  candidateServices: CandidateServices = {},
): Promise<FastifyInstance> {
  const services = productServices({ config, keyring, payments, safeFetch });
  const products = allProducts(services);
  const app = createHttpApp({
    log,
    trustProxy: config.trustProxy,
    corsOrigins: config.corsOrigins,
    closedToPages: products.filter(({ isForServersOnly }) => isForServersOnly).map(({ mount }) => mount),
    hostMounts: hostMounts(config, products),
    sendLostPage: lostPageSender(),
  });
  const publicUrl = publicUrlOf(app, config);
  markTraffic(app, { db, onError: (err) => log.error({ err, component: 'traffic' }, 'sweep failed') });
  const limiter = createRateLimiter(db);
  const changes = tellChanges(app, { db, log });
  const noteChange = changes.note;
  const runtime = { db, keyring, limiter, log, noteChange, publicUrl, productHosts: config.productHosts };
  serveHealth(app, db);
  for (const product of products) {
    await mountProduct(app, product, { ...runtime, services });
    serveDescription(app, product, publicUrl);
  }
  await servePaymentNotices(app, { db, log, stripe: payments.stripe, paypal: payments.paypal });
  serveCertificateChecks(app, config, runtime);
  app.addHook('onClose', stopPdfThreads);
  await serveCandidatePages(app, {
    config,
    db,
    keyring,
    limiter,
    log,
    publicUrl,
    payments: candidatePayments(payments, { db, keyring, publicUrl }),
    ...candidatePapers(config, keyring, publicUrl),
    ...candidateServices,
  });
  await mountConsole(app, config, { payments, safeFetch }, runtime);
  await serveLive(app, { db, keyring, publicUrl, changes });
  await serveDocs(app, products);
  serveSandboxMails(app, { config, db });
  await servePortal(app, config);
  return app;
}
