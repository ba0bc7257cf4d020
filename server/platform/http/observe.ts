import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { httpRequestSeconds } from '../metrics/metrics.ts';

/** Logs and measures every answer. The route's name, never its URL: searches and links hold personal data. */
export function observeRequests(app: FastifyInstance, log: Logger): void {
  // What is logged here is chosen field by field: looking for secrets in it would cost more than the line.
  const plain = log.child({}, { redact: [] });
  app.addHook('onResponse', async (request, reply) => {
    const { endpoint, product } = request.routeOptions.config;
    const operation = endpoint?.operationId ?? request.routeOptions.url ?? 'unknown';
    const seconds = reply.elapsedTime / 1000;
    const status = String(reply.statusCode);
    httpRequestSeconds.observe(
      { product: product ?? 'platform', operation, method: request.method, status },
      seconds,
    );
    plain.info(
      {
        requestId: request.id,
        operation,
        product,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });
}
