import type { Agent, Dispatcher } from 'undici';
import { type Failure, failureOf } from './failure.ts';

/** Names in lower case; a header that came more than once as a list. */
export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** How a request ended. */
export type SafeResult =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: AnswerHeaders;
      /** The body as UTF-8, what is not replaced by U+FFFD; a compressed one stays compressed. */
      readonly text: string;
      /** Whether the body went on: the rest was not read, and the connection closed. */
      readonly truncated: boolean;
      /** Milliseconds, from the call to the end of the answer. */
      readonly durationMs: number;
    }
  | (Failure & {
      readonly kind: 'failed';
      /** Of the answer that had begun; null before. */
      readonly status: number | null;
      readonly durationMs: number;
    });

/** What bounds an exchange, and how it may be repeated. */
export interface ExchangeTerms {
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  /** Whether the receiver may get it twice. */
  readonly repeatable: boolean;
  readonly signal: AbortSignal | undefined;
}

/** A server that restarts leaves more than one dead connection behind. */
const repeatsMax = 3;

/** What closes the connection of an exchange that is over; nobody hears of it. */
const over = new Error('The exchange is over.');

const connectionEnds: ReadonlySet<string | undefined> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/** One request and what comes of it. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #agent: Agent;
  readonly #request: Dispatcher.DispatchOptions;
  readonly #terms: ExchangeTerms;
  readonly #isOpening: () => boolean;
  readonly #startedAt = performance.now();
  #settle: (result: SafeResult) => void = () => undefined;
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #isOnUsedConnection = false;
  #repeats = 0;
  #status: number | null = null;
  #headers: AnswerHeaders = {};
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(
    agent: Agent,
    request: Dispatcher.DispatchOptions,
    terms: ExchangeTerms,
    isOpening: () => boolean,
  ) {
    this.#agent = agent;
    this.#request = request;
    this.#terms = terms;
    this.#isOpening = isOpening;
  }

  /** Sends the request; resolves when it is over. */
  run(): Promise<SafeResult> {
    const { signal, timeoutMs } = this.#terms;
    return new Promise((resolve) => {
      this.#settle = resolve;
      if (signal?.aborted) return this.#abort();
      signal?.addEventListener('abort', this.#abort);
      this.#timer = setTimeout(this.#timeOut, timeoutMs);
      this.#agent.dispatch(this.#request, this);
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // its turn has come too late; thrown, because an abort would close the connection
    if (this.#isOver) throw over;
    this.#controller = controller;
    this.#isOnUsedConnection = !this.#isOpening();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isOver) return;
    const room = this.#terms.maxAnswerBytes - this.#size;
    this.#chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    this.#size += chunk.length;
    if (chunk.length > room) this.#answer(true);
  }

  onResponseEnd(): void {
    this.#answer(false);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#isOver) return;
    if (this.#mayRepeat(error)) {
      this.#repeats += 1;
      this.#controller = undefined;
      this.#agent.dispatch(this.#request, this);
    } else {
      this.#fail(failureOf(error));
    }
  }

  /**
   * A server may close an idle connection while the next request is on its way: that request was not refused, and is
   * sent again. Only when the receiver may get it twice, because it can have been read all the same.
   */
  #mayRepeat(error: Error): boolean {
    const isClosedUnanswered =
      this.#controller !== undefined &&
      this.#isOnUsedConnection &&
      this.#status === null &&
      'code' in error &&
      connectionEnds.has(String(error.code));
    return isClosedUnanswered && this.#terms.repeatable && this.#repeats < repeatsMax;
  }

  #answer(truncated: boolean): void {
    const [first, ...more] = this.#chunks;
    const body = more.length === 0 ? first : Buffer.concat(this.#chunks);
    const text = body?.toString('utf8') ?? '';
    const status = this.#status ?? 0;
    this.#end({
      kind: 'answer',
      status,
      headers: this.#headers,
      text,
      truncated,
      durationMs: this.#duration(),
    });
    if (truncated) this.#controller?.abort(over);
  }

  #fail(failure: Failure): void {
    this.#end({ kind: 'failed', ...failure, status: this.#status, durationMs: this.#duration() });
    this.#controller?.abort(over);
  }

  readonly #abort = (): void => this.#fail({ error: 'aborted', detail: 'Given up by the caller.' });

  readonly #timeOut = (): void => {
    const phase =
      this.#controller === undefined
        ? 'No connection'
        : this.#status === null
          ? 'No answer'
          : 'No end of the answer';
    this.#fail({ error: 'timeout', detail: `${phase} within ${this.#terms.timeoutMs} ms.` });
  };

  #duration(): number {
    return Math.round(performance.now() - this.#startedAt);
  }

  #end(result: SafeResult): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#terms.signal?.removeEventListener('abort', this.#abort);
    // undici frees the connection in an immediate of its own, queued after this returns: a caller who sends the next
    // request before that would be given a second connection
    queueMicrotask(() => setImmediate(this.#settle, result));
  }
}
