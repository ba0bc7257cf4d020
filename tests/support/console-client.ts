import { type CallOptions, call } from './api-client.ts';

/** Base of the console's API. */
export const consoleMount = '/console/v1';

/** The name and value of the session cookie that an answer sets. */
export function cookieOf(headers: Headers): string {
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** Signs in and gives what a portal would: calls with the cookie and, for changes, the CSRF token. */
export async function consoleOf(url: string, person: { readonly email: string; readonly password: string }) {
  const base = url + consoleMount;
  const { email, password } = person;
  const begun = await call('POST', `${base}/session`, { body: { email, password } });
  if (begun.status !== 201) throw new Error(`no sign-in: ${begun.text}`);
  return consoleCalls(base, cookieOf(begun.headers), String(begun.body['csrf_token']));
}

/** Calls of one session. */
export function consoleCalls(base: string, cookie: string, csrfToken: string) {
  const send =
    (method: string) =>
    (path: string, body?: unknown, options: CallOptions = {}) =>
      call(method, base + path, {
        ...(body === undefined ? {} : { body }),
        ...options,
        headers: { cookie, ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken }), ...options.headers },
      });
  const [get, post, put, patch, remove] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map(send) as [
    ReturnType<typeof send>,
    ReturnType<typeof send>,
    ReturnType<typeof send>,
    ReturnType<typeof send>,
    ReturnType<typeof send>,
  ];
  return { cookie, csrfToken, get: (path: string) => get(path), post, put, patch, remove };
}

/** What consoleOf gives. */
export type ConsoleCalls = ReturnType<typeof consoleCalls>;
