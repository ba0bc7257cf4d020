import type { z } from 'zod';
import { type AnswerSpec, type Endpoint, type FileAnswerSpec, isFileAnswer } from '../http/endpoint.ts';
import type { JsonSchema } from '../http/json-schema.ts';
import type { ProblemTable } from '../http/problem.ts';
import type { Product } from '../http/product.ts';
import { describeWebhooks } from './describe-webhooks.ts';
import { createSchemaCollector, type SchemaCollector } from './schema-collector.ts';

type AnyEndpoint = Endpoint<never, never>;

interface Describing {
  readonly collector: SchemaCollector;
  readonly problems: ProblemTable;
  /** Name of the security scheme. */
  readonly security: string;
  readonly errorSchema: z.ZodType;
  readonly validationErrorSchema: z.ZodType;
  /** Of every operation. */
  readonly headers: readonly JsonSchema[];
  readonly isDeprecated: boolean;
  extraCodes(endpoint: AnyEndpoint): readonly string[];
  renderProblem(problem: { status: number; code: string; message: string }): { body: unknown };
}

const takesIdempotencyKey = ({ method, budget }: AnyEndpoint): boolean =>
  method === 'POST' && budget !== 'auth';

const commonHeaders = {
  'X-Request-Id': {
    description: 'Names this request; yours is echoed when it matches [A-Za-z0-9._-]{1,128}.',
    schema: { type: 'string' },
  },
  'X-RateLimit-Limit': { description: 'Requests per minute.', schema: { type: 'integer' } },
  'X-RateLimit-Remaining': { description: 'Requests left in this minute.', schema: { type: 'integer' } },
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Makes a retry safe: the same key with the same request replays the first answer for 24 hours.',
  schema: {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    examples: ['7f6d2c1e-1f43-4a7e-9d55-2b0b7f3a9c10'],
  },
};

/** Codes that the layers around an endpoint may answer with, in the order they are checked. */
function commonCodes(endpoint: AnyEndpoint, about: Describing): string[] {
  const needsToken = endpoint.auth === 'required';
  const needsProduct = needsToken && endpoint.budget !== 'auth';
  const takesFields = Boolean(endpoint.query ?? endpoint.body);
  const codes: [boolean, string[]][] = [
    [true, ['rate_limited']],
    [needsToken && 'unauthenticated' in about.problems, ['unauthenticated']],
    [needsProduct && 'product_not_enabled' in about.problems, ['product_not_enabled']],
    [true, [...about.extraCodes(endpoint)]],
    [Boolean(endpoint.body), ['unsupported_media_type', 'payload_too_large', 'malformed_json']],
    [takesIdempotencyKey(endpoint), ['idempotency_in_flight', 'idempotency_key_reused']],
    [Boolean(endpoint.params), ['not_found']],
    [takesFields, ['validation_failed']],
    [true, [...(endpoint.refusals ?? []), 'server_error']],
  ];
  return codes.flatMap(([applies, names]) => (applies ? names : []));
}

function problemAnswers(endpoint: AnyEndpoint, about: Describing): JsonSchema {
  const answers: Record<string, JsonSchema> = {};
  const byStatus = new Map<number, string[]>();
  for (const code of commonCodes(endpoint, about)) {
    const status = about.problems[code]?.status ?? 500;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  for (const [status, codes] of byStatus) {
    const schema = about.collector.reference(
      status === 422 || codes.includes('validation_failed') ? about.validationErrorSchema : about.errorSchema,
    );
    const examples = codes.map((code) => {
      const { message = code } = about.problems[code] ?? {};
      return [code, { summary: message, value: about.renderProblem({ status, code, message }).body }];
    });
    answers[String(status)] = {
      description: codes.map((code) => `\`${code}\``).join(', '),
      headers: commonHeaders,
      content: { 'application/json': { schema, examples: Object.fromEntries(examples) } },
    };
  }
  return answers;
}

const describedHeaders = (headers: Readonly<Record<string, string>>): JsonSchema =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );

function successAnswer(spec: AnswerSpec | FileAnswerSpec, collector: SchemaCollector): JsonSchema {
  const { description } = spec;
  if (isFileAnswer(spec)) {
    // OpenAPI 3.1: a file as it is has a media type and no schema.
    return {
      description,
      headers: { ...commonHeaders, ...describedHeaders(spec.headers) },
      content: { [spec.file]: {} },
    };
  }
  const example = spec.example === undefined ? {} : { example: spec.example };
  return {
    description,
    headers: commonHeaders,
    content: { 'application/json': { schema: collector.reference(spec.schema), ...example } },
  };
}

function successAnswers(endpoint: AnyEndpoint, collector: SchemaCollector): JsonSchema {
  return Object.fromEntries(
    Object.entries(endpoint.answers).map(([status, spec]) => [status, successAnswer(spec, collector)]),
  );
}

function parametersOf(
  schema: z.ZodType | undefined,
  place: 'path' | 'query',
  collector: SchemaCollector,
): JsonSchema[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = collector.inputOf(schema) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: property,
  }));
}

function describeOperation(endpoint: AnyEndpoint, about: Describing): JsonSchema {
  const parameters = [
    ...about.headers,
    ...parametersOf(endpoint.params, 'path', about.collector),
    ...parametersOf(endpoint.query, 'query', about.collector),
    ...(takesIdempotencyKey(endpoint) ? [idempotencyKey] : []),
  ];
  const rules = endpoint.refusals?.length
    ? `\n\nRefuses, in this order, with ${endpoint.refusals.map((code) => `\`${code}\``).join(', ')}.`
    : '';
  const roles = endpoint.roles ? `\n\nFor ${endpoint.roles.map((role) => `\`${role}\``).join(', ')}.` : '';
  return {
    operationId: endpoint.operationId,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    description: endpoint.description + roles + rules,
    ...(about.isDeprecated ? { deprecated: true } : {}),
    security: endpoint.auth === 'required' ? [{ [about.security]: [] }] : [],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(endpoint.body
      ? {
          requestBody: {
            required: !endpoint.body.safeParse({}).success,
            content: {
              'application/json': {
                schema: about.collector.inputReference(endpoint.body),
                ...(endpoint.bodyExample === undefined ? {} : { example: endpoint.bodyExample }),
              },
            },
          },
        }
      : {}),
    responses: { ...successAnswers(endpoint, about.collector), ...problemAnswers(endpoint, about) },
  };
}

/** The OpenAPI 3.1 description of a product, from the declarations that also validate its requests. */
export function describeProduct<Caller, Services>(
  product: Product<Caller, Services>,
  baseUrl: string,
): JsonSchema {
  const collector = createSchemaCollector();
  const { problems, errorSchema, validationErrorSchema, renderProblem, security } = product.dialect;
  const about = {
    collector,
    problems,
    errorSchema,
    validationErrorSchema,
    renderProblem,
    security: security.name,
    headers: product.headers ?? [],
    isDeprecated: product.isDeprecated ?? false,
    extraCodes: (endpoint: AnyEndpoint) => product.dialect.extraCodes?.(endpoint) ?? [],
  };
  const paths: Record<string, JsonSchema> = {};
  for (const endpoint of product.endpoints as readonly AnyEndpoint[]) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: describeOperation(endpoint, about),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `${product.title} API`,
      version: '1.0.0',
      description: product.description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: baseUrl }],
    tags: [...new Set(product.endpoints.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
    paths,
    ...describeWebhooks(product.webhooks, collector),
    components: { schemas: collector.schemas(), securitySchemes: { [security.name]: security.scheme } },
  };
}
