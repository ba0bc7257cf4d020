import type { WebhookFace } from './face.ts';
import { deliveryLog, eventFates, resendDelivery, resendEvents } from './follow-deliveries.ts';
import {
  createEndpoint,
  deleteEndpoint,
  patchEndpoint,
  rotateSecret,
  updateEndpoint,
} from './manage-endpoints.ts';
import { getEndpoint, listEndpoints } from './read-endpoints.ts';
import { eventFeed } from './read-events.ts';
import { testEndpoint } from './test-endpoint.ts';

/** Everything about a product's webhooks, in the order of the docs. */
export const webhookEndpointsOf = (face: WebhookFace) => [
  createEndpoint(face),
  listEndpoints(face),
  getEndpoint(face),
  updateEndpoint(face),
  patchEndpoint(face),
  deleteEndpoint(face),
  rotateSecret(face),
  testEndpoint(face),
  deliveryLog(face),
  eventFates(face),
  resendDelivery(face),
  resendEvents(face),
  eventFeed(face),
];
