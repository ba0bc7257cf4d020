import type { JsonSchema } from '../http/json-schema.ts';
import type { Product } from '../http/product.ts';
import type { SchemaCollector } from './schema-collector.ts';

/** The headers of a delivery, as parameters of the request that a receiver gets. */
function headersOf(prefix: string): JsonSchema[] {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  return [
    header(`${prefix}-Event`, 'The event type.'),
    header(`${prefix}-Event-Id`, 'The event, the same on every attempt.'),
    header(`${prefix}-Delivery-Id`, 'The attempt.'),
    header(`${prefix}-Timestamp`, 'Unix seconds of the attempt.'),
    header(`${prefix}-Signature`, '`sha256=` and the HMAC-SHA256 of `<timestamp>.<body>` in hexadecimal.'),
    header('webhook-id', 'As Standard Webhooks has it: the event.'),
    header('webhook-timestamp', 'As Standard Webhooks has it.'),
    header('webhook-signature', 'As Standard Webhooks has it: `v1,` and base64.'),
  ];
}

/** What the product posts to its clients, as OpenAPI 3.1 describes it: each event a request they receive. */
export function describeWebhooks(
  webhooks: Product<unknown, unknown>['webhooks'],
  collector: SchemaCollector,
): JsonSchema {
  if (!webhooks) return {};
  const parameters = headersOf(webhooks.headerPrefix);
  const described = webhooks.events.map(({ type, title, description, data, example }) => {
    const envelope = {
      event_id: '018f4a2b-1234-7000-8abc-def012345678',
      event_type: type,
      occurred_at: '2026-06-05T10:00:00+00:00',
      data: example,
    };
    const schema = {
      type: 'object',
      required: ['event_id', 'event_type', 'occurred_at', 'data'],
      properties: {
        event_id: { type: 'string', format: 'uuid', description: 'The same on every attempt.' },
        event_type: { const: type, description: 'What happened.' },
        occurred_at: { type: 'string', format: 'date-time', description: 'When, UTC.' },
        data: collector.reference(data),
      },
    };
    const post = {
      operationId: `on ${type}`,
      tags: ['Events'],
      summary: title,
      description,
      parameters,
      requestBody: { required: true, content: { 'application/json': { schema, example: envelope } } },
      responses: {
        '2XX': { description: 'It arrived. Anything else, and no answer in time, is tried again.' },
      },
    };
    return [type, { post }];
  });
  return { webhooks: Object.fromEntries(described) };
}
