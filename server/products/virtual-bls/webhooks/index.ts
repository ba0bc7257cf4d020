import { webhookEndpointsOf } from '../../webhooks/index.ts';
import { createdShown, endpointShown, rotatedShown } from './endpoint-resource.ts';
import { blsDialect, blsTest, eventTypes, subscribedEvents } from './events.ts';

/** Everything about webhooks, in the order of the docs. */
export const webhookEndpoints = webhookEndpointsOf({
  dialect: blsDialect,
  eventTypes,
  subscribedEvents,
  test: blsTest,
  exampleUrl: 'https://your-system.example.com/webhooks/bls',
  secretField: 'secret',
  endpoint: endpointShown,
  created: createdShown,
  rotated: rotatedShown,
});
