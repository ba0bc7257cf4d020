import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { authenticateApiKey, type KeyHolder } from '../../domains/identity/index.ts';
import type { Dialect } from '../../platform/http/dialect.ts';
import { errorSchema, plainBody, plainError } from '../../platform/http/plain-errors.ts';
import { httpProblems, type Refusal, refuse } from '../../platform/http/problem.ts';
import type { LegacyServices } from './services.ts';

/** As in an API key's list of products. */
export const slug = 'practical-training-legacy';

const { unauthenticated: _never, ...commonProblems } = httpProblems;

const problems = {
  ...commonProblems,
  api_version_missing: { status: 400, message: 'Send the header API-Version: 1.0.' },
  api_version_unsupported: { status: 400, message: 'This API-Version is not supported; send 1.0.' },
  api_key_missing: { status: 401, message: 'Send your API key in the header API-Key.' },
  api_key_invalid: { status: 401, message: 'This API key is not valid.' },
  organisation_suspended: { status: 401, message: 'Your account is suspended.' },
  product_retired: { status: 410, message: 'This product is no longer available.' },
};

const validationErrorSchema = z
  .object({
    ...plainError,
    errors: z.record(z.string(), z.array(z.string())).meta({
      description: 'Messages by field, all fields at once.',
      example: { start_date: ['This field is required.'] },
    }),
  })
  .meta({ id: 'ValidationErrorResponse', description: 'Which fields refused.' });

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  const last = Array.isArray(value) ? value.at(-1) : value;
  return last?.trim() === '' ? undefined : last?.trim();
}

function refuseHolder(holder: KeyHolder | null, demoKeys: boolean): Refusal | null {
  if (!holder || (holder.is_demo && !demoKeys)) return refuse('api_key_invalid');
  if (holder.is_suspended) return refuse('organisation_suspended');
  return holder.products.includes(slug) ? null : refuse('product_not_enabled');
}

/** Keys in a header, versions in another, `{data, pagination}`, budgets per key. */
export function legacyDialect({
  rateLimitPerMinute,
  demoKeys,
}: Pick<LegacyServices, 'rateLimitPerMinute' | 'demoKeys'>): Dialect<KeyHolder, LegacyServices> {
  return {
    problems,
    errorSchema,
    validationErrorSchema,
    security: { name: 'api-key', scheme: { type: 'apiKey', in: 'header', name: 'API-Key' } },
    renderProblem: (problem) => ({ body: plainBody(problem), headers: {} }),
    extraCodes: () => [
      'api_key_missing',
      'api_key_invalid',
      'organisation_suspended',
      'api_version_missing',
      'api_version_unsupported',
      'product_retired',
    ],
    budgetPer: 'caller',
    async authenticate(request, db) {
      const key = header(request, 'api-key');
      if (key === undefined) return refuse('api_key_missing');
      const holder = await authenticateApiKey(db, key);
      const refusal = refuseHolder(holder, demoKeys);
      return refusal ?? (holder as KeyHolder);
    },
    permit(_holder, _roles, request) {
      const version = header(request, 'api-version');
      if (version === undefined) return refuse('api_version_missing');
      return version === '1.0' || version === '1' ? null : refuse('api_version_unsupported');
    },
    budgetOf(request, holder) {
      const bucket =
        holder === undefined ? `${slug} address ${request.ip}` : `${slug} key ${holder.api_key_id}`;
      return { bucket, limit: rateLimitPerMinute };
    },
    callerBudget: (holder) => holder.requests_per_minute,
    organisationOf: (holder) => holder.organisation_id,
    scopeOf: (holder) => `organisation:${holder.organisation_id}`,
  };
}
