import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import {
  applyPaymentNotice,
  type PaymentNotice,
  type PayPalPayments,
  ProviderError,
  type StripePayments,
} from '../../domains/payments/index.ts';
import type { Database } from '../../platform/db/database.ts';

/** The providers' largest events are a small part of it. */
const maxBodyBytes = 1_048_576;

/** What the endpoints stand on. */
interface PaymentNoticeParts {
  readonly db: Database;
  readonly log: Logger;
  readonly stripe: StripePayments | null;
  readonly paypal: PayPalPayments | null;
}

/** Reads a notice from a request; null when it is not the provider's. */
type ReadNotice = (request: FastifyRequest, body: Buffer) => Promise<PaymentNotice | null>;

/** A header of any sane length; an empty text when it is not there. */
function headerOf({ headers }: FastifyRequest, name: string): string {
  const value = headers[name];
  return typeof value === 'string' && value.length <= 2_000 ? value : '';
}

const readStripe =
  (stripe: StripePayments): ReadNotice =>
  async (request, body) =>
    stripe.readNotice(body, headerOf(request, 'stripe-signature'));

/** The certificate is PayPal's to read, not ours; what is not PayPal's is refused without asking it. */
const isPayPals = (url: string): boolean => /^https:\/\/([a-z0-9-]+\.)+paypal\.com\//.test(url);

const readPayPal =
  (paypal: PayPalPayments): ReadNotice =>
  async (request, body) => {
    const said = (name: string) => headerOf(request, `paypal-${name}`);
    const transmission = {
      id: said('transmission-id'),
      time: said('transmission-time'),
      signature: said('transmission-sig'),
      algorithm: said('auth-algo'),
      certificateUrl: said('cert-url'),
    };
    const isWhole = Object.values(transmission).every((value) => value !== '');
    if (!isWhole || !isPayPals(transmission.certificateUrl)) return null;
    return paypal.readNotice(body.toString('utf8'), transmission);
  };

function serveNotices(
  scope: FastifyInstance,
  { db, log }: PaymentNoticeParts,
  path: string,
  read: ReadNotice,
): void {
  scope.post(path, async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    try {
      const notice = await read(request, body);
      if (!notice)
        return reply.code(400).send({ message: 'The signature is wrong.', code: 'invalid_signature' });
      await applyPaymentNotice(db, notice);
      return { received: true };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // nothing is lost: the provider sends it again
      log.warn({ requestId: request.id, err: error }, 'a payment notice could not be checked');
      return reply.code(503).send({ message: 'The notice cannot be checked now.', code: 'server_error' });
    }
  });
}

/**
 * POST /payments/stripe/webhook and /payments/paypal/webhook: the providers' own events, each applied once. Anything but
 * 2xx makes them send it again, for three days. Nothing is there without keys.
 */
export async function servePaymentNotices(app: FastifyInstance, parts: PaymentNoticeParts): Promise<void> {
  const { log, stripe, paypal } = parts;
  if (!stripe && !paypal) return;
  await app.register(async (scope) => {
    // Signatures are over the raw bytes, whatever they say they are.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: maxBodyBytes },
      async (_request: unknown, body: Buffer) => body,
    );
    scope.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      const isTooLarge = error.statusCode === 413;
      if (!isTooLarge) log.error({ requestId: request.id, err: error }, 'a payment notice was not applied');
      return isTooLarge
        ? reply.code(413).send({ message: 'The notice is too large.', code: 'payload_too_large' })
        : reply.code(500).send({ message: 'Server error.', code: 'server_error' });
    });
    if (stripe) serveNotices(scope, parts, '/payments/stripe/webhook', readStripe(stripe));
    if (paypal) serveNotices(scope, parts, '/payments/paypal/webhook', readPayPal(paypal));
  });
}
