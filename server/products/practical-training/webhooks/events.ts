import { z } from 'zod';
import type { WebhookDescription } from '../../../platform/http/product.ts';
import { webhookDialect } from '../../webhooks/event-spec.ts';
import { bookingEventSpecs } from './booking-events.ts';
import { otherEventSpecs } from './other-events.ts';

const headerPrefix = 'X-TDTA';

/** Sent on request only, whatever an endpoint subscribes to. */
const testEvent = 'webhook.test';

/** What a test tells. */
const testData = (endpointId: number) => ({ message: 'Test delivery', endpoint_id: endpointId });

const testSpec: WebhookDescription = {
  type: testEvent,
  title: 'Test Event',
  description: 'Sent by `POST /webhooks/{id}/test`, once.',
  data: z
    .object({
      message: z.string().meta({ description: 'A greeting.', example: 'Test delivery' }),
      endpoint_id: z.int().meta({ description: 'Your endpoint.', example: 3 }),
    })
    .meta({ id: 'TestData' }),
  example: testData(3),
};

const specs = [...bookingEventSpecs, ...otherEventSpecs];

/** What an endpoint that names no events gets. */
export const subscribedEvents: readonly string[] = specs.map((spec) => spec.type);

/** What an endpoint may name. */
export const eventTypes: readonly string[] = [...subscribedEvents, testEvent];

/** For the docs. */
export const trainingWebhooks = { headerPrefix, events: [...specs, testSpec] };

/** For the wire. */
export const trainingDialect = webhookDialect('practical-training', headerPrefix, specs);

/** For its endpoints. */
export const trainingTest = { type: testEvent, data: testData };
