import { z } from 'zod';
import type { WebhookDescription } from '../../../platform/http/product.ts';
import { webhookDialect } from '../../webhooks/event-spec.ts';
import { bookingEventSpecs } from './booking-events.ts';

const headerPrefix = 'X-BLS';

const testData = (endpointId: number) => ({
  message: 'Test event from Virtual BLS.',
  endpoint_id: endpointId,
});

/** Sent on request only, whatever an endpoint subscribes to. */
export const blsTest = { type: 'webhook.test', data: testData };

const testSpec: WebhookDescription = {
  type: blsTest.type,
  title: 'Test Event',
  description: 'Sent by `POST /webhooks/{id}/test`, once.',
  data: z
    .object({
      message: z.string().meta({ description: 'A greeting.', example: 'Test event from Virtual BLS.' }),
      endpoint_id: z.int().meta({ description: 'Your endpoint.', example: 7 }),
    })
    .meta({ id: 'TestData' }),
  example: testData(7),
};

/** What an endpoint that names no events gets. */
export const subscribedEvents: readonly string[] = bookingEventSpecs.map((spec) => spec.type);

/** What an endpoint may name. */
export const eventTypes: readonly string[] = [...subscribedEvents, blsTest.type];

/** For the docs. */
export const blsWebhooks = { headerPrefix, events: [...bookingEventSpecs, testSpec] };

/** For the wire. */
export const blsDialect = webhookDialect('virtual-bls', headerPrefix, bookingEventSpecs);
