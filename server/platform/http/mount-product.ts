import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Admission, createAdmission } from './admission.ts';
import { answerEndpoint } from './answer-endpoint.ts';
import { HttpProblem, readJsonBodies } from './body.ts';
import type { Endpoint, Method } from './endpoint.ts';
import { refuse } from './problem.ts';
import type { Product, ProductRuntime } from './product.ts';
import { createProblemSender, type ProblemSender } from './send-problem.ts';

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** `/bookings/{id}` as the router writes it: `/bookings/:id`. */
const routerPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

function endpointsByPath<Caller, Services>(endpoints: readonly Endpoint<Caller, Services>[]) {
  const byPath = new Map<string, Endpoint<Caller, Services>[]>();
  for (const endpoint of endpoints) {
    for (const path of [endpoint.path, ...(endpoint.aliases ?? [])]) {
      byPath.set(path, [...(byPath.get(path) ?? []), endpoint]);
    }
  }
  return byPath;
}

function allowedMethods(endpoints: readonly { method: Method }[]): string {
  const allowed = endpoints.map((endpoint) => endpoint.method);
  const others = allowed.filter((method) => method !== 'GET');
  return (allowed.includes('GET') ? ['GET', 'HEAD', ...others] : others).join(', ');
}

interface Routing<Caller, Services> {
  readonly product: Product<Caller, Services>;
  readonly runtime: ProductRuntime<Services>;
  readonly admission: Admission<Caller>;
  readonly sendProblem: ProblemSender;
}

/** One path: its operations, and 405 for every other method. */
function routePath<Caller, Services>(
  mount: FastifyInstance,
  path: string,
  endpoints: readonly Endpoint<Caller, Services>[],
  routing: Routing<Caller, Services>,
): void {
  const url = routerPath(path);
  for (const endpoint of endpoints) {
    const config = { endpoint, product: routing.product.slug };
    mount.route({ method: endpoint.method, url, config, handler: answerEndpoint({ ...routing, endpoint }) });
  }
  const allow = allowedMethods(endpoints);
  const used = endpoints.map((endpoint) => endpoint.method);
  mount.route({
    method: [...methods.filter((method) => !used.includes(method)), 'OPTIONS'],
    url,
    exposeHeadRoute: false,
    handler: (_request, reply) =>
      routing.sendProblem(reply.header('allow', allow), refuse('method_not_allowed')),
  });
}

function answerError(
  sendProblem: ProblemSender,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (!(error instanceof HttpProblem)) return sendProblem.unexpected(request, reply, error);
  // The rest of a body that is too large is not read: the connection cannot be used again.
  if (error.code === 'payload_too_large') reply.header('connection', 'close');
  return sendProblem(reply, refuse(error.code));
}

/** Serves one product below its mount: budget, route, credential, body, then the endpoint. */
export async function mountProduct<Caller, Services>(
  app: FastifyInstance,
  product: Product<Caller, Services>,
  runtime: ProductRuntime<Services>,
): Promise<void> {
  const sendProblem = createProblemSender(product.dialect, runtime.log);
  const admission = createAdmission(product, runtime);
  await app.register(
    async (mount) => {
      await product.prepare?.(mount, runtime);
      readJsonBodies(mount);
      mount.addHook('onRequest', async (request, reply) => {
        const refusal = await admission.admit(request, reply);
        return refusal ? sendProblem(reply, refusal) : undefined;
      });
      mount.addHook('onResponse', async (request, reply) => {
        const caller = admission.callerOf(request);
        if (caller === undefined || request.method === 'GET' || reply.statusCode >= 400) return;
        runtime.noteChange(product.dialect.organisationOf?.(caller) ?? null);
      });
      mount.setErrorHandler((error, request, reply) => answerError(sendProblem, error, request, reply));
      mount.setNotFoundHandler((_request, reply) => sendProblem(reply, refuse('not_found')));
      for (const [path, endpoints] of endpointsByPath(product.endpoints)) {
        routePath(mount, path, endpoints, { product, runtime, admission, sendProblem });
      }
    },
    { prefix: product.mount },
  );
}
