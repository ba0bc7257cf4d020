import { z } from 'zod';
import {
  authenticatePartnerKey,
  type PartnerCaller,
  partnerProblems,
} from '../../domains/referrals/index.ts';
import type { Dialect, Problem } from '../../platform/http/dialect.ts';
import { httpProblems, refuse } from '../../platform/http/problem.ts';
import type { ReferralsServices } from './services.ts';

export const slug = 'referrals';

const { unauthenticated: _bearerOnly, product_not_enabled: _organisationsOnly, ...common } = httpProblems;

const problems = {
  ...common,
  validation_failed: { status: 400, message: 'The referral has errors.' },
  missing_subscription_key: {
    status: 401,
    message: 'Send your subscription key in the apiKey header.',
  },
  invalid_subscription_key: { status: 401, message: 'This subscription key is not valid.' },
  ...partnerProblems,
};

const error = {
  statusCode: z.int().meta({ description: 'The HTTP status.', example: 404 }),
  code: z.string().meta({ description: 'For programs; stable.', example: 'not_found' }),
  message: z.string().meta({ description: 'For people; may change.', example: 'Not found.' }),
};

const fieldError = z
  .object({
    field: z.string().meta({ description: 'The field; parts after a dot.', example: 'phoneNumber' }),
    code: z.string().meta({ description: 'The first rule that it breaks.', example: 'invalid_format' }),
    message: z.string().meta({
      description: 'For people; may change.',
      example: 'Use E.164 with country code, e.g. +16045559999.',
    }),
  })
  .meta({ id: 'FieldError', description: 'What is wrong with one field.' });

const errorSchema = z.object(error).meta({ id: 'Error', description: 'What went wrong.' });

const validationErrorSchema = z
  .object({
    ...error,
    errors: z
      .array(fieldError)
      .optional()
      .meta({ description: 'All fields at once, one entry each; absent when the body is no JSON object.' }),
  })
  .meta({ id: 'ValidationError', description: 'Which fields refused.' });

/** The body as a whole is no field. */
const wholeBody = 'body';

function renderProblem({ status, code, message, fields = {}, rules = {} }: Problem) {
  const errors = Object.entries(fields)
    .filter(([field]) => field !== wholeBody)
    .map(([field, [first = '']]) => ({ field, code: rules[field] ?? 'invalid', message: first }));
  return {
    body: { statusCode: status, code, message, ...(errors.length > 0 ? { errors } : {}) },
    headers: status === 401 ? { 'www-authenticate': 'ApiKey' } : ({} as Readonly<Record<string, string>>),
  };
}

/** Subscription keys in a header, camelCase, 400 for fields, budgets per key. */
export function referralsDialect({
  rateLimitPerMinute,
  demoKeys,
}: Pick<ReferralsServices, 'rateLimitPerMinute' | 'demoKeys'>): Dialect<PartnerCaller, ReferralsServices> {
  return {
    problems,
    errorSchema,
    validationErrorSchema,
    security: {
      name: 'subscription-key',
      scheme: { type: 'apiKey', in: 'header', name: 'apiKey', description: 'Issued with your identifier.' },
    },
    renderProblem,
    extraCodes: () => ['missing_subscription_key', 'invalid_subscription_key'],
    budgetPer: 'caller',
    async authenticate(request, db) {
      const sent = request.headers['apikey'];
      const key = (Array.isArray(sent) ? sent.at(-1) : sent)?.trim() ?? '';
      if (key === '') return refuse('missing_subscription_key');
      const partner = await authenticatePartnerKey(db, key);
      return partner && (demoKeys || !partner.is_demo) ? partner : refuse('invalid_subscription_key');
    },
    budgetOf(request, partner) {
      const bucket =
        partner === undefined ? `${slug} address ${request.ip}` : `${slug} key ${partner.key_id}`;
      return { bucket, limit: rateLimitPerMinute };
    },
    callerBudget: (partner) => partner.requests_per_minute,
    scopeOf: (partner) => `referral partner:${partner.partner_id}`,
  };
}
