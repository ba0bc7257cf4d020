import { z } from 'zod';
import { testWebhookEndpoint } from '../../domains/webhooks/index.ts';
import { answer } from '../../platform/http/endpoint.ts';
import { isRefusal } from '../../platform/http/problem.ts';
import { endpoint } from '../bearer/services.ts';
import { endpointParams, subscriberTo, type WebhookFace } from './face.ts';

const message = 'Test event queued.';

/** Sends a test event to one endpoint. */
export function testEndpoint(face: WebhookFace) {
  return endpoint({
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
        ...subscriberTo(face)(caller),
        endpointId: params.id,
        eventType: face.test.type,
        data: face.test.data(params.id),
      });
      return isRefusal(test) ? test : answer(200, { message, event_id: test.eventId });
    },
  });
}
