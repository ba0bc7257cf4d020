import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import { endpointColumns, type Subscriber, type WebhookEndpoint } from './endpoint.ts';
import type { CheckTarget, EndpointSettings, EndpointWithSecret } from './register-endpoint.ts';
import { createSecret } from './secret.ts';

type OneEndpoint = Subscriber & { readonly endpointId: number };

const change = preparedRead<OneEndpoint & ActorParams & { changes: string }, WebhookEndpoint>(
  'webhooks-change',
  `select ${endpointColumns} from change_webhook_endpoint(p_organisation_id => :organisationId, p_product => :product,
     p_endpoint_id => :endpointId, p_changes => :changes, p_actor => ${actorRow}) where id is not null`,
);

/**
 * Changes what is given and leaves the rest. Switching on forgets earlier failures; switching off stops pending
 * retries. Refuses with `not_found`, `url_not_allowed`.
 */
export async function changeWebhookEndpoint(
  db: Queryable,
  request: OneEndpoint & {
    readonly changes: { readonly [Key in keyof EndpointSettings]?: EndpointSettings[Key] | undefined };
    readonly checkTarget: CheckTarget;
    readonly actor: Actor;
  },
): Promise<WebhookEndpoint | Refusal> {
  const { organisationId, product, endpointId, changes } = request;
  if (changes.url !== undefined && (await request.checkTarget(changes.url)) !== null)
    return refuse('url_not_allowed');
  const [endpoint] = await change(db, {
    organisationId,
    product,
    endpointId,
    changes: JSON.stringify(changes),
    ...actorParams(request.actor),
  });
  return endpoint ?? refuse('not_found');
}

const rotate = preparedRead<OneEndpoint & ActorParams & { secret: Buffer; prefix: string }, WebhookEndpoint>(
  'webhooks-rotate',
  `select ${endpointColumns} from rotate_webhook_secret(p_organisation_id => :organisationId, p_product => :product,
     p_endpoint_id => :endpointId, p_secret => :secret, p_prefix => :prefix, p_actor => ${actorRow}) where id is not null`,
);

/** Gives an endpoint a new secret. The old one is dead at once: retries of earlier events use the new one. */
export async function rotateWebhookSecret(
  db: Queryable,
  request: OneEndpoint & { readonly keyring: Keyring; readonly actor: Actor },
): Promise<EndpointWithSecret | Refusal> {
  const { organisationId, product, endpointId } = request;
  const made = createSecret(request.keyring, request);
  const [endpoint] = await rotate(db, {
    organisationId,
    product,
    endpointId,
    secret: made.sealed,
    prefix: made.prefix,
    ...actorParams(request.actor),
  });
  return endpoint ? { endpoint, secret: made.secret } : refuse('not_found');
}

const remove = prepared<OneEndpoint & ActorParams, { done: boolean }>(
  'webhooks-delete',
  `select delete_webhook_endpoint(p_organisation_id => :organisationId, p_product => :product, p_endpoint_id => :endpointId,
     p_actor => ${actorRow}) as done`,
);

/** Deletes an endpoint; its pending retries stop. False: the organisation has none of that id in this product. */
export async function deleteWebhookEndpoint(
  db: Queryable,
  { organisationId, product, endpointId, actor }: OneEndpoint & { readonly actor: Actor },
): Promise<boolean> {
  const [row] = await remove(db, { organisationId, product, endpointId, ...actorParams(actor) });
  return row?.done ?? false;
}
