import type { ProblemTable } from '../../platform/http/problem.ts';

/** What webhooks refuse with. */
export const webhookProblems = {
  url_not_allowed: {
    status: 422,
    message: 'The URL must be https, without credentials, and lead to a public address.',
    field: 'url',
  },
  endpoint_limit_reached: { status: 422, message: 'An organisation may have at most 20 endpoints.' },
  endpoint_inactive: { status: 422, message: 'This endpoint is switched off: activate it first.' },
  resend_too_large: { status: 422, message: 'More than 10,000 events: choose a shorter time.' },
} as const satisfies ProblemTable;
