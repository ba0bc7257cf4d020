import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFonts, scriptFamilies } from './fonts.ts';

/** What the pool asks of its thread. */
export interface RenderRequest {
  readonly id: number;
  readonly template: string;
  /** JSON. */
  readonly data: string;
}

/** What the thread answers. */
export interface RenderAnswer {
  readonly id: number;
  readonly pdf?: Uint8Array;
  readonly error?: string;
}

const compiler = NodeCompiler.create({
  // Nothing is read from disk: a folder that is not there.
  workspace: join(tmpdir(), 'veriward-no-templates'),
  fontArgs: [{ fontBlobs: readFonts() }],
});
const scripts = JSON.stringify(scriptFamilies);

/** Results that no document has used for this many documents are forgotten. */
const cacheAge = 10;

/** A complaint without what it quotes: that may be somebody's name. */
const withoutQuotes = (message: unknown): string => String(message).replace(/"[^"]*"|`[^`]*`/g, '...');

function render({ template, data }: RenderRequest): Uint8Array {
  const compiled = compiler.compile({ mainFileContent: template, inputs: { data, scripts } });
  const document = compiled.result;
  if (!document) {
    const [first] = compiler.fetchDiagnostics(compiled.takeError() ?? Object.create(null));
    const { message } = (first ?? {}) as { message?: string };
    throw new Error(`the template does not compile: ${message}`);
  }
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1' });
  } catch {
    // PDF/UA forbids a letter that no font has, an emoji say. Such a name is still worth a paper, tagged all the same.
    return compiler.pdf(document);
  }
}

const port = parentPort;
port?.on('message', (request: RenderRequest) => {
  try {
    const pdf = new Uint8Array(render(request));
    port.postMessage({ id: request.id, pdf } satisfies RenderAnswer, [pdf.buffer]);
  } catch (error) {
    const { message } = error as { message?: string };
    port.postMessage({ id: request.id, error: withoutQuotes(message) } satisfies RenderAnswer);
  } finally {
    compiler.evictCache(cacheAge);
  }
});
