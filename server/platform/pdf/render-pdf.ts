import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../files/package-root.ts';
import type { RenderAnswer, RenderRequest } from './render-worker.ts';

/** A paper to be set: a typst template and what it shows. */
export interface PdfDocument {
  /** Reads its data from `json(bytes(sys.inputs.data))`, its fallback fonts from `sys.inputs.scripts`. */
  readonly template: string;
  /** Anything JSON can hold. It is shown as text and never read as markup. */
  readonly data: unknown;
}

interface Pending {
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly pending: Map<number, Pending>;
}

// The compiled one: Node 20 cannot start a thread from TypeScript, and tests build before they run.
const script = join(packageRoot, 'dist', 'server', 'platform', 'pdf', 'render-worker.js');

/** Setting a paper takes some 15 ms of a processor; what is set is kept, so a second thread has little to do. */
const threadCount = 1;

const threads: Thread[] = [];
let lastId = 0;

function endThread(thread: Thread, error: Error): void {
  const place = threads.indexOf(thread);
  if (place >= 0) threads.splice(place, 1);
  for (const { reject } of thread.pending.values()) reject(error);
  thread.pending.clear();
}

function settle(thread: Thread, { id, pdf, error }: RenderAnswer): void {
  const pending = thread.pending.get(id);
  thread.pending.delete(id);
  // An idle thread does not keep a process alive that has nothing else to do.
  if (thread.pending.size === 0) thread.worker.unref();
  if (pdf) pending?.resolve(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
  else pending?.reject(new Error(`the PDF could not be made: ${error}`));
}

function startThread(): Thread {
  const worker = new Worker(script);
  const thread: Thread = { worker, pending: new Map() };
  worker.on('message', (answer: RenderAnswer) => settle(thread, answer));
  worker.on('error', (error: Error) => endThread(thread, error));
  worker.on('exit', () => endThread(thread, new Error('the thread that makes PDFs ended')));
  threads.push(thread);
  return thread;
}

function leastBusyThread(): Thread {
  const idle = threads.find(({ pending }) => pending.size === 0);
  if (idle) return idle;
  if (threads.length < threadCount) return startThread();
  return threads.reduce((least, thread) => (thread.pending.size < least.pending.size ? thread : least));
}

/**
 * Sets a paper as a tagged PDF with embedded fonts, in a thread of its own. The same document gives the same
 * bytes. Rejects when the template is wrong.
 */
export function renderPdf({ template, data }: PdfDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const thread = leastBusyThread();
    lastId += 1;
    thread.pending.set(lastId, { resolve, reject });
    thread.worker.ref();
    thread.worker.postMessage({ id: lastId, template, data: JSON.stringify(data) } satisfies RenderRequest);
  });
}

/** Ends the threads; the next paper starts one again. */
export async function stopPdfThreads(): Promise<void> {
  await Promise.all(threads.map(({ worker }) => worker.terminate()));
}
