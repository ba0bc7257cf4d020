import { z } from 'zod';
import { testWebhookEndpoint } from '../../../domains/webhooks/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { endpoint } from '../../bearer/services.ts';
import { endpointParams, subscriberOf } from './endpoint-resource.ts';
import { testData, testEvent } from './events.ts';

const message = 'Test event queued.';

export const testWebhook = endpoint({
  operationId: 'testWebhook',
  method: 'POST',
  path: '/webhooks/{id}/test',
  tag: 'Webhooks',
  summary: 'Send a test event',
  description:
    'Sends `webhook.test` to this endpoint, whatever it subscribes to: one attempt, and a failure does not count.',
  auth: 'required',
  params: endpointParams,
  answers: {
    200: {
      description: 'It is on its way.',
      schema: z
        .object({
          message: z.string().meta({ description: 'What was done.', example: message }),
          event_id: z
            .string()
            .meta({ description: 'As it will arrive.', example: '018f4a2b-1234-7000-8abc-def012345678' }),
        })
        .meta({ id: 'WebhookTestResponse' }),
      example: { message, event_id: '018f4a2b-1234-7000-8abc-def012345678' },
    },
  },
  refusals: ['endpoint_inactive'],
  async handle({ caller, db, params }) {
    const test = await testWebhookEndpoint(db, {
      ...subscriberOf(caller),
      endpointId: params.id,
      eventType: testEvent,
      data: testData(params.id),
    });
    return isRefusal(test) ? test : answer(200, { message, event_id: test.eventId });
  },
});
