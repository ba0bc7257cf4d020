import { createKeyring } from '../../server/platform/crypto/keyring.ts';
import { linkToken } from '../../server/platform/crypto/link-token.ts';
import { jane } from './factories.ts';
import { type TestApp, testKeyHex } from './test-app.ts';

const keyring = createKeyring(testKeyHex);

/** A page as a browser without script gets it. */
export interface Page {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly html: string;
  /** What a reader sees of it, spaces made even. */
  readonly text: string;
}

interface SendOptions {
  readonly headers?: Record<string, string>;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const plain = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? '');

function readText(html: string): string {
  const body = html.slice(Math.max(0, html.indexOf('<body')));
  return plain(body.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
}

/** The forms of a page: where each is sent, and the hidden fields and buttons it carries. */
function formsOf({ html }: Page): { action: string; fields: Record<string, string> }[] {
  return [...html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].map(
    ([, action = '', inner = '']) => ({
      action: plain(action),
      fields: Object.fromEntries(
        [...inner.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
          /name="([^"]*)"/.exec(tag)?.[1] ?? '',
          plain(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
        ]),
      ),
    }),
  );
}

/** The form whose address ends so; a page without it fails the test. */
export function formOf(page: Page, ending: string | RegExp) {
  const matches = (action: string) =>
    typeof ending === 'string' ? action.split('?')[0]?.endsWith(ending) : ending.test(action);
  const form = formsOf(page).find(({ action }) => matches(action));
  if (!form) throw new Error(`no form to ${ending} on ${page.url}: ${page.text}`);
  return form;
}

/** Somebody with a browser of their own: keeps cookies, follows redirects, has no script. */
export function candidateOf(app: Pick<TestApp, 'url'>) {
  const cookies = new Map<string, string>();
  async function send(
    method: string,
    path: string,
    body?: URLSearchParams,
    options: SendOptions = {},
  ): Promise<Page> {
    const response = await fetch(new URL(path, app.url), {
      method,
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...options.headers,
      },
      ...(body ? { body } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const html = await response.text();
    return { status: response.status, url: path, headers: response.headers, html, text: readText(html) };
  }
  async function follow(page: Page): Promise<Page> {
    const location = page.headers.get('location');
    return location?.startsWith('/') ? follow(await send('GET', location)) : page;
  }
  const get = async (path: string, options?: SendOptions) =>
    follow(await send('GET', path, undefined, options));
  const post = (path: string, fields: Record<string, string>, options?: SendOptions) =>
    send('POST', path, new URLSearchParams(fields), options);
  /** Fills in a page's form and sends it, without following. */
  const submit = (
    page: Page,
    ending: string | RegExp,
    fields: Record<string, string>,
    options?: SendOptions,
  ) => {
    const form = formOf(page, ending);
    return post(form.action, { ...form.fields, ...fields }, options);
  };
  /** Chooses an event of a page of dates; gives the page of details. */
  const choose = async (page: Page, eventId: number) =>
    follow(await submit(page, '/hold', { event_id: String(eventId) }));
  return { cookies, get, post, submit, follow, choose };
}

/** Jane, as the form of details takes her. */
export const janesAnswers = { ...jane };

/** Paths of the links that mails carry. */
export const links = {
  publicPage: (code: string) => `/practical-training/?sgi=${code}`,
  invite: (id: number) => `/practical-training/invite/${linkToken(keyring, 'invite-pages', id)}`,
  booking: (id: number) => `/practical-training/booking/${linkToken(keyring, 'booking-pages', id)}`,
  pay: (id: number) => `/practical-training/pay/${linkToken(keyring, 'payment-pages', id)}`,
  blsBooking: (id: number) => `/virtual-bls/booking/${linkToken(keyring, 'bls-booking-pages', id)}`,
  blsPay: (id: number) => `/virtual-bls/pay/${linkToken(keyring, 'bls-payment-pages', id)}`,
};

/** Makes an invite of an organisation, for Jane unless told otherwise. */
export async function makeInvite(
  { sql }: Pick<TestApp, 'sql'>,
  organisationId: number,
  more: Record<string, unknown> = {},
): Promise<number> {
  const { phone: _phone, ...person } = jane;
  const invite = { ...person, course_id: 1, pay_option: 'credits', ...more };
  const [row] = await sql<{ outcome: string; invite: { id: number } | null }>(
    `select * from create_booking_invite($1, $2, row('api_key', 1, null)::actor)`,
    [organisationId, JSON.stringify(invite)],
  );
  if (!row?.invite) throw new Error(row?.outcome);
  return row.invite.id;
}
