import { z } from 'zod';
import type { Dialect, Problem } from '../../platform/http/dialect.ts';
import { httpProblems, type ProblemTable, refuse } from '../../platform/http/problem.ts';
import type { ConsoleCaller, ConsoleServices } from './services.ts';
import { authenticateSession, refuseCrossSite } from './session-cookie.ts';

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

const consoleProblems = {
  forbidden: { status: 403, message: 'Your role may not do this.' },
  csrf_refused: {
    status: 403,
    message: 'Send the session’s csrf_token in X-CSRF-Token, from a page of this site.',
  },
} as const satisfies ProblemTable;

const { product_not_enabled: _apiKeysOnly, ...commonProblems } = httpProblems;

function renderProblem({ message: text, code: name, fields, extra, retryAfterSeconds }: Problem) {
  const headers: Record<string, string> = {};
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds);
  return { body: { message: text, code: name, ...(fields ? { errors: fields } : {}), ...extra }, headers };
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
    scopeOf: (caller) => `person:${caller.person_id}`,
  };
}
