import { z } from 'zod';
import {
  callStates,
  getWebhookEndpoint,
  listEventFates,
  listWebhookCalls,
  resendWebhookCall,
  resendWebhookEvents,
} from '../../domains/webhooks/index.ts';
import { answer } from '../../platform/http/endpoint.ts';
import { bool, fields, moment, oneOf, optional, withDefault } from '../../platform/http/input.ts';
import { pageQuery } from '../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../platform/http/problem.ts';
import { pathId } from '../../platform/ids/ids.ts';
import { listOf, presentList } from '../bearer/lists.ts';
import { endpoint } from '../bearer/services.ts';
import { delivery, eventFate, presentDelivery, presentFate } from './delivery.ts';
import { endpointParams, hasEndpoint, subscriberTo, type WebhookFace } from './face.ts';

/** Every attempt at an endpoint. */
export function deliveryLog(face: WebhookFace) {
  return endpoint({
    operationId: 'listWebhookDeliveries',
    method: 'GET',
    path: '/webhooks/{id}/deliveries',
    tag: 'Webhooks',
    summary: 'Delivery log of an endpoint',
    description:
      'Every attempt, the newest first, with what was sent and answered. Kept for 30 days by default.',
    auth: 'required',
    params: endpointParams,
    query: fields({
      ...pageQuery,
      status: optional(oneOf(callStates)).meta({ description: 'How it went.', example: 'failed' }),
      event: optional(oneOf(face.eventTypes as readonly [string, ...string[]])).meta({
        description: 'Type of the event.',
        example: 'booking.created',
      }),
    }),
    pathObjectExists: hasEndpoint(face),
    answers: { 200: { description: 'One page of attempts.', schema: listOf(delivery, 'WebhookDelivery') } },
    async handle({ caller, db, params, query, bases, search }) {
      const subscriber = subscriberTo(face)(caller);
      if (!(await getWebhookEndpoint(db, subscriber, params.id))) return refuse('not_found');
      const page = await listWebhookCalls(db, subscriber, {
        ...query,
        endpointId: params.id,
        state: query.status,
        eventType: query.event,
      });
      const path = `/webhooks/${params.id}/deliveries`;
      return answer(200, presentList(page, presentDelivery, { query, base: bases.api, path, search }));
    },
  });
}

const from = moment().meta({
  description: 'From then, inclusive: ISO 8601 with an offset.',
  example: '2026-06-05T00:00:00+00:00',
});
const to = moment().meta({ description: 'Until then, exclusive.', example: '2026-06-06T00:00:00+00:00' });

/** What became of the events an endpoint listens to. */
export function eventFates(face: WebhookFace) {
  return endpoint({
    operationId: 'listWebhookEvents',
    method: 'GET',
    path: '/webhooks/{id}/events',
    tag: 'Webhooks',
    summary: 'What became of each event',
    description:
      'The events of a time that this endpoint listens to, oldest first, each with whether it arrived: for reconciliation.',
    auth: 'required',
    params: endpointParams,
    query: fields({ ...pageQuery, from, to }),
    pathObjectExists: hasEndpoint(face),
    answers: { 200: { description: 'One page of events.', schema: listOf(eventFate, 'WebhookEventStatus') } },
    async handle({ caller, db, params, query, bases, search }) {
      const subscriber = subscriberTo(face)(caller);
      if (!(await getWebhookEndpoint(db, subscriber, params.id))) return refuse('not_found');
      const time = { ...subscriber, endpointId: params.id, from: query.from, to: query.to };
      const page = await listEventFates(db, time, query);
      const path = `/webhooks/${params.id}/events`;
      return answer(200, presentList(page, presentFate, { query, base: bases.api, path, search }));
    },
  });
}

/** Sends one event again. */
export function resendDelivery(face: WebhookFace) {
  return endpoint({
    operationId: 'resendWebhookDelivery',
    method: 'POST',
    path: '/webhooks/{id}/deliveries/{delivery_id}/resend',
    tag: 'Webhooks',
    summary: 'Send an event again',
    description: 'The same `event_id` and body in a new delivery.',
    auth: 'required',
    params: z.object({
      ...endpointParams.shape,
      delivery_id: pathId.meta({ description: 'Any attempt of the event.', example: 90211 }),
    }),
    answers: {
      202: {
        description: 'It is on its way.',
        schema: z
          .object({
            message: z.string().meta({ description: 'What was done.', example: 'Event queued.' }),
            delivery_id: z.int().meta({ description: 'The new delivery.', example: 90345 }),
          })
          .meta({ id: 'WebhookResendResponse' }),
      },
    },
    refusals: ['endpoint_inactive'],
    async handle({ caller, db, params }) {
      const subscriber = { ...subscriberTo(face)(caller), endpointId: params.id };
      const id = await resendWebhookCall(db, subscriber, params.delivery_id);
      return isRefusal(id) ? id : answer(202, { message: 'Event queued.', delivery_id: id });
    },
  });
}

/** Sends the events of a time again. */
export function resendEvents(face: WebhookFace) {
  return endpoint({
    operationId: 'resendWebhookEvents',
    method: 'POST',
    path: '/webhooks/{id}/resend',
    tag: 'Webhooks',
    summary: 'Send the events of a time again',
    description:
      'Those that never arrived, or with `all` also those that did; what the endpoint missed while it was off is among them. At most 10,000 events.',
    auth: 'required',
    params: endpointParams,
    body: fields({
      from,
      to: optional(to).meta({ description: 'Until then, exclusive; left out: now.' }),
      all: withDefault(bool(), false).meta({
        description: 'Also those that arrived.',
        example: false,
      }),
    }).meta({ id: 'WebhookResendRequest' }),
    bodyExample: { from: '2026-06-05T00:00:00+00:00' },
    pathObjectExists: hasEndpoint(face),
    answers: {
      202: {
        description: 'They are on their way.',
        schema: z
          .object({
            message: z.string().meta({ description: 'What was done.', example: '12 events queued.' }),
            events: z.int().meta({ description: 'How many.', example: 12 }),
          })
          .meta({ id: 'WebhookResendEventsResponse' }),
      },
    },
    refusals: ['endpoint_inactive', 'resend_too_large'],
    async handle({ caller, db, params, body }) {
      const subscriber = { ...subscriberTo(face)(caller), endpointId: params.id };
      const count = await resendWebhookEvents(db, subscriber, {
        from: body.from,
        to: body.to ?? 'infinity',
        onlyMissed: !body.all,
      });
      return isRefusal(count) ? count : answer(202, { message: `${count} events queued.`, events: count });
    },
  });
}
