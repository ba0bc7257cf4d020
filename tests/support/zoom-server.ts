import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer, misbehave } from './loopback-server.ts';

type ZoomObject = Record<string, unknown>;

interface ZoomRefusal {
  readonly kind: 'status';
  readonly status: number;
  readonly retryAfter?: string;
}

/** What the stand-in does instead of answering as it should. */
export type ZoomFault = ZoomRefusal | { readonly kind: 'silence' | 'hang up' | 'garbage' | 'no password' };

/** One request as it came. */
export interface ZoomRequest {
  readonly method: string;
  readonly path: string;
  readonly body: ZoomObject;
  readonly authorization: string;
}

const accountId = 'account-loopback';
const clientId = 'client-loopback';
const clientSecret = 'secret-loopback';
const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function read(message: IncomingMessage): Promise<ZoomRequest> {
  const { method = '', url: path = '', headers } = message;
  const text = await textOf(message);
  const isForm = headers['content-type']?.includes('form-urlencoded') === true;
  const body = isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text || '{}');
  return { method, path, body, authorization: headers.authorization ?? '' };
}

const send = (response: ServerResponse, status: number, body?: ZoomObject, headers = {}): void =>
  void response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(body && JSON.stringify(body));

const notFound = (code: number): [number, ZoomObject] => [404, { code, message: 'It does not exist.' }];

/** Speaks Zoom's wire format on loopback: tokens of a server-to-server OAuth app, and meetings of its users. */
export class ZoomServer extends LoopbackServer<ZoomRequest, ZoomFault> {
  /** By id, with the host's address as `host_email`. */
  readonly meetings = new Map<string, ZoomObject>();
  /** Whose meetings may be made. */
  readonly users = new Set<string>();
  /** Called when a meeting was made, before the answer is sent. */
  made: () => Promise<unknown> | undefined = () => undefined;
  private readonly tokens = new Set<string>();
  private count = 0;

  static start(): Promise<ZoomServer> {
    return new ZoomServer().listen();
  }

  /** Settings that point a deployment here. */
  get env() {
    return {
      ZOOM_ACCOUNT_ID: accountId,
      ZOOM_CLIENT_ID: clientId,
      ZOOM_CLIENT_SECRET: clientSecret,
      ZOOM_API_BASE: this.base,
      ZOOM_OAUTH_BASE: this.base,
    };
  }

  /** No token given out so far is worth anything any more. */
  endTokens(): void {
    this.tokens.clear();
  }

  override up(): void {
    super.up();
    this.made = () => undefined;
  }

  protected async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(message);
    this.requests.push(request);
    const fault = this.fault(request);
    if (fault?.kind === 'status') return this.refuse(fault, response);
    if (fault && fault.kind !== 'no password') return void misbehave[fault.kind](response);
    const [status, body] = this.answer(request);
    if (status === 201) await this.made();
    if (fault && body) delete body['password'];
    send(response, status, body);
  }

  private refuse({ status, retryAfter }: ZoomRefusal, response: ServerResponse): void {
    const headers = retryAfter ? { 'retry-after': retryAfter } : {};
    send(response, status, { code: status, message: 'No.' }, headers);
  }

  private answer(request: ZoomRequest): [number, ZoomObject?] {
    const { method, path, body, authorization } = request;
    if (path.startsWith('/oauth/token')) return this.token(body, authorization);
    if (!this.tokens.has(authorization.replace('Bearer ', '')))
      return [401, { code: 124, message: 'Access token is expired.' }];
    const host = /^\/v2\/users\/([^/]+)\/meetings$/.exec(path)?.[1];
    if (method === 'POST' && host) return this.create(decodeURIComponent(host), body);
    const id = /^\/v2\/meetings\/(\d+)$/.exec(path)?.[1] ?? '';
    const meeting = this.meetings.get(id);
    if (!meeting) return notFound(3001);
    if (method === 'PATCH') Object.assign(meeting, body);
    else this.meetings.delete(id);
    return [204];
  }

  private token(body: ZoomObject, authorization: string): [number, ZoomObject] {
    if (authorization !== basic)
      return [400, { reason: 'Invalid client_id or client_secret', error: 'invalid_client' }];
    if (body['grant_type'] !== 'account_credentials' || body['account_id'] !== accountId)
      return [400, { reason: 'Bad Request', error: 'invalid_request' }];
    const token = `token-${++this.count}`;
    this.tokens.add(token);
    return [
      200,
      { access_token: token, token_type: 'bearer', expires_in: 3600, scope: 'meeting:write:meeting:admin' },
    ];
  }

  private create(host: string, body: ZoomObject): [number, ZoomObject] {
    if (!this.users.has(host)) return notFound(1001);
    const id = 9_000_000_000 + ++this.count;
    const meeting = {
      ...body,
      id,
      uuid: `uuid-${id}`,
      host_email: host,
      join_url: `https://us02web.zoom.us/j/${id}?pwd=abc`,
      start_url: `https://us02web.zoom.us/s/${id}?zak=secret`,
      password: 'Qx7p2L',
    };
    this.meetings.set(String(id), meeting);
    return [201, { ...meeting }];
  }
}
