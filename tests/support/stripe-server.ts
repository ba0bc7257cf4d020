import type { IncomingMessage, ServerResponse } from 'node:http';
import Stripe from 'stripe';
import { LoopbackServer, misbehave as misbehaveAsAny } from './loopback-server.ts';
import { StripeAccount, type StripeObject, StripeRefusal } from './stripe-account.ts';

/** What the stand-in does instead of answering as it should; `after`: the work was done all the same. */
export type StripeFault =
  | { readonly kind: 'status'; readonly status: number; readonly after?: boolean }
  | { readonly kind: 'silence' | 'hang up'; readonly after?: boolean }
  | { readonly kind: 'garbage' | 'nonsense' | 'half an answer' | 'trickle' | 'other key in flight' };

/** One request as it came. */
export interface StripeRequest {
  readonly method: string;
  readonly path: string;
  readonly params: StripeObject;
  readonly idempotencyKey: string | undefined;
}

interface Saved {
  readonly request: string;
  readonly status: number;
  readonly body: StripeObject;
}

const secretKey = 'sk_test_loopback';
const webhookSecret = 'whsec_loopback';

/** `a[b][0]=c` becomes nested objects, as Stripe reads its bodies. */
function readForm(text: string): StripeObject {
  const read: StripeObject = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/[[\]]+/).filter(Boolean);
    const last = path.pop() ?? '';
    let place = read;
    for (const part of path) {
      place[part] ??= {};
      place = place[part] as StripeObject;
    }
    place[last] = value;
  }
  return read;
}

const errorBody: Readonly<Record<number, StripeObject>> = {
  402: { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' },
  429: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' },
  500: { type: 'api_error', message: 'Something went wrong on our side.' },
};

const sendJson = (response: ServerResponse, status: number, body: string): void =>
  void response
    .writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_loopback' })
    .end(body);

const misbehave: Record<Exclude<StripeFault['kind'], 'status'>, (response: ServerResponse) => unknown> = {
  ...misbehaveAsAny,
  nonsense: (response) => sendJson(response, 200, '{"object":"list","data":[null]}'),
  'other key in flight': (response) =>
    sendJson(
      response,
      409,
      JSON.stringify({ error: { type: 'idempotency_error', code: 'idempotency_key_in_use' } }),
    ),
};

type Route = [RegExp, (account: StripeAccount, params: StripeObject, id: string) => StripeObject];

const routes: readonly Route[] = [
  [/^POST \/v1\/checkout\/sessions$/, (account, params) => account.createSession(params)],
  [/^POST \/v1\/checkout\/sessions\/(\w+)\/expire$/, (account, _params, id) => account.expireSession(id)],
  [
    /^GET \/v1\/checkout\/sessions\/(\w+)$/,
    (account, params, id) =>
      account.show(account.session(id), Object.values((params['expand'] ?? {}) as Record<string, string>)),
  ],
  [/^POST \/v1\/refunds$/, (account, params) => account.refund(params)],
  [/^GET \/v1\/refunds\/(\w+)$/, (account, _params, id) => ({ ...account.refundOf(id), object: 'refund' })],
];

/** Speaks Stripe's wire format on loopback: forms in, JSON out, idempotency keys, expand, signed events. */
export class StripeServer extends LoopbackServer<StripeRequest, StripeFault> {
  readonly account = new StripeAccount();
  private readonly saved = new Map<string, Saved>();

  static start(): Promise<StripeServer> {
    return new StripeServer().listen();
  }

  /** Settings that point a deployment here. */
  get env() {
    return {
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_BASE: this.base,
    };
  }

  /** A signature header over a body, as Stripe makes it. */
  sign(payload: string, timestamp = Math.floor(Date.now() / 1000), secret = webhookSecret): string {
    return new Stripe(secretKey).webhooks.generateTestHeaderString({ payload, secret, timestamp });
  }

  /** Sends an event to a deployment. */
  async deliver(url: string, event: StripeObject, secret = webhookSecret): Promise<Response> {
    const payload = JSON.stringify(event);
    return fetch(`${url}/payments/stripe/webhook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': this.sign(payload, undefined, secret),
      },
      body: payload,
    });
  }

  protected async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const url = new URL(request.url ?? '/', 'http://stripe');
    const method = request.method ?? 'GET';
    const key = request.headers['idempotency-key'];
    const params = readForm(method === 'GET' ? url.search : text);
    const read: StripeRequest = {
      method,
      path: url.pathname,
      params,
      idempotencyKey: typeof key === 'string' ? key : undefined,
    };
    this.requests.push(read);
    const fault = this.fault(read);
    const isDone = fault === null || ('after' in fault && fault.after === true);
    const authorised = request.headers.authorization === `Bearer ${secretKey}`;
    const answer = isDone ? this.answer(read, authorised, fault) : undefined;
    this.send(response, read, answer, fault);
  }

  private send(
    response: ServerResponse,
    request: StripeRequest,
    answer: { status: number; body: StripeObject } | undefined,
    fault: StripeFault | null,
  ): void {
    if (fault?.kind === 'status') {
      const body = { error: errorBody[fault.status] ?? {} };
      if (!answer) this.save(request, fault.status, body);
      sendJson(response, fault.status, JSON.stringify(body));
    } else if (fault) {
      misbehave[fault.kind](response);
    } else {
      sendJson(response, answer?.status ?? 500, JSON.stringify(answer?.body));
    }
  }

  /** What failed for good is answered the same for a day; what was never begun is not. */
  private save({ idempotencyKey, path, params }: StripeRequest, status: number, body: StripeObject): void {
    if (idempotencyKey === undefined || status === 429) return;
    this.saved.set(idempotencyKey, { request: JSON.stringify([path, params]), status, body });
  }

  /** What a key was answered with before; undefined: it is new. */
  private replay({ idempotencyKey, path, params }: StripeRequest) {
    const known = idempotencyKey === undefined ? undefined : this.saved.get(idempotencyKey);
    if (!known || known.request === JSON.stringify([path, params])) return known;
    const message = 'Keys for idempotent requests can only be used with the same parameters.';
    return { status: 400, body: { error: { type: 'idempotency_error', message } } };
  }

  private answer(request: StripeRequest, authorised: boolean, fault: StripeFault | null) {
    if (!authorised)
      return { status: 401, body: { error: { type: 'invalid_request_error', message: 'Invalid API Key' } } };
    const known = this.replay(request);
    if (known) return known;
    try {
      const body = this.perform(request.method, request.path, request.params);
      if (fault?.kind === 'status')
        this.save(request, fault.status, { error: errorBody[fault.status] ?? {} });
      else if (request.method === 'POST') this.save(request, 200, body);
      return { status: 200, body };
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      return { status: error.status, body: { error: error.error } };
    }
  }

  private perform(method: string, path: string, params: StripeObject): StripeObject {
    for (const [route, act] of routes) {
      const match = route.exec(`${method} ${path}`);
      if (match) return act(this.account, params, match[1] ?? '');
    }
    throw new StripeRefusal(404, {
      type: 'invalid_request_error',
      message: `Unrecognized request URL (${method}: ${path}).`,
    });
  }
}
