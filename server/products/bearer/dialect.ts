import type { FastifyRequest } from 'fastify';
import { authenticateToken, identityProblems, type TokenHolder } from '../../domains/identity/index.ts';
import type { Dialect, Problem } from '../../platform/http/dialect.ts';
import { errorSchema, plainBody, validationErrorSchema } from '../../platform/http/plain-errors.ts';
import { httpProblems, type ProblemTable, type Refusal, refuse } from '../../platform/http/problem.ts';
import type { BearerServices } from './services.ts';

function renderProblem(problem: Problem) {
  return {
    body: plainBody(problem),
    headers: problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {},
  };
}

function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(header ?? '')?.[1];
}

/** What a product does otherwise than Practical Training. */
export interface BearerManners {
  /** Whose requests are counted: an address's, before the route; or, after it, an API key's. Default: address. */
  readonly budgetPer?: 'address' | 'caller';
  /** Whether a good token that may not come in is told so, with 403; else it is 401, and a suspended organisation's unknown. */
  readonly forbids?: boolean;
}

const forbiddances = {
  organisation_suspended: { status: 403, message: 'Your account is suspended.' },
  product_not_enabled: { status: 403, message: httpProblems.product_not_enabled.message },
} as const satisfies ProblemTable;

const needsProduct = (request: FastifyRequest): boolean =>
  request.routeOptions.config.endpoint?.budget !== 'auth';

/** What differs by whether a product forbids. */
function doorOf(product: string, forbids: boolean) {
  const refuseProduct = (holder: TokenHolder, isNeeded: boolean): Refusal | null =>
    isNeeded && !holder.products.includes(product) ? refuse('product_not_enabled') : null;
  if (!forbids) {
    return {
      more: {},
      admit: (holder: TokenHolder, isNeeded: boolean) =>
        (holder.is_suspended ? refuse('unauthenticated') : refuseProduct(holder, isNeeded)) ?? holder,
    };
  }
  const permit: Dialect<TokenHolder, BearerServices>['permit'] = (holder, _roles, request) =>
    holder.is_suspended ? refuse('organisation_suspended') : refuseProduct(holder, needsProduct(request));
  const extraCodes = ({ auth }: { auth: string }) => (auth === 'required' ? ['organisation_suspended'] : []);
  // Let in to be counted: the credential is good, and what it asks for is its own.
  return { more: { permit, extraCodes }, admit: (holder: TokenHolder) => holder };
}

/** Bearer tokens, bare objects, `{message, code, errors}`, budgets per IP address: Practical Training's way, unless told otherwise. */
export function bearerDialect(
  product: string,
  services: Pick<BearerServices, 'rateLimitPerMinute' | 'authRateLimitPerMinute'>,
  problems: ProblemTable,
  { budgetPer = 'address', forbids = false }: BearerManners = {},
): Dialect<TokenHolder, BearerServices> {
  const door = doorOf(product, forbids);
  return {
    problems: { ...httpProblems, ...identityProblems, ...(forbids ? forbiddances : {}), ...problems },
    budgetPer,
    ...door.more,
    errorSchema,
    validationErrorSchema,
    security: {
      name: 'access-token',
      scheme: { type: 'http', scheme: 'bearer', description: 'An access token from POST /auth/token.' },
    },
    renderProblem,
    async authenticate(request, db, _services, isProductNeeded) {
      const token = bearerToken(request.headers.authorization);
      const holder = token === undefined ? null : await authenticateToken(db, token);
      return holder ? door.admit(holder, isProductNeeded) : refuse('unauthenticated');
    },
    budgetOf(request, holder) {
      const { endpoint } = request.routeOptions.config;
      if (endpoint?.budget === 'auth' && endpoint.auth === 'none')
        return { bucket: `${product} auth ${request.ip}`, limit: services.authRateLimitPerMinute };
      const whose = holder === undefined ? request.ip : `key ${holder.api_key_id}`;
      return { bucket: `${product} ${whose}`, limit: services.rateLimitPerMinute };
    },
    callerBudget: (holder) => holder.requests_per_minute,
    organisationOf: (holder) => holder.organisation_id,
    scopeOf: (holder) => `organisation:${holder.organisation_id}`,
  };
}
