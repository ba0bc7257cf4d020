import { createHmac, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoopbackServer, misbehave as misbehaveAsAny } from './loopback-server.ts';
import { PayPalAccount, PayPalFailure, type PayPalObject } from './paypal-account.ts';

/** What the stand-in does instead of answering as it should; `after`: the work was done all the same. */
export type PayPalFault =
  | { readonly kind: 'status'; readonly status: number; readonly after?: boolean }
  | { readonly kind: 'silence' | 'hang up'; readonly after?: boolean }
  | { readonly kind: 'garbage' | 'nonsense' | 'half an answer' | 'trickle' };

/** One request as it came. */
export interface PayPalRequest {
  readonly method: string;
  readonly path: string;
  readonly text: string;
  readonly requestId: string | undefined;
}

const clientId = 'AcLoopback';
const clientSecret = 'EcLoopback';
const webhookId = '8PT597110X687430L';
const signingKey = 'only PayPal has it';

const sendJson = (response: ServerResponse, status: number, body: unknown): void =>
  void response
    .writeHead(status, { 'content-type': 'application/json', 'paypal-debug-id': 'f1d2d2f924e98' })
    .end(JSON.stringify(body));

const misbehave: Record<Exclude<PayPalFault['kind'], 'status'>, (response: ServerResponse) => unknown> = {
  ...misbehaveAsAny,
  nonsense: (response) => sendJson(response, 200, { id: 17, status: ['jane'], links: 'none' }),
};

const names: Readonly<Record<number, string>> = {
  401: 'AUTHENTICATION_FAILURE',
  403: 'NOT_AUTHORIZED',
  409: 'PREVIOUS_REQUEST_IN_PROGRESS',
  422: 'UNPROCESSABLE_ENTITY',
  429: 'RATE_LIMIT_REACHED',
  500: 'INTERNAL_SERVER_ERROR',
};

const signatureOf = (id: string, time: string, event: string): string =>
  createHmac('sha256', signingKey).update(`${id}|${time}|${webhookId}|${event}`).digest('base64');

/** The text of the notice inside a question, to the letter: PayPal signs bytes. */
const noticeIn = (text: string): string => /"webhook_event":(.*)\}$/s.exec(text)?.[1] ?? '';

interface PayPalAnswer {
  readonly status: number;
  readonly body: PayPalObject;
}

