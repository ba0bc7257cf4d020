/** An answer that is not a success, or no answer at all (status 0). */
export class RequestFailed extends Error {
  override name = 'RequestFailed';
  readonly status: number;
  /** The answer's stable code, such as `event_full`; null when it has none. */
  readonly code: string | null;
  /** What is wrong with each field, by its name. */
  readonly errors: Readonly<Record<string, readonly string[]>>;

  constructor(status: number, answer: Refusal = {}) {
    super(
      answer.message ?? (status === 0 ? 'The server does not answer.' : `The server answered ${status}.`),
    );
    this.status = status;
    this.code = answer.code ?? null;
    this.errors = answer.errors ?? {};
  }
}

/** What the platform's APIs say when they refuse. */
interface Refusal {
  readonly message?: string;
  readonly code?: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}

async function refusalOf(response: Response): Promise<Refusal> {
  const isJson = response.headers.get('content-type')?.includes('json');
  // A proxy's error page is no refusal of ours: the status says what is known.
  return isJson ? ((await response.json().catch(() => ({}))) as Refusal) : {};
}

/** Sends a request. Throws RequestFailed for an answer that is no success, and when there is none. */
export async function request(path: string, options: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, options).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new RequestFailed(0);
  });
  if (!response.ok) throw new RequestFailed(response.status, await refusalOf(response));
  return response;
}

/** Sends a request and reads its JSON; undefined where there is nothing to read. Throws RequestFailed. */
export async function requestJson<Answer>(path: string, options: RequestInit = {}): Promise<Answer> {
  const response = await request(path, options);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}
