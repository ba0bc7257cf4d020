import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

type ZoomObject = Record<string, unknown>;

/** What the stand-in does instead of answering as it should. */
export type ZoomFault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'silence' | 'hang up' | 'garbage' | 'no password' };

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
export class ZoomServer {
  readonly requests: ZoomRequest[] = [];
  /** By id, with the host's address as `host_email`. */
  readonly meetings = new Map<string, ZoomObject>();
  /** Whose meetings may be made. */
  readonly users = new Set<string>();
  /** Asked for each request; null: answer as it should be. */
  fault: (request: ZoomRequest) => ZoomFault | null = () => null;
  /** Called when a meeting was made, before the answer is sent. */
  made: () => Promise<unknown> | undefined = () => undefined;
  private readonly tokens = new Set<string>();
  private count = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));

  static async start(): Promise<ZoomServer> {
    const zoom = new ZoomServer();
    zoom.server.on('connection', (socket) => {
      zoom.sockets.add(socket);
      socket.on('close', () => zoom.sockets.delete(socket));
    });
    zoom.server.listen(0, '127.0.0.1');
    await once(zoom.server, 'listening');
    return zoom;
  }

  /** Settings that point a deployment here. */
  get env() {
    const { port } = this.server.address() as AddressInfo;
    return {
      ZOOM_ACCOUNT_ID: accountId,
      ZOOM_CLIENT_ID: clientId,
      ZOOM_CLIENT_SECRET: clientSecret,
      ZOOM_API_BASE: `http://127.0.0.1:${port}`,
      ZOOM_OAUTH_BASE: `http://127.0.0.1:${port}`,
    };
  }

  /** No token given out so far is worth anything any more. */
  endTokens(): void {
    this.tokens.clear();
  }

  /** Answers as it should from now on. */
  up(): void {
    this.fault = () => null;
    this.made = () => undefined;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(message);
    this.requests.push(request);
    const fault = this.fault(request);
    if (fault && fault.kind !== 'no password') return this.misbehave(fault, response);
    const [status, body] = this.answer(request);
    if (status === 201) await this.made();
    if (fault && body) delete body['password'];
    send(response, status, body);
  }

  private misbehave(fault: ZoomFault, response: ServerResponse): void {
    if (fault.kind === 'hang up') response.destroy();
    else if (fault.kind === 'garbage')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>It works!</html>');
    else if (fault.kind === 'status')
      send(
        response,
        fault.status,
        { code: fault.status, message: 'No.' },
        fault.retryAfter ? { 'retry-after': fault.retryAfter } : {},
      );
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
