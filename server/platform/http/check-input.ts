import type { z } from 'zod';
import type { Call, Endpoint, Outcome } from './endpoint.ts';
import { type FieldErrors, type Refusal, refuse } from './problem.ts';

/** What a request brought, unchecked. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  /** Undefined when no body was sent. */
  readonly body: unknown;
}

/** All issues by field: dotted paths, `body` for the body as a whole. */
function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldErrors {
  const errors: Record<string, string[]> = {};
  for (const issue of issues) {
    const field = issue.path.join('.') || 'body';
    errors[field] = [...(errors[field] ?? []), issue.message];
  }
  return errors;
}

/** An empty query value counts as absent; of a repeated key the last counts. */
export function presentQuery(query: unknown): Record<string, unknown> {
  const present: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(query as Record<string, string | string[]>)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== '') present[key] = last;
  }
  return present;
}

/** An undeclared part has no issues and yields nothing. */
function check(
  schema: z.ZodType | undefined,
  value: unknown,
): { data: unknown; issues: readonly z.core.$ZodIssue[] } {
  if (!schema) return { data: undefined, issues: [] };
  const result = schema.safeParse(value);
  return result.success
    ? { data: result.data, issues: [] }
    : { data: undefined, issues: result.error.issues };
}

/** Checks the fields and runs the endpoint. When fields are wrong, the object in the path is looked for first: 404 wins. */
export async function checkAndRun<Caller, Services>(
  endpoint: Endpoint<Caller, Services>,
  raw: RawInput,
  call: Omit<Call<unknown, unknown, unknown, Caller, Services>, 'params' | 'query' | 'body'>,
): Promise<Outcome | Refusal> {
  const params = check(endpoint.params, raw.params);
  if (params.issues.length > 0) return refuse('not_found');
  const query = check(endpoint.query, raw.query);
  const body = check(endpoint.body, raw.body === undefined ? {} : raw.body);
  const input = { ...call, params: params.data, query: query.data, body: body.data };
  const issues = [...query.issues, ...body.issues];
  if (issues.length === 0) return endpoint.handle(input);
  if (endpoint.pathObjectExists && !(await endpoint.pathObjectExists(input))) return refuse('not_found');
  return refuse('validation_failed', { fields: fieldErrors(issues) });
}
