import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { applyPaymentNotice, type StripePayments } from '../../domains/payments/index.ts';
import type { Database } from '../../platform/db/database.ts';

/** Stripe's largest events are a small part of it. */
const maxBodyBytes = 1_048_576;

/** What the endpoint stands on. */
interface PaymentNoticeParts {
  readonly db: Database;
  readonly log: Logger;
  readonly stripe: StripePayments | null;
}

/**
 * POST /payments/stripe/webhook: Stripe's own events, each applied once. Anything but 2xx makes Stripe send it
 * again, for three days. Nothing is there without keys.
 */
export async function servePaymentNotices(app: FastifyInstance, parts: PaymentNoticeParts): Promise<void> {
  const { db, log, stripe } = parts;
  if (!stripe) return;
  await app.register(async (scope) => {
    // The signature is over the raw bytes, whatever they say they are.
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
    scope.post('/payments/stripe/webhook', async (request, reply) => {
      const signature = request.headers['stripe-signature'];
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const notice = typeof signature === 'string' ? stripe.readNotice(body, signature) : null;
      if (!notice) {
        return reply.code(400).send({ message: 'The signature is wrong.', code: 'invalid_signature' });
      }
      await applyPaymentNotice(db, notice);
      return { received: true };
    });
  });
}
