import { z } from 'zod';
import type { WebhookEndpoint } from '../../../domains/webhooks/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { dateTime } from '../../training/refs.ts';
import { endpointAnswer } from '../../webhooks/face.ts';

const secret = 'aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789aBcDeFgHiJkLmNoPqRsTuVwXyZ01';

const notice = 'Save this secret now; it cannot be shown again.';

const shape = {
  id: z.int().meta({ description: 'Endpoint id.', example: 7 }),
  name: z.string().meta({ description: 'Your name for it.', example: 'Production Booking Events' }),
  url: z.string().meta({
    description: 'Where events are posted to.',
    format: 'uri',
    example: 'https://your-system.example.com/webhooks/bls',
  }),
  events: z
    .array(z.string())
    .meta({ description: 'The events it gets.', example: ['booking.created', 'booking.confirmed'] }),
  secret_prefix: z
    .string()
    .meta({ description: 'The secret’s first 12 characters.', example: secret.slice(0, 12) }),
  is_active: z.boolean().meta({ description: 'Whether events are sent to it.', example: true }),
  created_at: dateTime('When it was registered, UTC.', '2026-06-03T18:00:00+00:00'),
};

const endpointResource = z
  .object({
    ...shape,
    timeout_seconds: z.int().meta({ description: 'Seconds your answer may take.', example: 10 }),
    last_delivered_at: dateTime('Last answer with 2xx, UTC.', '2026-06-05T10:00:00+00:00').nullable(),
    last_response_code: z
      .int()
      .nullable()
      .meta({ description: 'Status of the last attempt; null: no HTTP answer.', example: 200 }),
    consecutive_failures: z
      .int()
      .meta({ description: 'Events given up since the last success; 20 switch it off.', example: 0 }),
  })
  .meta({ id: 'WebhookEndpointResource' });

const secretShape = {
  secret: z.string().meta({ description: '64 letters and digits, shown this once.', example: secret }),
  notice: z.string().meta({ description: 'What to do with it.', example: notice }),
};

const createdResponse = z.object({ ...shape, ...secretShape }).meta({ id: 'WebhookCreatedResponse' });

const rotatedResponse = z.object(secretShape).meta({ id: 'WebhookRotatedResponse' });

const createdExample = {
  id: 7,
  name: 'Production Booking Events',
  url: 'https://your-system.example.com/webhooks/bls',
  events: [
    'booking.created',
    'booking.confirmed',
    'booking.attendance_marked',
    'booking.certificate_available',
  ],
  secret,
  secret_prefix: secret.slice(0, 12),
  is_active: true,
  created_at: '2026-06-03T18:00:00+00:00',
  notice,
};

const { secret: _shownOnce, notice: _withIt, ...endpointExample } = createdExample;

const presentShape = (endpoint: WebhookEndpoint) => ({
  id: endpoint.id,
  name: endpoint.name,
  url: endpoint.url,
  events: [...endpoint.events],
  secret_prefix: endpoint.secret_prefix,
  is_active: endpoint.is_active,
  created_at: formatUtc(endpoint.created_at),
});

/** An endpoint, as reads and changes answer. */
export const endpointShown = endpointAnswer({
  description: 'The endpoint.',
  schema: endpointResource,
  example: {
    ...endpointExample,
    timeout_seconds: 10,
    last_delivered_at: null,
    last_response_code: null,
    consecutive_failures: 0,
  },
  present: (endpoint: WebhookEndpoint) => ({
    ...presentShape(endpoint),
    timeout_seconds: endpoint.timeout_seconds,
    last_delivered_at: endpoint.last_delivered_at && formatUtc(endpoint.last_delivered_at),
    last_response_code: endpoint.last_response_code,
    consecutive_failures: endpoint.consecutive_failures,
  }),
});

/** What registration answers: nine keys. */
export const createdShown = endpointAnswer({
  description: 'The endpoint and its secret.',
  schema: createdResponse,
  example: createdExample,
  present: (endpoint: WebhookEndpoint, itsSecret: string) => ({
    ...presentShape(endpoint),
    secret: itsSecret,
    notice,
  }),
});

/** What rotation answers: the secret and nothing of the endpoint. */
export const rotatedShown = endpointAnswer({
  description: 'The new secret.',
  schema: rotatedResponse,
  example: { secret, notice },
  present: (_endpoint: WebhookEndpoint, itsSecret: string) => ({ secret: itsSecret, notice }),
});
