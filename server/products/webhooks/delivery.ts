import { z } from 'zod';
import { callStates, type EventFate, eventFates, type WebhookCall } from '../../domains/webhooks/index.ts';
import { formatUtc } from '../../platform/clock/format.ts';

const nullableInt = (description: string, example: number | null) =>
  z.int().nullable().meta({ description, example });

const moment = (description: string, example: string) =>
  z.string().nullable().meta({ description, format: 'date-time', example });

/** One attempt, as every product's log shows it. */
export const delivery = z
  .object({
    id: z.int().meta({ description: 'The delivery id its headers carried.', example: 90211 }),
    event_id: z.string().meta({ description: 'The event.', example: '018f4a2b-1234-7000-8abc-def012345678' }),
    event_type: z.string().meta({ description: 'Its type.', example: 'booking.created' }),
    attempt: z.int().meta({ description: '1 for the first; a re-send starts anew.', example: 2 }),
    origin: z
      .enum(['event', 'retry', 'resend', 'test'])
      .meta({ description: 'Why it was made.', example: 'retry' }),
    status: z.enum(callStates).meta({ description: 'How it went.', example: 'failed' }),
    final: z.boolean().meta({ description: 'Whether no further attempt follows by itself.', example: false }),
    due_at: moment('When it is or was to be made, UTC.', '2026-06-05T10:00:05+00:00'),
    started_at: moment('When it was made, UTC; null: not yet.', '2026-06-05T10:00:05+00:00'),
    duration_ms: nullableInt('Milliseconds it took.', 184),
    request_headers: z
      .record(z.string(), z.string())
      .nullable()
      .meta({
        description: 'What was sent, signatures included.',
        example: { 'X-TDTA-Delivery-Id': '90211' },
      }),
    response_status: nullableInt('Status of the answer; null: there was none.', 500),
    response_body: z
      .string()
      .nullable()
      .meta({ description: 'The answer’s first 2,000 characters.', example: 'oops' }),
    error: z.string().nullable().meta({
      description:
        'Why there was no whole answer, e.g. `timeout`, `dns`, `connect`, `tls`, `address_not_allowed`, `interrupted`.',
      example: null,
    }),
    created_at: moment('When it was planned, UTC.', '2026-06-05T10:00:00+00:00'),
  })
  .meta({ id: 'WebhookDelivery', description: 'One attempt to tell an endpoint of an event.' });

const utc = (instant: string | null) => instant && formatUtc(instant);

/** One attempt as a log shows it. */
export function presentDelivery(call: WebhookCall): z.input<typeof delivery> {
  return {
    id: call.id,
    event_id: call.event_id,
    event_type: call.event_type,
    attempt: call.attempt,
    origin: call.origin,
    status: call.state,
    final: call.is_final,
    due_at: utc(call.due_at),
    started_at: utc(call.started_at),
    duration_ms: call.duration_ms,
    request_headers: call.request_headers && { ...call.request_headers },
    response_status: call.response_status,
    response_body: call.response_body,
    error: call.error,
    created_at: utc(call.created_at),
  };
}

/** An event and what became of it at one endpoint. */
export const eventFate = z
  .object({
    event_id: z.string().meta({ description: 'The event.', example: '018f4a2b-1234-7000-8abc-def012345678' }),
    event_type: z.string().meta({ description: 'Its type.', example: 'booking.created' }),
    occurred_at: moment('When it happened, UTC.', '2026-06-05T10:00:00+00:00'),
    status: z.enum(eventFates).meta({
      description: '`never_sent`: the endpoint was off or did not listen when it happened.',
      example: 'delivered',
    }),
    attempts: z.int().meta({ description: 'Made or planned, re-sends too.', example: 1 }),
    last_delivery_id: nullableInt('Of the last attempt.', 90211),
    last_response_code: nullableInt('Of the last answer.', 200),
  })
  .meta({ id: 'WebhookEventStatus' });

/** What became of an event, as every product tells it. */
export function presentFate(fate: EventFate): z.input<typeof eventFate> {
  return {
    event_id: fate.event_id,
    event_type: fate.event_type,
    occurred_at: formatUtc(fate.occurred_at),
    status: fate.fate,
    attempts: fate.calls,
    last_delivery_id: fate.last_delivery_id,
    last_response_code: fate.response_status,
  };
}
