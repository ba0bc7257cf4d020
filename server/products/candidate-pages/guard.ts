import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CandidatePagesParts } from './parts.ts';
import type { PageSender } from './send-page.tsx';
import { isOwnForm, networkOf } from './visitor.ts';

/** Bytes of a sent form: the longest answers several times over. */
const formLimitBytes = 65_536;

/** Every answer but an asset: found by no search engine, and limited per network. */
async function admit(
  { limiter, limitPerMinute }: CandidatePagesParts,
  sender: PageSender,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  reply.header('x-robots-tag', 'noindex, nofollow');
  if (limitPerMinute === 0) return;
  const budget = await limiter.take(`candidate-pages ${networkOf(request.ip)}`, limitPerMinute);
  if (!budget.allowed) return sender.message(reply.header('retry-after', budget.secondsLeft), 'tooMany');
}

/** What stands before every page: cookies, forms, the limit, the check of each form, and errors as pages. */
export async function guardPages(
  app: FastifyInstance,
  parts: CandidatePagesParts,
  sender: PageSender,
): Promise<void> {
  await app.register(cookie);
  // forms only: nothing here reads JSON, whose values may be of any type
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: formLimitBytes });
  app.addHook('onRequest', (request, reply) => admit(parts, sender, request, reply));
  app.addHook('preHandler', async (request, reply) => {
    if (request.method === 'POST' && !isOwnForm(request, parts)) return sender.message(reply, 'foreignForm');
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const { statusCode = 500 } = error;
    if (statusCode < 500) return sender.message(reply, 'badRequest');
    parts.log.error({ requestId: request.id, err: error }, 'unexpected error');
    return sender.message(reply, 'failed');
  });
}
