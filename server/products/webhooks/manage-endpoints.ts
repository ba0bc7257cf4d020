import {
  changeWebhookEndpoint,
  deleteWebhookEndpoint,
  registerWebhookEndpoint,
  rotateWebhookSecret,
} from '../../domains/webhooks/index.ts';
import { answer } from '../../platform/http/endpoint.ts';
import { fields } from '../../platform/http/input.ts';
import { isRefusal, refuse } from '../../platform/http/problem.ts';
import { messageResponse } from '../bearer/message-response.ts';
import { endpoint } from '../bearer/services.ts';
import { changedEndpointFields, newEndpointFields } from './endpoint-fields.ts';
import { endpointParams, hasEndpoint, subscriberTo, type WebhookFace } from './face.ts';

const common = { tag: 'Webhooks', auth: 'required' } as const;

/** Registers an endpoint. */
export function createEndpoint(face: WebhookFace) {
  const { eventTypes, subscribedEvents, created } = face;
  return endpoint({
    ...common,
    operationId: 'createWebhook',
    method: 'POST',
    path: '/webhooks',
    summary: 'Register an endpoint',
    description: `From now on the events it names are posted to it. Keep the \`${face.secretField}\`: it is shown this once, and every delivery is signed with it.`,
    body: fields(newEndpointFields(eventTypes, subscribedEvents, { max: 30, usual: 10 })).meta({
      id: 'CreateWebhookRequest',
    }),
    bodyExample: {
      name: 'Production Handler',
      url: face.exampleUrl,
      events: ['booking.created', 'booking.confirmed', 'booking.cancelled'],
    },
    answers: { 201: created },
    refusals: ['url_not_allowed', 'endpoint_limit_reached'],
    async handle({ caller, db, body: settings, services, requestId }) {
      const made = await registerWebhookEndpoint(db, {
        ...subscriberTo(face)(caller),
        settings,
        keyring: services.keyring,
        checkTarget: services.checkWebhookTarget,
        actor: { kind: 'api_key', id: caller.api_key_id, requestId },
      });
      return isRefusal(made) ? made : answer(201, created.present(made.endpoint, made.secret));
    },
  });
}

const changeBy = (method: 'PUT' | 'PATCH', operationId: string, summary: string) => (face: WebhookFace) =>
  endpoint({
    ...common,
    operationId,
    method,
    path: '/webhooks/{id}',
    summary,
    description:
      'What is left out stays, the secret too. `is_active` true forgets earlier failures; false stops pending retries.',
    params: endpointParams,
    body: fields(changedEndpointFields(face.eventTypes, { max: 30 })).meta({ id: 'UpdateWebhookRequest' }),
    bodyExample: { is_active: true },
    answers: { 200: { ...face.endpoint, description: 'The endpoint as it is now.' } },
    refusals: ['url_not_allowed'],
    pathObjectExists: hasEndpoint(face),
    async handle({ caller, db, params, body: changes, services, requestId }) {
      const changed = await changeWebhookEndpoint(db, {
        ...subscriberTo(face)(caller),
        endpointId: params.id,
        changes,
        checkTarget: services.checkWebhookTarget,
        actor: { kind: 'api_key', id: caller.api_key_id, requestId },
      });
      return isRefusal(changed) ? changed : answer(200, face.endpoint.present(changed));
    },
  });

/** Changes an endpoint, either way. */
export const updateEndpoint = changeBy('PUT', 'updateWebhook', 'Change an endpoint');
export const patchEndpoint = changeBy('PATCH', 'patchWebhook', 'Change an endpoint (as PUT)');

/** Deletes an endpoint. */
export function deleteEndpoint(face: WebhookFace) {
  return endpoint({
    ...common,
    operationId: 'deleteWebhook',
    method: 'DELETE',
    path: '/webhooks/{id}',
    summary: 'Delete an endpoint',
    description: 'Nothing more is sent to it, pending retries included.',
    params: endpointParams,
    answers: {
      200: {
        description: 'It is gone.',
        schema: messageResponse,
        example: { message: 'Webhook endpoint deleted.' },
      },
    },
    async handle({ caller, db, params, requestId }) {
      const done = await deleteWebhookEndpoint(db, {
        ...subscriberTo(face)(caller),
        endpointId: params.id,
        actor: { kind: 'api_key', id: caller.api_key_id, requestId },
      });
      return done ? answer(200, { message: 'Webhook endpoint deleted.' }) : refuse('not_found');
    },
  });
}

/** Gives an endpoint a new secret. */
export function rotateSecret(face: WebhookFace) {
  return endpoint({
    ...common,
    operationId: 'rotateWebhookSecret',
    method: 'POST',
    path: '/webhooks/{id}/rotate-secret',
    summary: 'Replace the signing secret',
    description: 'The old secret stops at once: pending retries are signed with the new one.',
    params: endpointParams,
    answers: { 200: face.rotated },
    async handle({ caller, db, params, services, requestId }) {
      const rotated = await rotateWebhookSecret(db, {
        ...subscriberTo(face)(caller),
        endpointId: params.id,
        keyring: services.keyring,
        actor: { kind: 'api_key', id: caller.api_key_id, requestId },
      });
      return isRefusal(rotated)
        ? rotated
        : answer(200, face.rotated.present(rotated.endpoint, rotated.secret));
    },
  });
}
