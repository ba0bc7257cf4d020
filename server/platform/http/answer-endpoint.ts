import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Queryable } from '../db/queryable.ts';
import type { Admission } from './admission.ts';
import { bodySha256 } from './body.ts';
import { checkAndRun, presentQuery } from './check-input.ts';
import {
  type AnswerSpec,
  type Endpoint,
  type FileAnswerSpec,
  type FileBody,
  isFileAnswer,
  type PublicBases,
} from './endpoint.ts';
import { answerOnce, isIdempotencyKey, type RenderedAnswer } from './idempotency.ts';
import { compileWriter } from './json-schema.ts';
import { isRefusal, type Refusal, refuse } from './problem.ts';
import type { Product, ProductRuntime } from './product.ts';
import type { ProblemSender } from './send-problem.ts';

interface Wiring<Caller, Services> {
  readonly endpoint: Endpoint<Caller, Services>;
  readonly product: Product<Caller, Services>;
  readonly runtime: ProductRuntime<Services>;
  readonly admission: Admission<Caller>;
  readonly sendProblem: ProblemSender;
}

const jsonType = 'application/json; charset=utf-8';

function basesOf<Caller, Services>(
  request: FastifyRequest,
  { product, runtime }: Wiring<Caller, Services>,
): PublicBases {
  const site = runtime.publicUrl();
  const mapped = runtime.productHosts.get(request.host);
  return { site, api: mapped?.product === product.slug ? mapped.base : `${site}${product.mount}` };
}

/** The key of a request whose endpoint takes one. */
function idempotencyKey(
  request: FastifyRequest,
  { method, budget }: { method: string; budget?: string },
): string | undefined {
  if (method !== 'POST' || budget === 'auth') return undefined;
  const header = request.headers['idempotency-key'];
  return Array.isArray(header) ? header.at(-1) : header;
}

/** Writes the body of one declared answer. */
type AnswerWriter = (body: unknown) => Pick<WrittenAnswer, 'body' | 'headers'>;

/** An answer ready to be sent: JSON, or a file with its type among its headers. */
type WrittenAnswer = Omit<RenderedAnswer, 'body'> & { readonly body: string | Uint8Array | Readable };

function writerOf(spec: AnswerSpec | FileAnswerSpec): AnswerWriter {
  if (isFileAnswer(spec)) {
    return (file) => {
      const { bytes, headers } = file as FileBody;
      const body = bytes instanceof Uint8Array ? bytes : Readable.from(bytes, { objectMode: false });
      return { body, headers: { 'content-type': spec.file, ...headers } };
    };
  }
  // Compiled at the first answer: all of them together would hold up each start by a second.
  let write: ReturnType<typeof compileWriter> | undefined;
  return (body) => {
    write ??= compileWriter(spec.schema);
    return { body: write(body) };
  };
}

function produceAnswer<Caller, Services>(wiring: Wiring<Caller, Services>) {
  const { endpoint, runtime, admission } = wiring;
  const writers = new Map(
    Object.entries(endpoint.answers).map(([status, spec]) => [Number(status), writerOf(spec)]),
  );
  return async (request: FastifyRequest, db: Queryable): Promise<WrittenAnswer | Refusal> => {
    const raw = { params: request.params, query: presentQuery(request.query), body: request.body };
    const outcome = await checkAndRun(endpoint, raw, {
      // Endpoints that need no credential never look at their caller.
      caller: admission.callerOf(request) as Caller,
      services: runtime.services,
      db,
      bases: basesOf(request, wiring),
      search: request.url.split('?')[1] ?? '',
      requestId: request.id,
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
      bodySha256: bodySha256(request),
    });
    if (isRefusal(outcome)) return outcome;
    const write = writers.get(outcome.status);
    if (!write) throw new Error(`${endpoint.operationId} does not declare the status ${outcome.status}`);
    const { body, headers } = write(outcome.body);
    return { status: outcome.status, body, headers: { ...headers, ...outcome.headers } };
  };
}

/** An answer that can be stored and replayed. */
function asText({ body, ...rest }: WrittenAnswer): RenderedAnswer {
  if (typeof body !== 'string') throw new Error('only a GET may answer with a file');
  return { ...rest, body };
}

/** The route handler of one endpoint. */
export function answerEndpoint<Caller, Services>(wiring: Wiring<Caller, Services>) {
  const { endpoint, product, runtime, admission, sendProblem } = wiring;
  const produce = produceAnswer(wiring);

  async function produceOnce(request: FastifyRequest, key: string): Promise<RenderedAnswer | Refusal> {
    if (!isIdempotencyKey(key)) {
      const message = 'Must be 1 to 255 printable ASCII characters.';
      return refuse('validation_failed', {
        fields: { 'Idempotency-Key': [message] },
        rules: { 'Idempotency-Key': 'invalid_format' },
      });
    }
    const caller = admission.callerOf(request);
    const who = caller === undefined ? 'anyone' : product.dialect.scopeOf(caller);
    const scope = `${who} ${request.method} ${request.url.split('?')[0]}`;
    const repeatable = { scope, key, query: presentQuery(request.query), body: request.body };
    return answerOnce(runtime.db, runtime.keyring, repeatable, async (tx) => {
      const answered = await produce(request, tx);
      return isRefusal(answered) ? answered : asText(answered);
    });
  }

  return async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (endpoint.needsBody && request.body === undefined) return sendProblem(reply, refuse('malformed_json'));
    const key = idempotencyKey(request, endpoint);
    const answered = await (key === undefined ? produce(request, runtime.db) : produceOnce(request, key));
    if (isRefusal(answered)) return sendProblem(reply, answered);
    return reply
      .code(answered.status)
      .headers({ 'content-type': jsonType, ...answered.headers })
      .send(answered.body);
  };
}
