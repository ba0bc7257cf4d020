import { authenticateToken, identityProblems, type TokenHolder } from '../../domains/identity/index.ts';
import type { Dialect, Problem } from '../../platform/http/dialect.ts';
import { errorSchema, plainBody, validationErrorSchema } from '../../platform/http/plain-errors.ts';
import { httpProblems, type ProblemTable, refuse } from '../../platform/http/problem.ts';
import type { BearerServices } from './services.ts';

function renderProblem(problem: Problem) {
  const isCredential = problem.code === 'unauthenticated' || problem.code === 'product_not_enabled';
  return { body: plainBody(problem), headers: isCredential ? { 'www-authenticate': 'Bearer' } : {} };
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
