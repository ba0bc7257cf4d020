import autocannon from 'autocannon';

/** What a run of requests showed. */
export interface LoadResult {
  /** Successful answers a second. */
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers that were not 2xx, and broken connections. */
  readonly failures: number;
}

/** A request of a load: what varies from one to the next. */
export interface LoadRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Sends one request after the other over `connections` keep-alive connections: for some seconds, or so many. */
export async function load(
  url: string,
  connections: number,
  length: number | { readonly amount: number },
  next: () => LoadRequest,
): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections,
    ...(typeof length === 'number' ? { duration: length } : length),
    requests: [
      {
        setupRequest: (request: autocannon.Request) => {
          const { method, path, headers = {}, body } = next();
          return { ...request, method, path, headers, ...(body === undefined ? {} : { body }) };
        },
      } as autocannon.Request,
    ],
  });
  const failures = result.non2xx + result.errors;
  return {
    rate: Math.round(result['2xx'] / result.duration),
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failures,
  };
}

/** Sends one request and reads its answer, which has to be a 200. Returns the milliseconds it took. */
export async function download(url: string, { method, path, headers = {} }: LoadRequest): Promise<number> {
  const started = performance.now();
  const answer = await fetch(`${url}${path}`, { method, headers });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
  return performance.now() - started;
}
