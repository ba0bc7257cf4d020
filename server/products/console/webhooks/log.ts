import { z } from 'zod';
import {
  callStates,
  countEventFates,
  getWebhookCall,
  listWebhookCalls,
  resendWebhookCall,
  resendWebhookEvents,
  type WebhookCall,
} from '../../../domains/webhooks/index.ts';
import { pageLinks } from '../../../platform/crypto/page-links.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, fields, moment, oneOf, optional, text, withDefault } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { delivery, presentDelivery } from '../../webhooks/delivery.ts';
import { int, intOrNull, strOrNull } from '../fields.ts';
import { accessManagers } from '../policy.ts';
import { endpoint } from '../services.ts';
import { endpointInPath, endpointParams, endpointPath, subscriberOf, tag } from './resource.ts';

const common = { tag, auth: 'required', roles: accessManagers } as const;
const base = '/organisations/{id}/webhooks/{product}/{endpointId}';

const shape = {
  ...delivery.shape,
  due_in_seconds: intOrNull('Until it is made; null: it is being made, or was.', null),
};

const logged = z
  .object(shape)
  .meta({ id: 'WebhookAttempt', description: 'One attempt to tell an endpoint of an event.' });

const inFull = z
  .object({
    ...shape,
    request_body: strOrNull('What is sent; null: it is not kept any more.', '{"event_id":"018f4a2b"}'),
  })
  .meta({ id: 'WebhookAttemptInFull' });

const present = (call: WebhookCall): z.input<typeof logged> => ({
  ...presentDelivery(call),
  due_in_seconds: call.due_in_seconds,
});

const list = endpoint({
  ...common,
  operationId: 'listWebhookDeliveries',
  method: 'GET',
  path: `${base}/deliveries`,
  summary: 'Delivery log of an endpoint',
  description: 'Every attempt, the newest first. Kept for 30 days by default.',
  ...endpointPath,
  query: fields({
    ...pageQuery,
    status: optional(oneOf(callStates)).meta({ description: 'How it went.', example: 'failed' }),
    event: optional(text({ max: 100 })).meta({
      description: 'Type of the event.',
      example: 'booking.created',
    }),
  }),
  answers: { 200: { description: 'A page of attempts.', schema: listOf(logged, 'WebhookAttempt') } },
  async handle(call) {
    const { db, params, query, bases, search } = call;
    if (!(await endpointInPath(call))) return refuse('not_found');
    const page = await listWebhookCalls(db, subscriberOf(params), {
      ...query,
      endpointId: params.endpointId,
      state: query.status,
      eventType: query.event,
    });
    const path = `/organisations/${params.id}/webhooks/${params.product}/${params.endpointId}/deliveries`;
    return answer(200, presentList(page, present, { query, base: bases.api, path, search }));
  },
});

const deliveryParams = z.object({
  ...endpointParams.shape,
  deliveryId: pathId.meta({ description: 'Any attempt of the event.', example: 90_211 }),
});

const getOne = endpoint({
  ...common,
  operationId: 'getWebhookDelivery',
  method: 'GET',
  path: `${base}/deliveries/{deliveryId}`,
  summary: 'One attempt, with its body',
  description: 'What was sent and answered.',
  params: deliveryParams,
  answers: { 200: { description: 'The attempt.', schema: inFull } },
  async handle(call) {
    const { db, params, services, bases } = call;
    const side = services.webhookSides.get(params.product);
    if (!side || !(await endpointInPath(call))) return refuse('not_found');
    const wanted = { endpointId: params.endpointId, callId: params.deliveryId };
    const telling = { dialect: side.dialect, links: pageLinks(services, bases) };
    const row = await getWebhookCall(db, subscriberOf(params), wanted, telling);
    return row ? answer(200, { ...present(row), request_body: row.request_body }) : refuse('not_found');
  },
});

const resendOne = endpoint({
  ...common,
  operationId: 'resendWebhookDelivery',
  method: 'POST',
  path: `${base}/deliveries/{deliveryId}/resend`,
  summary: 'Send an event again',
  description: 'The same event id and body in a new attempt.',
  params: deliveryParams,
  answers: {
    202: {
      description: 'It is on its way.',
      schema: z.object({ delivery_id: int('The new attempt.', 90_345) }).meta({ id: 'WebhookResent' }),
      example: { delivery_id: 90_345 },
    },
  },
  refusals: ['endpoint_inactive'],
  async handle(call) {
    const { db, params } = call;
    if (!(await endpointInPath(call))) return refuse('not_found');
    const whose = { ...subscriberOf(params), endpointId: params.endpointId };
    const id = await resendWebhookCall(db, whose, params.deliveryId);
    return isRefusal(id) ? id : answer(202, { delivery_id: id });
  },
});

const from = moment().meta({
  description: 'From then, inclusive: ISO 8601 with an offset.',
  example: '2027-06-05T00:00:00+00:00',
});
const to = optional(moment()).meta({
  description: 'Until then, exclusive; left out: now.',
  example: '2027-06-06T00:00:00+00:00',
});

const count = endpoint({
  ...common,
  operationId: 'countWebhookEvents',
  method: 'GET',
  path: `${base}/event-counts`,
  summary: 'What became of the events of a time',
  description: 'Of those the endpoint listens to. `failed` and `never_sent` are what it missed.',
  ...endpointPath,
  query: fields({ from, to }),
  answers: {
    200: {
      description: 'The counts.',
      schema: z
        .object({
          delivered: int('They arrived.', 120),
          pending: int('On their way.', 1),
          failed: int('Given up, or stopped.', 3),
          never_sent: int('It was off, or did not listen, when they happened.', 2),
        })
        .meta({ id: 'WebhookEventCounts' }),
      example: { delivered: 120, pending: 1, failed: 3, never_sent: 2 },
    },
  },
  async handle(call) {
    const { db, params, query } = call;
    if (!(await endpointInPath(call))) return refuse('not_found');
    const time = { from: query.from, to: query.to ?? 'infinity' };
    const whose = { ...subscriberOf(params), endpointId: params.endpointId };
    return answer(200, { ...(await countEventFates(db, { ...whose, ...time })) });
  },
});

const resendMany = endpoint({
  ...common,
  operationId: 'resendWebhookEvents',
  method: 'POST',
  path: `${base}/resend`,
  summary: 'Send the events of a time again',
  description: 'Those that never arrived, or with `all` also those that did; at most 10,000.',
  ...endpointPath,
  body: fields({
    from,
    to,
    all: withDefault(bool(), false).meta({ description: 'Also those that arrived.', example: false }),
  }).meta({ id: 'ResendWebhookEventsRequest' }),
  bodyExample: { from: '2027-06-05T00:00:00+00:00' },
  answers: {
    202: {
      description: 'They are on their way.',
      schema: z.object({ events: int('How many.', 12) }).meta({ id: 'WebhookEventsResent' }),
      example: { events: 12 },
    },
  },
  refusals: ['endpoint_inactive', 'resend_too_large'],
  async handle(call) {
    const { db, params, body } = call;
    if (!(await endpointInPath(call))) return refuse('not_found');
    const whose = { ...subscriberOf(params), endpointId: params.endpointId };
    const events = await resendWebhookEvents(db, whose, {
      from: body.from,
      to: body.to ?? 'infinity',
      onlyMissed: !body.all,
    });
    return isRefusal(events) ? events : answer(202, { events });
  },
});

export const webhookLogEndpoints = [list, getOne, resendOne, count, resendMany];
