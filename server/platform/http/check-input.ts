import type { z } from 'zod';
import type { Call, Endpoint, FieldFlaw, Outcome } from './endpoint.ts';
import { isAbsent } from './input.ts';
import { type Refusal, refuse } from './problem.ts';

/** What a request brought, unchecked. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  /** Undefined when no body was sent. */
  readonly body: unknown;
}

/** Rules that zod knows by itself; those of our own name themselves in an issue's `params`. */
const knownRules: Readonly<Record<string, string>> = {
  invalid_type: 'invalid_type',
  invalid_value: 'not_allowed',
  invalid_format: 'invalid_format',
  too_big: 'too_long',
  too_small: 'too_short',
};

function valueAt(sent: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null)?.[key], sent);
}

function ruleOf(issue: z.core.$ZodIssue, sent: unknown): string {
  if (issue.path.length > 0 && isAbsent(valueAt(sent, issue.path))) return 'required';
  const named = issue.code === 'custom' ? issue.params?.['rule'] : undefined;
  return typeof named === 'string' ? named : (knownRules[issue.code] ?? 'invalid');
}

/** What zod found, by field: dotted paths, `body` for the body as a whole. */
function flawsOf(issues: readonly z.core.$ZodIssue[], sent: unknown): FieldFlaw[] {
  return issues.map((issue) => ({
    field: issue.path.join('.') || 'body',
    rule: ruleOf(issue, sent),
    message: issue.message,
  }));
}

/** Places of the declared fields, so that what is told by several rules is told in one order. */
function placesIn(schema: z.ZodType | undefined): ReadonlyMap<string, number> {
  const shape = schema && 'shape' in schema ? (schema.shape as object) : {};
  return new Map(Object.keys(shape).map((name, place) => [name, place]));
}

function refuseFields(flaws: readonly FieldFlaw[], schema: z.ZodType | undefined): Refusal {
  const places = placesIn(schema);
  const placeOf = ({ field }: FieldFlaw) => places.get(field.split('.')[0] ?? '') ?? places.size;
  const fields: Record<string, string[]> = {};
  const rules: Record<string, string> = {};
  for (const flaw of [...flaws].sort((a, b) => placeOf(a) - placeOf(b))) {
    fields[flaw.field] = [...(fields[flaw.field] ?? []), flaw.message];
    rules[flaw.field] ??= flaw.rule;
  }
  return refuse('validation_failed', { fields, rules });
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
  const flaws = [...flawsOf(query.issues, raw.query), ...flawsOf(body.issues, raw.body)];
  const refused = new Set(flaws.map(({ field }) => field));
  const judged = endpoint.judge?.({ ...input, body: raw.body }) ?? [];
  flaws.push(...judged.filter(({ field }) => !refused.has(field)));
  if (flaws.length === 0) return endpoint.handle(input);
  if (endpoint.pathObjectExists && !(await endpoint.pathObjectExists(input))) return refuse('not_found');
  return refuseFields(flaws, endpoint.body);
}
