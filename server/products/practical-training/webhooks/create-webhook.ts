import { registerWebhookEndpoint } from '../../../domains/webhooks/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { endpoint } from '../../bearer/services.ts';
import { newEndpointFields } from '../../webhooks/endpoint-fields.ts';
import {
  endpointWithSecret,
  endpointWithSecretExample,
  presentWithSecret,
  subscriberOf,
} from './endpoint-resource.ts';
import { eventTypes, subscribedEvents } from './events.ts';

export const createWebhook = endpoint({
  operationId: 'createWebhook',
  method: 'POST',
  path: '/webhooks',
  tag: 'Webhooks',
  summary: 'Register an endpoint',
  description:
    'From now on the events it names are posted to it. Keep the `signing_secret`: it is shown this once, and every delivery is signed with it.',
  auth: 'required',
  body: fields(newEndpointFields(eventTypes, subscribedEvents, { max: 30, usual: 10 })).meta({
    id: 'CreateWebhookRequest',
  }),
  bodyExample: {
    name: 'Production Handler',
    url: 'https://your-server.com/webhooks/tdta',
    events: ['booking.created', 'booking.confirmed', 'booking.cancelled'],
  },
  answers: {
    201: {
      description: 'The endpoint and its secret.',
      schema: endpointWithSecret,
      example: endpointWithSecretExample,
    },
  },
  refusals: ['url_not_allowed', 'endpoint_limit_reached'],
  async handle({ caller, db, body: settings, services, requestId }) {
    const made = await registerWebhookEndpoint(db, {
      ...subscriberOf(caller),
      settings,
      keyring: services.keyring,
      checkTarget: services.checkWebhookTarget,
      actor: { kind: 'api_key', id: caller.api_key_id, requestId },
    });
    return isRefusal(made) ? made : answer(201, presentWithSecret(made.endpoint, made.secret));
  },
});
