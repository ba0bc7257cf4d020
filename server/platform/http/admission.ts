import type { FastifyReply, FastifyRequest } from 'fastify';
import { budgetHeaders, type Dialect } from './dialect.ts';
import { isRefusal, type Refusal, refuse } from './problem.ts';
import type { Product, ProductRuntime } from './product.ts';
import type { BudgetState } from './rate-limit.ts';

/** Lets requests in by budget and credential. Knows afterwards who each caller is. */
export interface Admission<Caller> {
  /** Null when the request may go on. Writes the budget's headers. */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<Refusal | null>;
  /** Undefined for endpoints that need no credential. */
  callerOf(request: FastifyRequest): Caller | undefined;
}

interface Admitting<Caller, Services> {
  readonly dialect: Dialect<Caller, Services>;
  readonly runtime: ProductRuntime<Services>;
  readonly callers: WeakMap<FastifyRequest, Caller>;
}

type Admit = Admission<never>['admit'];

const overspentBy = ({ secondsLeft }: BudgetState): Refusal =>
  refuse('rate_limited', { extra: { retry_after: secondsLeft } });

/** The budget comes first, of an address: whoever calls. */
function admitByAddress<Caller, Services>({ dialect, runtime, callers }: Admitting<Caller, Services>): Admit {
  /** Limits of organisations that have their own, learned when one of their tokens is seen. */
  const learnedLimits = new Map<string, number>();

  async function spend(request: FastifyRequest, reply: FastifyReply): Promise<Refusal | null> {
    const budget = dialect.budgetOf(request);
    if (!budget || budget.limit === 0) return null;
    const limit = learnedLimits.get(budget.bucket) ?? budget.limit;
    const state = await runtime.limiter.take(budget.bucket, limit);
    reply.headers(budgetHeaders(state));
    return state.allowed ? null : overspentBy(state);
  }

  function learnLimit(request: FastifyRequest, caller: Caller): void {
    const bucket = dialect.budgetOf(request)?.bucket;
    const ownLimit = dialect.callerBudget(caller);
    if (bucket === undefined) return;
    if (ownLimit === null) learnedLimits.delete(bucket);
    else learnedLimits.set(bucket, ownLimit);
  }

  return async (request, reply) => {
    const overspent = await spend(request, reply);
    const endpoint = request.routeOptions.config.endpoint;
    if (overspent || !endpoint) return overspent;
    const screened = dialect.screen?.(request, runtime.services) ?? null;
    if (screened || endpoint.auth === 'none') return screened;
    const needsProduct = endpoint.budget !== 'auth';
    const caller = await dialect.authenticate(request, runtime.db, runtime.services, needsProduct);
    if (isRefusal(caller)) return caller;
    callers.set(request, caller);
    learnLimit(request, caller);
    return dialect.permit?.(caller, endpoint.roles, request) ?? null;
  };
}

/** The budget is the caller's, or an address's while nobody is known. An unknown route is counted, not refused. */
function admitByCaller<Caller, Services>({ dialect, runtime, callers }: Admitting<Caller, Services>): Admit {
  async function identify(request: FastifyRequest): Promise<Caller | Refusal | undefined> {
    const endpoint = request.routeOptions.config.endpoint;
    if (endpoint?.auth !== 'required') return undefined;
    return dialect.authenticate(request, runtime.db, runtime.services, endpoint.budget !== 'auth');
  }

  async function spend(
    request: FastifyRequest,
    reply: FastifyReply,
    caller?: Caller,
  ): Promise<Refusal | null> {
    const budget = dialect.budgetOf(request, caller);
    if (!budget || budget.limit === 0) return null;
    const own = caller === undefined ? null : dialect.callerBudget(caller);
    const state = await runtime.limiter.take(budget.bucket, own ?? budget.limit);
    reply.headers(budgetHeaders(state));
    return state.allowed ? null : overspentBy(state);
  }

  return async (request, reply) => {
    const endpoint = request.routeOptions.config.endpoint;
    const identified = await identify(request);
    const caller = isRefusal(identified) ? undefined : identified;
    const overspent = await spend(request, reply, caller);
    if (!endpoint) return null;
    if (overspent || isRefusal(identified)) return overspent ?? (identified as Refusal);
    if (caller === undefined) return null;
    callers.set(request, caller);
    return dialect.permit?.(caller, endpoint.roles, request) ?? null;
  };
}

/** Builds the admission of one product. */
export function createAdmission<Caller, Services>(
  { dialect }: Product<Caller, Services>,
  runtime: ProductRuntime<Services>,
): Admission<Caller> {
  const callers = new WeakMap<FastifyRequest, Caller>();
  const parts = { dialect, runtime, callers };
  return {
    admit: dialect.budgetPer === 'caller' ? admitByCaller(parts) : admitByAddress(parts),
    callerOf: (request) => callers.get(request),
  };
}
