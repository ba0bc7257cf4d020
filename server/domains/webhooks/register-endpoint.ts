import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import { endpointColumns, type Subscriber, type WebhookEndpoint } from './endpoint.ts';
import { createSecret } from './secret.ts';

/** What a client says of an endpoint. */
export interface EndpointSettings {
  readonly name: string;
  readonly url: string;
  /** At least one, each once. */
  readonly events: readonly string[];
  readonly timeout_seconds: number;
  /** Default 8. */
  readonly max_retries?: number;
  readonly is_active: boolean;
}

/** An endpoint and, this once, the secret its calls are signed with. */
export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

/** Says what is wrong with a target; null when nothing is. A name that does not resolve yet is all right. */
export type CheckTarget = (url: string) => Promise<object | null>;

/** A function's result beside its outcome: rows come as JSON, so a null row is all nulls. */
type Registered = { readonly outcome: string } & (WebhookEndpoint | { readonly id: null });

const register = preparedRead<
  Subscriber & ActorParams & { endpoint: string; secret: Buffer; prefix: string },
  Registered
>(
  'webhooks-register',
  `select r.outcome, e.* from register_webhook_endpoint(p_organisation_id => :organisationId, p_product => :product,
     p_endpoint => :endpoint, p_secret => :secret, p_prefix => :prefix, p_actor => ${actorRow}) r
   left join lateral (select ${endpointColumns} from (select (r.endpoint).*) as of_row) e on true`,
);

/**
 * Registers an endpoint; its secret can be read here and never again. Refuses with `url_not_allowed`,
 * `endpoint_limit_reached`.
 */
export async function registerWebhookEndpoint(
  db: Queryable,
  request: Subscriber & {
    readonly settings: EndpointSettings;
    readonly keyring: Keyring;
    readonly checkTarget: CheckTarget;
    readonly actor: Actor;
  },
): Promise<EndpointWithSecret | Refusal> {
  const { organisationId, product, settings } = request;
  if ((await request.checkTarget(settings.url)) !== null) return refuse('url_not_allowed');
  const made = createSecret(request.keyring, request);
  const [row] = await register(db, {
    organisationId,
    product,
    endpoint: JSON.stringify({ max_retries: 8, ...settings }),
    secret: made.sealed,
    prefix: made.prefix,
    ...actorParams(request.actor),
  });
  if (!row) throw new Error('register_webhook_endpoint returned no row');
  const { outcome, ...endpoint } = row;
  return endpoint.id === null ? refuse(outcome) : { endpoint, secret: made.secret };
}
