import type { Dialect, Problem } from '../../platform/http/dialect.ts';
import { errorSchema, plainBody, validationErrorSchema } from '../../platform/http/plain-errors.ts';
import { httpProblems, type ProblemTable, refuse } from '../../platform/http/problem.ts';
import type { ConsoleCaller, ConsoleServices } from './services.ts';
import { authenticateSession, refuseCrossSite } from './session-cookie.ts';

const consoleProblems = {
  forbidden: { status: 403, message: 'Your role may not do this.' },
  csrf_refused: {
    status: 403,
    message: 'Send the session’s csrf_token in X-CSRF-Token, from a page of this site.',
  },
} as const satisfies ProblemTable;

const { product_not_enabled: _apiKeysOnly, ...commonProblems } = httpProblems;

function renderProblem(problem: Problem) {
  const { retryAfterSeconds } = problem;
  const headers: Record<string, string> = {};
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds);
  return { body: plainBody(problem), headers };
}

/** Session cookies, CSRF tokens, roles with 403, `{message, code, errors}`. */
export function consoleDialect(
  services: ConsoleServices,
  problems: ProblemTable,
): Dialect<ConsoleCaller, ConsoleServices> {
  return {
    problems: { ...commonProblems, ...consoleProblems, ...problems },
    errorSchema,
    validationErrorSchema,
    security: {
      name: 'session-cookie',
      scheme: {
        type: 'apiKey',
        in: 'cookie',
        name: 'veriward_session',
        description:
          'Set by POST /session; named __Host-veriward_session over https. Changes also need X-CSRF-Token.',
      },
    },
    renderProblem,
    extraCodes: ({ method, roles }) => [
      ...(method === 'GET' ? [] : ['csrf_refused']),
      ...(roles ? ['forbidden'] : []),
    ],
    screen: refuseCrossSite,
    authenticate: authenticateSession,
    permit: (caller, roles) => (roles && !roles.includes(caller.role) ? refuse('forbidden') : null),
    budgetOf(request) {
      return request.routeOptions.config.endpoint?.budget === 'auth'
        ? { bucket: `console auth ${request.ip}`, limit: services.authRateLimitPerMinute }
        : { bucket: `console ${request.ip}`, limit: services.rateLimitPerMinute };
    },
    callerBudget: () => null,
    organisationOf: (caller) => caller.organisation_id,
    scopeOf: (caller) => `person:${caller.person_id}`,
  };
}
