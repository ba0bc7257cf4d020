import type { ProblemTable } from '../../platform/http/problem.ts';

/** What identity refuses with. */
export const identityProblems = {
  invalid_credentials: { status: 401, message: 'The client id or API key is not valid.' },
  invalid_refresh_token: { status: 401, message: 'The refresh token is not valid.' },
} as const satisfies ProblemTable;
