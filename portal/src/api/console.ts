import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { EndpointByMethod, Schemas } from './console.gen.ts';
import { csrfToken } from './csrf.ts';
import { RequestFailed, requestJson } from './request-json.ts';

/** Shapes of the console's API, by the names of its OpenAPI description. */
export type { Schemas };

type Method = keyof EndpointByMethod;
type Path<M extends Method> = keyof EndpointByMethod[M] & string;
type Declared<M extends Method, P extends Path<M>> = EndpointByMethod[M][P];

type Parameters<M extends Method, P extends Path<M>> =
  Declared<M, P> extends {
    readonly parameters: infer Given;
  }
    ? [Given] extends [never]
      ? Record<never, never>
      : Given
    : Record<never, never>;

/** What an operation is called with: the parts that it declares. */
export type Args<M extends Method, P extends Path<M>> = {
  readonly [Name in Extract<keyof Parameters<M, P>, 'path' | 'query' | 'body'>]: Parameters<M, P>[Name];
};

type Success = 200 | 201 | 202;

/** What an operation answers when all is well. */
export type Answer<M extends Method, P extends Path<M>> =
  Declared<M, P> extends { readonly responses: infer All } ? All[keyof All & Success] : never;

interface LooseArgs {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const mount = '/console/v1';

/** Address of an operation, for links and downloads as well as for requests. Undefined parts of a query are left out. */
export function consoleUrl(
  path: string,
  { path: parts = {}, query = {} }: Omit<LooseArgs, 'body'> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(parts[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();
  return mount + filled + (search === '' ? '' : `?${search}`);
}

interface SendOptions {
  readonly signal?: AbortSignal;
  readonly key?: string;
  /** Token of the session that it is sent for; left out: of whichever session is open. */
  readonly csrf?: string;
}

/** Sends one request to the console. Throws RequestFailed. */
export function send<M extends Method, P extends Path<M>>(
  method: M,
  path: P,
  args: Args<M, P>,
  { signal, key, csrf = csrfToken() }: SendOptions = {},
): Promise<Answer<M, P>> {
  const { body, ...address } = args as LooseArgs;
  return requestJson(consoleUrl(path, address), {
    method: method.toUpperCase(),
    headers: {
      ...(method === 'get' ? {} : { 'x-csrf-token': csrf }),
      ...(key === undefined || method !== 'post' ? {} : { 'idempotency-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
}

/** A query of one GET operation: `useQuery(read('/bookings', { query: { page: 2 } }))`. The page before stays meanwhile. */
export function read<P extends Path<'get'>>(path: P, args: Args<'get', P>) {
  return queryOptions({
    queryKey: ['console', path, args] as const,
    queryFn: ({ signal }) => send('get', path, args, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** 32 hexadecimal digits. randomUUID is missing where a page is not served over https. */
const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * A change: `const cancel = useChange('post', '/bookings/{id}/cancel')`, then `cancel.mutate({ path: { id }, body })`.
 * Whatever is on the screen is asked for again once it is done. The same change pressed again after no answer came
 * carries the same idempotency key: it is done once.
 */
export function useChange<M extends Exclude<Method, 'get'>, P extends Path<M>>(method: M, path: P) {
  const unanswered = useRef({ args: '', key: '' });
  return useMutation({
    mutationFn: async (args: Args<M, P>) => {
      const asked = JSON.stringify(args);
      if (unanswered.current.args !== asked) unanswered.current = { args: asked, key: randomKey() };
      try {
        const answer = await send(method, path, args, { key: unanswered.current.key });
        unanswered.current = { args: '', key: '' };
        return answer;
      } catch (error) {
        if (!(error instanceof RequestFailed && error.status === 0))
          unanswered.current = { args: '', key: '' };
        throw error;
      }
    },
  });
}
