import type { FastifyReply, FastifyRequest } from 'fastify';
import { budgetHeaders } from './dialect.ts';
import { isRefusal, type Refusal, refuse } from './problem.ts';
import type { Product, ProductRuntime } from './product.ts';

/** Lets requests in: first the budget, then the credential. Knows afterwards who each caller is. */
export interface Admission<Caller> {
  /** Null when the request may go on. Writes the budget's headers. */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<Refusal | null>;
  /** Undefined for endpoints that need no credential. */
  callerOf(request: FastifyRequest): Caller | undefined;
}

/** Builds the admission of one product. */
export function createAdmission<Caller, Services>(
  { dialect }: Product<Caller, Services>,
  { db, limiter, services }: ProductRuntime<Services>,
): Admission<Caller> {
  const callers = new WeakMap<FastifyRequest, Caller>();
  /** Limits of organisations that have their own, learned when one of their tokens is seen. */
  const learnedLimits = new Map<string, number>();

  async function spendBudget(request: FastifyRequest, reply: FastifyReply): Promise<Refusal | null> {
    const budget = dialect.budgetOf(request);
    if (!budget || budget.limit === 0) return null;
    const state = await limiter.take(budget.bucket, learnedLimits.get(budget.bucket) ?? budget.limit);
    reply.headers(budgetHeaders(state));
    return state.allowed ? null : refuse('rate_limited', { extra: { retry_after: state.secondsLeft } });
  }

  function learnLimit(request: FastifyRequest, caller: Caller): void {
    const bucket = dialect.budgetOf(request)?.bucket;
    const ownLimit = dialect.callerBudget(caller);
    if (bucket === undefined) return;
    if (ownLimit === null) learnedLimits.delete(bucket);
    else learnedLimits.set(bucket, ownLimit);
  }

  return {
    async admit(request, reply) {
      const overspent = await spendBudget(request, reply);
      const endpoint = request.routeOptions.config.endpoint;
      if (overspent || !endpoint) return overspent;
      const screened = dialect.screen?.(request, services) ?? null;
      if (screened || endpoint.auth === 'none') return screened;
      const caller = await dialect.authenticate(request, db, services, endpoint.budget !== 'auth');
      if (isRefusal(caller)) return caller;
      callers.set(request, caller);
      learnLimit(request, caller);
      return dialect.permit?.(caller, endpoint.roles) ?? null;
    },
    callerOf: (request) => callers.get(request),
  };
}
