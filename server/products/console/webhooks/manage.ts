import { z } from 'zod';
import { getOrganisation } from '../../../domains/organisations/index.ts';
import {
  changeWebhookEndpoint,
  deleteWebhookEndpoint,
  registerWebhookEndpoint,
  rotateWebhookSecret,
  testWebhookEndpoint,
} from '../../../domains/webhooks/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer, type FieldFlaw } from '../../../platform/http/endpoint.ts';
import { bool, fields, integer, text, withDefault } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { flag, int, str } from '../fields.ts';
import { accessManagers, actorOf, reachesPath } from '../policy.ts';
import { type ConsoleCaller, type ConsoleServices, endpoint } from '../services.ts';
import {
  endpointInPath,
  endpointPath,
  presentWebhook,
  subscriberOf,
  subscriberParams,
  tag,
  webhook,
  webhookExample,
  webhookWithSecret,
} from './resource.ts';

const common = { tag, auth: 'required', roles: accessManagers } as const;

const name = text({ max: 100 }).meta({ description: 'Your name for it.', example: 'Production Handler' });
const url = text({ max: 2048 }).meta({
  description: 'Where events are posted to: https, a public address, no credentials in it.',
  format: 'uri',
  example: 'https://your-server.com/webhooks/tdta',
});
const events = z
  .array(text({ max: 100 }), { error: 'Must be a list of events.' })
  .transform((all) => [...new Set(all)])
  .pipe(z.array(z.string()).refine((all) => all.length > 0, { error: 'Name at least one event.' }))
  .meta({ description: 'Which events.', example: ['booking.created'] });
const timeout = integer({ min: 1, max: 30 }).meta({
  description: 'Seconds its answer may take.',
  example: 10,
});
const active = bool().meta({ description: 'Whether events are sent to it.', example: true });

/** Names what is no event of the product in the path. */
function judge(call: {
  readonly params: unknown;
  readonly body: unknown;
  readonly services: ConsoleServices;
}): readonly FieldFlaw[] {
  const { product } = call.params as z.output<typeof subscriberParams>;
  const { events: named } = (call.body ?? {}) as { readonly events?: unknown };
  const known = call.services.webhookSides.get(product)?.events.map(({ type }) => type) ?? [];
  return (Array.isArray(named) ? named : []).flatMap((type: unknown, index) =>
    typeof type === 'string' && !known.includes(type.trim())
      ? [{ field: `events.${index}`, rule: 'not_allowed', message: 'There is no such event.' }]
      : [],
  );
}

interface SubscriberCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: z.output<typeof subscriberParams>;
}

/** Whether the caller reaches the organisation and it has the product. */
async function hasProduct(call: SubscriberCall): Promise<boolean> {
  if (!(await reachesPath(call))) return false;
  const organisation = await getOrganisation(call.db, call.params.id);
  return organisation?.products.includes(call.params.product) ?? false;
}

const create = endpoint({
  ...common,
  operationId: 'createWebhook',
  method: 'POST',
  path: '/organisations/{id}/webhooks/{product}',
  summary: 'Register an endpoint',
  description: 'From now on the events it names are posted to it. Its secret is shown this once.',
  params: subscriberParams,
  body: fields({
    name,
    url,
    events,
    timeout_seconds: withDefault(timeout, 10),
    is_active: withDefault(active, true),
  }).meta({ id: 'RegisterWebhookRequest' }),
  bodyExample: {
    name: 'Production Handler',
    url: 'https://your-server.com/webhooks/tdta',
    events: ['booking.created'],
  },
  answers: {
    201: {
      description: 'Registered.',
      schema: webhookWithSecret,
      example: { ...webhookExample, secret: 'tdtaXyZ1abcd...' },
    },
  },
  refusals: ['url_not_allowed', 'endpoint_limit_reached'],
  judge,
  pathObjectExists: hasProduct,
  async handle(call) {
    const { caller, params, body: settings, db, services, requestId } = call;
    if (!(await hasProduct(call))) return refuse('not_found');
    const made = await registerWebhookEndpoint(db, {
      ...subscriberOf(params),
      settings,
      keyring: services.keyring,
      checkTarget: services.checkWebhookTarget,
      actor: actorOf(caller, requestId),
    });
    if (isRefusal(made)) return made;
    return answer(201, { ...presentWebhook(made.endpoint, params.product), secret: made.secret });
  },
});

