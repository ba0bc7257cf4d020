import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import secureJson from 'secure-json-parse';

/** An error of the HTTP layer that carries its code. */
export class HttpProblem extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Largest JSON body in bytes: 1 MiB. */
const maxBodyBytes = 1_048_576;

const hashes = new WeakMap<FastifyRequest, Buffer>();

/** SHA-256 of the bytes of a body that was read; empty when its endpoint did not ask for it or none came. */
export function bodySha256(request: FastifyRequest): Buffer {
  return hashes.get(request) ?? Buffer.alloc(0);
}

async function readBody(request: FastifyRequest, payload: AsyncIterable<Buffer>): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes)
    throw new HttpProblem('payload_too_large');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new HttpProblem('payload_too_large');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (request.routeOptions.config.endpoint?.hashesBody)
    hashes.set(request, createHash('sha256').update(bytes).digest());
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem('malformed_json');
  }
}

function parseJson(text: string): unknown {
  try {
    return secureJson.parse(text, undefined, { protoAction: 'remove', constructorAction: 'remove' });
  } catch {
    throw new HttpProblem('malformed_json');
  }
}

const isJson = (type: string | undefined): boolean => /^application\/json\s*(;|$)/i.test(type ?? '');

/** Reads bodies for operations that declare one, and ignores whatever is sent to the others. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    async (request: FastifyRequest, payload: AsyncIterable<Buffer> & NodeJS.ReadableStream) => {
      if (!request.routeOptions.config.endpoint?.body) {
        payload.resume();
        return undefined;
      }
      const isEmpty = request.headers['content-length'] === '0';
      if (!isEmpty && !isJson(request.headers['content-type']))
        throw new HttpProblem('unsupported_media_type');
      const text = await readBody(request, payload);
      return text === '' ? undefined : parseJson(text);
    },
  );
}
