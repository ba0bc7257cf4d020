/** An answer that is not a success, or no answer at all (status 0). */
export class RequestFailed extends Error {
  override name = 'RequestFailed';
  readonly status: number;

  constructor(status: number) {
    super(status === 0 ? 'The server does not answer.' : `The server answered ${status}.`);
    this.status = status;
  }
}

/** Sends a request and reads its JSON. Throws RequestFailed. */
export async function requestJson<Answer>(path: string, options: RequestInit = {}): Promise<Answer> {
  const response = await fetch(path, options).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new RequestFailed(0);
  });
  if (!response.ok) throw new RequestFailed(response.status);
  return (await response.json()) as Answer;
}
