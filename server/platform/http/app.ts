import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import './fastify-types.ts';
import { observeRequests } from './observe.ts';
import { prefersPage } from './prefers-page.ts';

export interface HttpAppOptions {
  readonly log: Logger;
  readonly trustProxy: readonly string[];
  /** Origins whose pages may call from a browser; none, unless a deployment says so. */
  readonly corsOrigins: readonly string[];
  /** Mount paths that no page may call, whatever its origin: their credentials do not belong in browsers. */
  readonly closedToPages: readonly string[];
  /** Host name -> mount path of the product it is mapped to and base path it is addressed with. */
  readonly hostMounts: ReadonlyMap<string, { mount: string; basePath: string }>;
  /** What a person's browser gets outside the products where there is no page; programs get JSON. */
  readonly sendLostPage: (reply: FastifyReply) => FastifyReply;
}

const requestIdPattern = /^[A-Za-z0-9._-]{1,128}$/;

function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && requestIdPattern.test(given) ? given : randomUUID();
}

/** A path whose percent-encoding is broken names nothing: made harmless, so that the router answers 404. */
function withValidEncoding(url: string): string {
  if (!url.includes('%')) return url;
  const [path = '', query] = url.split('?', 2);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + (query === undefined ? '' : `?${query}`);
  }
}

function rewriteUrl(request: IncomingMessage, hostMounts: HttpAppOptions['hostMounts']): string {
  const url = withValidEncoding(request.url ?? '/');
  const mapped = hostMounts.get(request.headers.host ?? '');
  if (!mapped || (mapped.basePath !== '' && !url.startsWith(`${mapped.basePath}/`))) return url;
  return mapped.mount + url.slice(mapped.basePath.length);
}

/** Answers what is not even HTTP; no framework has seen it. */
function answerClientError(error: NodeJS.ErrnoException, socket: IncomingMessage['socket']): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const body = JSON.stringify({ message: 'The request could not be read.', code: 'malformed_request' });
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
}

function allowOrigins(
  app: FastifyInstance,
  { corsOrigins, closedToPages }: Pick<HttpAppOptions, 'corsOrigins' | 'closedToPages'>,
): void {
  const options = {
    origin: [...corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      'X-Request-Id',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'Retry-After',
      'Idempotency-Replayed',
    ],
    maxAge: 600,
  };
  app.register(cors, {
    delegator: (request, callback) => {
      const isClosed = closedToPages.some((mount) => request.url.startsWith(`${mount}/`));
      callback(null, isClosed ? { origin: false } : options);
    },
  });
}

/** Answers given while stopping end their connection: a caller's keep-alive would hold the process back. */
function closeConnectionsWhenStopping(app: FastifyInstance): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
  });
}

/** The bare HTTP server: ids, logging, metrics, timeouts; products and pages are mounted on it. */
export function createHttpApp(options: HttpAppOptions): FastifyInstance {
  const app = Fastify({
    // Our own lines instead: the framework would make a logger for each request.
    logger: false,
    requestIdHeader: false,
    genReqId: requestId,
    trustProxy: options.trustProxy.length > 0 ? [...options.trustProxy] : false,
    // Longer than any request line: an endless id is an unknown id, not an error of its own.
    routerOptions: { maxParamLength: 65_536 },
    rewriteUrl: (request) => rewriteUrl(request, options.hostMounts),
    clientErrorHandler: answerClientError,
    // Idle keep-alive connections are closed at once on shutdown; busy ones finish their request.
    forceCloseConnections: 'idle',
    // A request that still arrives on a busy connection while we stop is answered, not refused.
    return503OnClosing: false,
    keepAliveTimeout: 72_000,
    requestTimeout: 60_000,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });
  if (options.corsOrigins.length > 0) allowOrigins(app, options);
  closeConnectionsWhenStopping(app);
  observeRequests(app, options.log);
  app.setNotFoundHandler((request, reply) =>
    prefersPage(request)
      ? options.sendLostPage(reply)
      : reply.code(404).send({ message: 'Not found.', code: 'not_found' }),
  );
  app.setErrorHandler((error, request, reply) => {
    options.log.error({ requestId: request.id, err: error }, 'unexpected error');
    return reply.code(500).send({ message: 'Server error.', code: 'server_error' });
  });
  return app;
}
