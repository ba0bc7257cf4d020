import type { FastifyInstance } from 'fastify';
import { httpRequestSeconds } from '../metrics/metrics.ts';

/** Logs and measures every answer. The route's name, never its URL: searches and links hold personal data. */
export function observeRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { endpoint, product } = request.routeOptions.config;
    const operation = endpoint?.operationId ?? request.routeOptions.url ?? 'unknown';
    const seconds = reply.elapsedTime / 1000;
    const status = String(reply.statusCode);
    httpRequestSeconds.observe(
      { product: product ?? 'platform', operation, method: request.method, status },
      seconds,
    );
    request.log.info(
      { operation, product, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 },
      'request',
    );
  });
}
