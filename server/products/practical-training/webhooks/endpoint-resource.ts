import { z } from 'zod';
import type { WebhookEndpoint } from '../../../domains/webhooks/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { dateTime } from '../../training/refs.ts';
import { endpointAnswer } from '../../webhooks/face.ts';

const secretPrefix = 'tdtaXyZ1abcd••••••••••••••••••••';

const shape = {
  id: z.int().meta({ description: 'Endpoint id.', example: 3 }),
  name: z.string().meta({ description: 'Your name for it.', example: 'Production Handler' }),
  url: z.string().meta({
    description: 'Where events are posted to.',
    format: 'uri',
    example: 'https://your-server.com/webhooks/tdta',
  }),
  events: z
    .array(z.string())
    .meta({ description: 'The events it gets.', example: ['booking.created', 'booking.confirmed'] }),
  is_active: z.boolean().meta({ description: 'Whether events are sent to it.', example: true }),
  timeout_seconds: z.int().meta({ description: 'Seconds your answer may take.', example: 10 }),
  secret_prefix: z.string().meta({
    description: 'The secret’s first 12 characters, the rest hidden.',
    example: secretPrefix,
  }),
  last_delivered_at: dateTime('Last answer with 2xx, UTC.', '2026-06-05T10:00:00+00:00').nullable(),
  last_response_code: z
    .int()
    .nullable()
    .meta({ description: 'Status of the last attempt; null: no HTTP answer.', example: 200 }),
  consecutive_failures: z
    .int()
    .meta({ description: 'Events given up since the last success; 20 switch it off.', example: 0 }),
  created_at: dateTime('When it was registered, UTC.', '2026-06-05T10:00:00+00:00'),
};

const endpointResource = z.object(shape).meta({ id: 'WebhookEndpoint' });

const endpointWithSecret = z
  .object({
    ...shape,
    signing_secret: z
      .string()
      .meta({ description: '64 letters and digits, shown this once.', example: 'tdtaXyZ1abcd...' }),
    signing_secret_notice: z
      .string()
      .meta({ description: 'What to do with it.', example: 'Keep this secret now. It is not shown again.' }),
  })
  .meta({ id: 'WebhookEndpointWithSecret' });

const endpointExample = {
  id: 3,
  name: 'Production Handler',
  url: 'https://your-server.com/webhooks/tdta',
  events: ['booking.created', 'booking.confirmed', 'booking.cancelled'],
  is_active: true,
  timeout_seconds: 10,
  secret_prefix: secretPrefix,
  last_delivered_at: null,
  last_response_code: null,
  consecutive_failures: 0,
  created_at: '2026-06-05T10:00:00+00:00',
};

const notice = 'Keep this secret now. It is not shown again.';

const endpointWithSecretExample = {
  ...endpointExample,
  signing_secret: 'tdtaXyZ1abcd...',
  signing_secret_notice: notice,
};

/** An endpoint as reads show it. */
function presentEndpoint(endpoint: WebhookEndpoint): z.input<typeof endpointResource> {
  return {
    id: endpoint.id,
    name: endpoint.name,
    url: endpoint.url,
    events: [...endpoint.events],
    is_active: endpoint.is_active,
    timeout_seconds: endpoint.timeout_seconds,
    secret_prefix: `${endpoint.secret_prefix}${'•'.repeat(20)}`,
    last_delivered_at: endpoint.last_delivered_at && formatUtc(endpoint.last_delivered_at),
    last_response_code: endpoint.last_response_code,
    consecutive_failures: endpoint.consecutive_failures,
    created_at: formatUtc(endpoint.created_at),
  };
}

/** An endpoint as registration and rotation show it. */
const presentWithSecret = (endpoint: WebhookEndpoint, secret: string) => ({
  ...presentEndpoint(endpoint),
  signing_secret: secret,
  signing_secret_notice: notice,
});

/** An endpoint, as reads and changes answer. */
export const endpointShown = endpointAnswer({
  description: 'The endpoint.',
  schema: endpointResource,
  example: endpointExample,
  present: presentEndpoint,
});

/** An endpoint with its secret: what registration and rotation answer. */
export const endpointWithSecretShown = (description: string) =>
  endpointAnswer({
    description,
    schema: endpointWithSecret,
    example: endpointWithSecretExample,
    present: presentWithSecret,
  });
