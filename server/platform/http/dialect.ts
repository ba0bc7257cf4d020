import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Queryable } from '../db/queryable.ts';
import type { Endpoint } from './endpoint.ts';
import type { FieldErrors, FieldRules, ProblemTable, Refusal } from './problem.ts';
import type { BudgetState } from './rate-limit.ts';

/** An error as a dialect renders it. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fields?: FieldErrors;
  /** The rule behind each field's first message, where it is known. */
  readonly rules?: FieldRules;
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Of a 429. */
  readonly retryAfterSeconds?: number;
}

/** How one family of products speaks: who calls, what is counted, how an error looks. */
export interface Dialect<Caller, Services> {
  /** Every code this product can answer with. */
  readonly problems: ProblemTable;
  readonly errorSchema: z.ZodType;
  readonly validationErrorSchema: z.ZodType;
  /** How a caller proves who it is, for the API description. */
  readonly security: { readonly name: string; readonly scheme: Readonly<Record<string, unknown>> };
  renderProblem(problem: Problem): { body: unknown; headers: Readonly<Record<string, string>> };
  /** Codes that any of these endpoints may answer with besides the common ones, for the API description. */
  extraCodes?(endpoint: Pick<Endpoint<Caller, Services>, 'method' | 'auth' | 'roles'>): readonly string[];
  /** Turns a request away before anything else is looked at; null lets it on. */
  screen?(request: FastifyRequest, services: Services): Refusal | null;
  /** Says whether a caller may do what the endpoint does; null when it may. */
  permit?(caller: Caller, roles: readonly string[] | undefined, request: FastifyRequest): Refusal | null;
  /** Finds who calls from the request's credential. */
  authenticate(
    request: FastifyRequest,
    db: Queryable,
    services: Services,
    needsProduct: boolean,
  ): Promise<Caller | Refusal>;
  /** Whose requests are counted: an address's, before anything else; or, after the route, a caller's. Default: address. */
  readonly budgetPer?: 'address' | 'caller';
  /** Which budget a request spends; `caller` only where budgets are a caller's and it is known. Null: none. */
  budgetOf(request: FastifyRequest, caller?: Caller): { bucket: string; limit: number } | null;
  /** A budget of the caller's own, once known; null when the deployment's stands. */
  callerBudget(caller: Caller): number | null;
  /** Whose things a caller changes; without it, or when null, they may be anybody's. */
  organisationOf?(caller: Caller): number | null;
  /** Who the caller is, for keys of its own such as Idempotency-Key. */
  scopeOf(caller: Caller): string;
}

/** Headers that tell a caller about its budget. */
export function budgetHeaders(state: BudgetState): Record<string, string> {
  const headers = {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
  };
  return state.allowed ? headers : { ...headers, 'retry-after': String(state.secondsLeft) };
}