async function readRequest(request: IncomingMessage): Promise<PayPalRequest> {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { method = 'GET', url = '/', headers } = request;
  const requestId = headers['paypal-request-id'];
  return {
    method,
    path: new URL(url, 'http://paypal').pathname,
    text,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}

type Route = [RegExp, (server: PayPalServer, body: PayPalObject, id: string, text: string) => PayPalObject];

const routes: readonly Route[] = [
  [/^POST \/v2\/checkout\/orders$/, ({ account }, body) => account.createOrder(body)],
  [/^GET \/v2\/checkout\/orders\/(\w+)$/, ({ account }, _, id) => account.show(account.order(id))],
  [/^POST \/v2\/checkout\/orders\/(\w+)\/capture$/, ({ account }, _, id) => account.captureOrder(id)],
  [/^POST \/v2\/payments\/captures\/(\w+)\/refund$/, ({ account }, _, id) => account.refund(id)],
  [/^GET \/v2\/payments\/refunds\/(\w+)$/, ({ account }, _, id) => account.getRefund(id)],
  [
    /^POST \/v1\/notifications\/verify-webhook-signature$/,
    (_server, body, _id, text) => {
      const [id, time] = [String(body['transmission_id']), String(body['transmission_time'])];
      const isRight =
        body['webhook_id'] === webhookId &&
        body['transmission_sig'] === signatureOf(id, time, noticeIn(text));
      return { verification_status: isRight ? 'SUCCESS' : 'FAILURE' };
    },
  ],
];

/** Speaks PayPal's wire format on loopback: OAuth, orders, captures, refunds, request ids, checks of signatures. */
export class PayPalServer extends LoopbackServer<PayPalRequest, PayPalFault> {
  readonly account = new PayPalAccount();
  /** How long a token lives, in seconds. */
  tokenLifeS = 32_400;
  private readonly tokens = new Set<string>();
  private readonly answered = new Map<string, PayPalAnswer>();

  static start(): Promise<PayPalServer> {
    return new PayPalServer().listen();
  }

  /** Settings that point a deployment here. */
  get env() {
    return {
      PAYPAL_CLIENT_ID: clientId,
      PAYPAL_CLIENT_SECRET: clientSecret,
      PAYPAL_WEBHOOK_ID: webhookId,
      PAYPAL_API_BASE: this.base,
    };
  }

  /** From now on no token that was given before is any good. */
  revokeTokens(): void {
    this.tokens.clear();
  }

  /** Headers of a notice, as PayPal makes them. */
  sign(payload: string): Record<string, string> {
    const [id, time] = [randomUUID(), new Date().toISOString()];
    return {
      'content-type': 'application/json',
      'paypal-transmission-id': id,
      'paypal-transmission-time': time,
      'paypal-transmission-sig': signatureOf(id, time, payload),
      'paypal-auth-algo': 'SHA256withRSA',
      'paypal-cert-url': 'https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1',
    };
  }

  /** Sends an event to a deployment. */
  async deliver(url: string, event: PayPalObject): Promise<Response> {
    const payload = JSON.stringify(event);
    return fetch(`${url}/payments/paypal/webhook`, {
      method: 'POST',
      headers: this.sign(payload),
      body: payload,
    });
  }

  protected async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await readRequest(request);
    this.requests.push(read);
    const fault = this.fault(read);
    const isDone = fault === null || ('after' in fault && fault.after === true);
    const done = { status: 500, body: {} };
    const answer = isDone ? this.answer(read, request.headers.authorization ?? '') : done;
    if (fault === null) sendJson(response, answer.status, answer.body);
    else if (fault.kind !== 'status') misbehave[fault.kind](response);
    else
      sendJson(response, fault.status, new PayPalFailure(fault.status, names[fault.status] ?? 'ERROR').body);
  }

  private giveToken(text: string, authorization: string): PayPalAnswer {
    const right = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    if (authorization !== right || new URLSearchParams(text).get('grant_type') !== 'client_credentials')
      return {
        status: 401,
        body: { error: 'invalid_client', error_description: 'Client Authentication failed' },
      };
    const token = `A21AA${randomUUID()}`;
    this.tokens.add(token);
    return {
      status: 200,
      body: {
        access_token: token,
        token_type: 'Bearer',
        expires_in: this.tokenLifeS,
        scope: 'x',
        nonce: 'y',
      },
    };
  }

  private answer(request: PayPalRequest, authorization: string): PayPalAnswer {
    const { path, text, requestId } = request;
    if (path === '/v1/oauth2/token') return this.giveToken(text, authorization);
    if (!this.tokens.has(authorization.replace(/^Bearer /, '')))
      return { status: 401, body: { error: 'invalid_token', error_description: 'Token signature failed' } };
    const key = requestId === undefined ? null : `${path} ${requestId}`;
    const answer = this.answered.get(key ?? '') ?? this.attempt(request);
    // what it refused, it decides anew the next time
    if (key !== null && answer.status < 300) this.answered.set(key, answer);
    return answer;
  }

  private attempt({ method, path, text }: PayPalRequest): PayPalAnswer {
    try {
      return { status: method === 'POST' ? 201 : 200, body: this.perform(`${method} ${path}`, text) };
    } catch (error) {
      if (!(error instanceof PayPalFailure)) throw error;
      return { status: error.status, body: error.body };
    }
  }

  private perform(operation: string, text: string): PayPalObject {
    const body = text === '' ? {} : (JSON.parse(text) as PayPalObject);
    for (const [route, act] of routes) {
      const match = route.exec(operation);
      if (match) return act(this, body, match[1] ?? '', text);
    }
    throw new PayPalFailure(404, 'RESOURCE_NOT_FOUND');
  }
}
