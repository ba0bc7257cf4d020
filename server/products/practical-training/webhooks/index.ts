import { webhookEndpointsOf } from '../../webhooks/index.ts';
import { endpointShown, endpointWithSecretShown } from './endpoint-resource.ts';
import { eventTypes, subscribedEvents, trainingDialect, trainingTest } from './events.ts';

/** Everything about webhooks, in the order of the docs. */
export const webhookEndpoints = webhookEndpointsOf({
  dialect: trainingDialect,
  eventTypes,
  subscribedEvents,
  test: trainingTest,
  exampleUrl: 'https://your-server.com/webhooks/tdta',
  secretField: 'signing_secret',
  endpoint: endpointShown,
  created: endpointWithSecretShown('The endpoint and its secret.'),
  rotated: endpointWithSecretShown('The endpoint and its new secret.'),
});
