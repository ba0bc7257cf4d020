import {
  changeWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookSecret,
} from '../../../domains/webhooks/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { messageResponse } from '../../bearer/message-response.ts';
import { endpoint } from '../../bearer/services.ts';
import { changedEndpointFields } from '../../webhooks/endpoint-fields.ts';
import {
  endpointExample,
  endpointExists,
  endpointParams,
  endpointResource,
  endpointWithSecret,
  endpointWithSecretExample,
  presentEndpoint,
  presentWithSecret,
  subscriberOf,
} from './endpoint-resource.ts';
import { eventTypes } from './events.ts';

const body = fields(changedEndpointFields(eventTypes, { max: 30 })).meta({ id: 'UpdateWebhookRequest' });

const change = (method: 'PUT' | 'PATCH', operationId: string, summary: string) =>
  endpoint({
    operationId,
    method,
    path: '/webhooks/{id}',
    tag: 'Webhooks',
    summary,
    description:
      'What is left out stays, the secret too. `is_active` true forgets earlier failures; false stops pending retries.',
    auth: 'required',
    params: endpointParams,
    body,
    bodyExample: { is_active: true },
    answers: {
      200: { description: 'The endpoint as it is now.', schema: endpointResource, example: endpointExample },
    },
    refusals: ['url_not_allowed'],
    pathObjectExists: endpointExists,
    async handle({ caller, db, params, body: changes, services, requestId }) {
      const changed = await changeWebhookEndpoint(db, {
        ...subscriberOf(caller),
        endpointId: params.id,
        changes,
        checkTarget: services.checkWebhookTarget,
        actor: { kind: 'api_key', id: caller.api_key_id, requestId },
      });
      return isRefusal(changed) ? changed : answer(200, presentEndpoint(changed));
    },
  });

export const updateWebhook = change('PUT', 'updateWebhook', 'Change an endpoint');
export const patchWebhook = change('PATCH', 'patchWebhook', 'Change an endpoint (as PUT)');

export const deleteWebhook = endpoint({
  operationId: 'deleteWebhook',
  method: 'DELETE',
  path: '/webhooks/{id}',
  tag: 'Webhooks',
  summary: 'Delete an endpoint',
  description: 'Nothing more is sent to it, pending retries included.',
  auth: 'required',
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
      ...subscriberOf(caller),
      endpointId: params.id,
      actor: { kind: 'api_key', id: caller.api_key_id, requestId },
    });
    return done ? answer(200, { message: 'Webhook endpoint deleted.' }) : refuse('not_found');
  },
});

export const rotateWebhook = endpoint({
  operationId: 'rotateWebhookSecret',
  method: 'POST',
  path: '/webhooks/{id}/rotate-secret',
  tag: 'Webhooks',
  summary: 'Replace the signing secret',
  description: 'The old secret stops at once: pending retries are signed with the new one.',
  auth: 'required',
  params: endpointParams,
  answers: {
    200: {
      description: 'The endpoint and its new secret.',
      schema: endpointWithSecret,
      example: endpointWithSecretExample,
    },
  },
  async handle({ caller, db, params, services, requestId }) {
    const rotated = await rotateWebhookSecret(db, {
      ...subscriberOf(caller),
      endpointId: params.id,
      keyring: services.keyring,
      actor: { kind: 'api_key', id: caller.api_key_id, requestId },
    });
    return isRefusal(rotated) ? rotated : answer(200, presentWithSecret(rotated.endpoint, rotated.secret));
  },
});
