import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type CertificateCheck,
  readVerificationCode,
  verifyCertificate,
} from '../../domains/certificates/index.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { plainPageHeaders } from '../../platform/html/frame.tsx';
import { budgetHeaders } from '../../platform/http/dialect.ts';
import { httpProblems } from '../../platform/http/problem.ts';
import type { RateLimiter } from '../../platform/http/rate-limit.ts';
import { createCheckPages, formPath } from './pages.tsx';

/** What the check pages stand on. */
export interface VerificationParts {
  readonly db: Queryable;
  readonly limiter: RateLimiter;
  /** Checks per minute and address; 0 = no limit. */
  readonly checksPerMinute: number;
  /** Address of the pages' built stylesheet. */
  readonly stylesheet: string;
}

type CheckPages = ReturnType<typeof createCheckPages>;

/** An answer in both its forms. */
interface Both {
  readonly status: number;
  readonly json: unknown;
  readonly page: () => string;
}

/** A person's browser names text/html; a program that wants JSON says so. */
function wantsJson(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

function send(request: FastifyRequest, reply: FastifyReply, { status, json, page }: Both): FastifyReply {
  reply.code(status).headers(plainPageHeaders);
  return wantsJson(request)
    ? reply.type('application/json; charset=utf-8').send(JSON.stringify(json))
    : reply.type('text/html; charset=utf-8').send(page());
}

const problem = (code: 'not_found' | 'rate_limited' | 'validation_failed') => ({
  message: httpProblems[code].message,
  code,
});

function presentCheck(check: CertificateCheck) {
  return {
    is_valid: check.status === 'valid' || check.status === 'expiring',
    status: check.status,
    certificate_number: check.number,
    holder_name: check.holder_name,
    course_name: check.course_name,
    provider_name: check.provider_name,
    issued_on: check.issued_on,
    expires_on: check.expires_on,
  };
}

/** The form, or the way from what was typed into it to its result. */
function answerForm(request: FastifyRequest, reply: FastifyReply, pages: CheckPages): FastifyReply {
  const given = (request.query as Record<string, string | string[]>)['code'];
  const typed = (Array.isArray(given) ? given.at(-1) : given)?.trim().slice(0, 100);
  if (!typed)
    return send(request, reply, {
      status: 200,
      json: { verify: '/verify/{code}' },
      page: () => pages.form(),
    });
  const code = readVerificationCode(typed);
  if (code !== null) return reply.headers(plainPageHeaders).redirect(`${formPath}/${code}`, 303);
  const error = 'A code has 16 letters and numbers, like K7QM-2XRT-9HVB-4NPD.';
  return send(request, reply, {
    status: 422,
    json: { ...problem('validation_failed'), errors: { code: [error] } },
    page: () => pages.form(typed, error),
  });
}

/** The public check of certificates at /verify, shared by all products: a page for people, JSON for programs. */
export function serveVerification(app: FastifyInstance, parts: VerificationParts): void {
  const { db, limiter, checksPerMinute, stylesheet } = parts;
  const pages = createCheckPages(stylesheet);

  /** True when the address has no check left, and has been told so. */
  async function isOverspent(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    if (checksPerMinute === 0) return false;
    const state = await limiter.take(`verify ${request.ip}`, checksPerMinute);
    reply.headers(budgetHeaders(state));
    if (state.allowed) return false;
    reply.header('retry-after', String(state.secondsLeft));
    send(request, reply, { status: 429, json: problem('rate_limited'), page: pages.busy });
    return true;
  }

  app.get(formPath, async (request, reply) => answerForm(request, reply, pages));
  app.get<{ Params: { code: string } }>('/verify/:code', async (request, reply) => {
    if (await isOverspent(request, reply)) return reply;
    const { code } = request.params;
    const check = await verifyCertificate(db, code);
    return send(
      request,
      reply,
      check
        ? { status: 200, json: presentCheck(check), page: () => pages.result(check) }
        : { status: 404, json: problem('not_found'), page: () => pages.unknown(code.slice(0, 100)) },
    );
  });
}