const edit = endpoint({
  ...common,
  operationId: 'editWebhook',
  method: 'PATCH',
  path: '/organisations/{id}/webhooks/{product}/{endpointId}',
  summary: 'Change an endpoint',
  description:
    'What is left out stays. `is_active` false stops pending retries; true forgets earlier failures.',
  ...endpointPath,
  body: fields({
    name: name.optional(),
    url: url.optional(),
    events: events.optional(),
    timeout_seconds: timeout.optional(),
    is_active: active.optional(),
  }).meta({ id: 'EditWebhookRequest' }),
  bodyExample: { is_active: false },
  answers: { 200: { description: 'Changed.', schema: webhook, example: webhookExample } },
  refusals: ['url_not_allowed'],
  judge,
  async handle(call) {
    const { caller, params, body: changes, db, services, requestId } = call;
    if (!(await endpointInPath(call))) return refuse('not_found');
    const changed = await changeWebhookEndpoint(db, {
      ...subscriberOf(params),
      endpointId: params.endpointId,
      changes,
      checkTarget: services.checkWebhookTarget,
      actor: actorOf(caller, requestId),
    });
    return isRefusal(changed) ? changed : answer(200, presentWebhook(changed, params.product));
  },
});

const remove = endpoint({
  ...common,
  operationId: 'deleteWebhook',
  method: 'DELETE',
  path: '/organisations/{id}/webhooks/{product}/{endpointId}',
  summary: 'Delete an endpoint',
  description: 'Nothing more is sent to it, pending retries included.',
  params: endpointPath.params,
  answers: {
    200: {
      description: 'It is gone.',
      schema: z.object({ deleted: flag('Always true.', true) }).meta({ id: 'WebhookDeleted' }),
      example: { deleted: true },
    },
  },
  async handle(call) {
    const { caller, params, db, requestId } = call;
    if (!(await endpointInPath(call))) return refuse('not_found');
    const deleted = await deleteWebhookEndpoint(db, {
      ...subscriberOf(params),
      endpointId: params.endpointId,
      actor: actorOf(caller, requestId),
    });
    return deleted ? answer(200, { deleted }) : refuse('not_found');
  },
});

const rotate = endpoint({
  ...common,
  operationId: 'rotateWebhookSecret',
  method: 'POST',
  path: '/organisations/{id}/webhooks/{product}/{endpointId}/rotate-secret',
  summary: 'Replace the signing secret',
  description: 'The old one stops at once: pending retries are signed with the new one, shown this once.',
  params: endpointPath.params,
  answers: {
    200: {
      description: 'Replaced.',
      schema: webhookWithSecret,
      example: { ...webhookExample, secret: 'tdtaXyZ1abcd...' },
    },
  },
  async handle(call) {
    const { caller, params, db, services, requestId } = call;
    if (!(await endpointInPath(call))) return refuse('not_found');
    const rotated = await rotateWebhookSecret(db, {
      ...subscriberOf(params),
      endpointId: params.endpointId,
      keyring: services.keyring,
      actor: actorOf(caller, requestId),
    });
    if (isRefusal(rotated)) return rotated;
    return answer(200, { ...presentWebhook(rotated.endpoint, params.product), secret: rotated.secret });
  },
});

const test = endpoint({
  ...common,
  operationId: 'testWebhook',
  method: 'POST',
  path: '/organisations/{id}/webhooks/{product}/{endpointId}/test',
  summary: 'Send a test event',
  description: '`webhook.test`, whatever it listens to: one attempt, and a failure does not count.',
  params: endpointPath.params,
  answers: {
    202: {
      description: 'It is on its way.',
      schema: z
        .object({
          event_id: str('As it will arrive.', '018f4a2b-1234-7000-8abc-def012345678'),
          delivery_id: int('The attempt.', 90_211),
        })
        .meta({ id: 'WebhookTest' }),
      example: { event_id: '018f4a2b-1234-7000-8abc-def012345678', delivery_id: 90_211 },
    },
  },
  refusals: ['endpoint_inactive'],
  async handle(call) {
    const { params, db, services } = call;
    const side = services.webhookSides.get(params.product);
    if (!side || !(await endpointInPath(call))) return refuse('not_found');
    const sent = await testWebhookEndpoint(db, {
      ...subscriberOf(params),
      endpointId: params.endpointId,
      eventType: side.test.type,
      data: side.test.data(params.endpointId),
    });
    return isRefusal(sent) ? sent : answer(202, { event_id: sent.eventId, delivery_id: sent.deliveryId });
  },
});

export const manageWebhookEndpoints = [create, edit, remove, rotate, test];
