import type { ProblemTable } from '../../platform/http/problem.ts';

/** What organisations refuse with. */
export const organisationProblems = {
  code_taken: { status: 422, message: 'This account code is taken.', field: 'code' },
} as const satisfies ProblemTable;
