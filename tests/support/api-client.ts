import { expect } from 'vitest';
import { type AnswerSpec, type FileAnswerSpec, isFileAnswer } from '../../server/platform/http/endpoint.ts';
import type { Product } from '../../server/platform/http/product.ts';
import { describeProduct } from '../../server/platform/openapi/describe-product.ts';
import { sandboxClock } from '../../server/products/console/sandbox/clock.ts';
import { declaredConsole, declaredConsoleServices, declaredProducts } from '../../server/roles/products.ts';

/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>;

/** What stands at a dotted path such as `data.0.id`; undefined when nothing does. */
export function at(body: Json, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Json | undefined)?.[key], body);
}

/** An answer, with its JSON already read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** As they came, for files. */
  readonly bytes: Uint8Array;
  readonly body: Json;
}

export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** What a test needs of a product, whoever its callers are. */
function described<Caller, Services>(product: Product<Caller, Services>) {
  const { slug, title, mount, endpoints } = product;
  const problems: Record<string, unknown> = product.dialect.problems;
  return { slug, title, mount, endpoints, problems, description: describeProduct(product, 'http://test') };
}

/** Every API of the server with its description: the documented products and the console. */
export const describedProducts = [
  ...declaredProducts().map((product) => described(product)),
  described(declaredConsole()),
  described(sandboxClock(declaredConsoleServices, true)),
];

const pattern = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

/** Endpoints with the patterns of their paths, the most exact path first. */
const routes = describedProducts.map((product) => ({
  product,
  endpoints: product.endpoints
    .map((endpoint) => ({ endpoint, patterns: [endpoint.path, ...(endpoint.aliases ?? [])].map(pattern) }))
    .sort((a, b) => a.endpoint.path.split('{').length - b.endpoint.path.split('{').length),
}));

function findEndpoint(method: string, pathname: string) {
  const route = routes.find(({ product }) => pathname.startsWith(`${product.mount}/`));
  if (!route) return undefined;
  const path = pathname.slice(route.product.mount.length);
  const matching = route.endpoints.find(
    ({ endpoint, patterns }) => endpoint.method === method && patterns.some((own) => own.test(path)),
  );
  return { product: route.product, endpoint: matching?.endpoint };
}

function expectBody(declared: AnswerSpec | FileAnswerSpec, answer: Answer): void {
  if (isFileAnswer(declared)) {
    expect(answer.headers.get('content-type')).toBe(declared.file);
    for (const name of Object.keys(declared.headers)) expect(answer.headers.get(name)).toBeTruthy();
  } else {
    // zod drops undeclared keys: equality says that there were none
    expect(declared.schema.parse(answer.body)).toEqual(answer.body);
  }
}

/** Whatever a test calls, the answer must be one that the API description declares. */
function expectDeclared(method: string, url: string, answer: Answer): void {
  const found = findEndpoint(method, new URL(url).pathname);
  if (!found) return;
  expect(answer.headers.get('x-request-id')).toBeTruthy();
  if (!found.endpoint) {
    expect([401, 403, 404, 405, 410, 429]).toContain(answer.status);
    return;
  }
  const declared = found.endpoint.answers[answer.status];
  if (declared) {
    expectBody(declared, answer);
    return;
  }
  const paths = found.product.description['paths'] as Record<string, Record<string, { responses: object }>>;
  const responses = paths[found.endpoint.path]?.[method.toLowerCase()]?.responses ?? {};
  expect(Object.keys(responses), `${method} ${url} answered ${answer.status}: ${answer.text}`).toContain(
    String(answer.status),
  );
  expect(answer.body).toMatchObject({ message: expect.any(String), code: expect.any(String) });
}

/** Sends one request and checks the answer against the API description. */
export async function call(method: string, url: string, options: CallOptions = {}): Promise<Answer> {
  const { token, body, headers = {} } = options;
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const parsed = (isJson ? JSON.parse(text) : undefined) as Json;
  const answer = { status: response.status, headers: response.headers, text, bytes, body: parsed };
  expectDeclared(method, url, answer);
  return answer;
}

/** The calls of one organisation on one base URL. */
export function clientOf(base: string, token: string) {
  const sending =
    (method: string) =>
    (path: string, body?: unknown, options: CallOptions = {}) =>
      call(method, base + path, { token, ...(body === undefined ? {} : { body }), ...options });
  return {
    get: (path: string, options: CallOptions = {}) => call('GET', base + path, { token, ...options }),
    post: sending('POST'),
    put: sending('PUT'),
    patch: sending('PATCH'),
    delete: (path: string, options: CallOptions = {}) => call('DELETE', base + path, { token, ...options }),
  };
}

/** What clientOf gives. */
export type ClientCalls = ReturnType<typeof clientOf>;
