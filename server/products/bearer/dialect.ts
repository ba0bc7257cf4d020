import { z } from 'zod';
import { authenticateToken, identityProblems, type TokenHolder } from '../../domains/identity/index.ts';
import type { Dialect, Problem } from '../../platform/http/dialect.ts';
import { httpProblems, type ProblemTable, refuse } from '../../platform/http/problem.ts';
import type { BearerServices } from './services.ts';

const message = z.string().meta({ description: 'For people; may change.', example: 'Not found.' });
const code = z.string().meta({ description: 'For programs; stable.', example: 'not_found' });

const errorSchema = z
  .object({ message, code })
  .meta({ id: 'ErrorResponse', description: 'What went wrong.' });

const validationErrorSchema = z
  .object({
    message,
    code,
    errors: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .meta({
        description: 'Messages by field, all fields at once.',
        example: { email: ['Enter a valid e-mail address.'] },
      }),
  })
  .meta({ id: 'ValidationErrorResponse', description: 'Which fields or which rule refused.' });

function renderProblem(problem: Problem) {
  const { message: text, code: name, fields, extra } = problem;
  const body = { message: text, code: name, ...(fields ? { errors: fields } : {}), ...extra };
  return {
    body,
    headers:
      name === 'unauthenticated' || name === 'product_not_enabled' ? { 'www-authenticate': 'Bearer' } : {},
  };
}

function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(header ?? '')?.[1];
}

/** Bearer tokens, bare objects, `{message, code, errors}`, budgets per IP address: Practical Training's way. */
export function bearerDialect(
  product: string,
  services: Pick<BearerServices, 'rateLimitPerMinute' | 'authRateLimitPerMinute'>,
  problems: ProblemTable,
): Dialect<TokenHolder, BearerServices> {
  return {
    problems: { ...httpProblems, ...identityProblems, ...problems },
    errorSchema,
    validationErrorSchema,
    security: {
      name: 'access-token',
      scheme: { type: 'http', scheme: 'bearer', description: 'An access token from POST /auth/token.' },
    },
    renderProblem,
    async authenticate(request, db, _services, needsProduct) {
      const token = bearerToken(request.headers.authorization);
      const holder = token === undefined ? null : await authenticateToken(db, token);
      if (!holder || holder.is_suspended) return refuse('unauthenticated');
      return needsProduct && !holder.products.includes(product) ? refuse('product_not_enabled') : holder;
    },
    budgetOf(request) {
      const isAuth =
        request.routeOptions.config.endpoint?.budget === 'auth' &&
        request.routeOptions.config.endpoint.auth === 'none';
      return isAuth
        ? { bucket: `${product} auth ${request.ip}`, limit: services.authRateLimitPerMinute }
        : { bucket: `${product} ${request.ip}`, limit: services.rateLimitPerMinute };
    },
    callerBudget: (holder) => holder.requests_per_minute,
    scopeOf: (holder) => `organisation:${holder.organisation_id}`,
  };
}
