import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { sqlState } from '../db/sql-errors.ts';
import type { Dialect, Problem } from './dialect.ts';
import { type FieldErrors, type Refusal, refuse } from './problem.ts';

/** Sends refusals in one product's dialect. */
export interface ProblemSender {
  (reply: FastifyReply, refusal: Refusal): FastifyReply;
  /** An error nobody expected: logged with its request id, told as an opaque 500, with Retry-After when trying again may help. */
  unexpected(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply;
}

/** Errors of a database that is away, shutting down or full: the caller may try again. */
function isOutage(error: unknown): boolean {
  const state = sqlState(error);
  if (state) return /^(08|53|57P|55P03|57014)/.test(state);
  const code = (error as { code?: unknown } | null)?.code;
  return (
    typeof code === 'string' && ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code)
  );
}

/** Errors of a dialect's table that a refusal's code stands for. */
function problemOf<Caller, Services>(dialect: Dialect<Caller, Services>, refusal: Refusal): Problem {
  const definition = dialect.problems[refusal.refused];
  if (!definition) throw new Error(`the code ${refusal.refused} is in no table`);
  const { retry_after: retryAfter, ...extra } = refusal.extra ?? {};
  const fields: FieldErrors | undefined =
    refusal.fields ?? (definition.field ? { [definition.field]: [definition.message] } : undefined);
  return {
    status: definition.status,
    code: refusal.refused,
    message: definition.message,
    ...(fields ? { fields } : {}),
    ...(refusal.rules ? { rules: refusal.rules } : {}),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
    ...(typeof retryAfter === 'number' ? { retryAfterSeconds: retryAfter } : {}),
  };
}

/** Builds the sender of one product; the unexpected goes to the log. */
export function createProblemSender<Caller, Services>(
  dialect: Dialect<Caller, Services>,
  log: Logger,
): ProblemSender {
  const send = (reply: FastifyReply, refusal: Refusal): FastifyReply => {
    const problem = problemOf(dialect, refusal);
    const { body, headers } = dialect.renderProblem(problem);
    return reply
      .code(problem.status)
      .headers(headers)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(body));
  };
  const unexpected = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
    const outage = isOutage(error);
    // Only the kind of error: a database's message may quote what a caller sent.
    const { name, code, constraint } = error as { name?: string; code?: string; constraint?: string };
    const stack = sqlState(error) ? undefined : (error as Error | null)?.stack;
    log.error(
      { requestId: request.id, err: { name, code, constraint, stack } },
      outage ? 'database unavailable' : 'unexpected error',
    );
    return send(outage ? reply.header('retry-after', '2') : reply, refuse('server_error'));
  };
  return Object.assign(send, { unexpected });
}
