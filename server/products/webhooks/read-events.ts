import { z } from 'zod';
import { cursorText, envelopeOf, firstCursor, readCursor, readEvents } from '../../domains/webhooks/index.ts';
import { pageLinks } from '../../platform/crypto/page-links.ts';
import { answer } from '../../platform/http/endpoint.ts';
import { fields, integer, optional, text, withDefault } from '../../platform/http/input.ts';
import { endpoint } from '../bearer/services.ts';
import { dateTime } from '../training/refs.ts';
import { subscriberTo, type WebhookFace } from './face.ts';

const after = text({ max: 40 })
  .transform((given, context) => {
    const cursor = readCursor(given);
    if (cursor) return cursor;
    context.addIssue({ code: 'custom', message: 'Use the `next` of an earlier answer.' });
    return z.NEVER;
  })
  .meta({
    type: 'string',
    description: 'The `next` of your last answer; left out: from the oldest kept.',
    example: '70412-95811',
  });

const envelope = z
  .object({
    event_id: z.string().meta({
      description: 'As deliveries carry it.',
      example: '018f4a2b-1234-7000-8abc-def012345678',
    }),
    event_type: z.string().meta({ description: 'Its type.', example: 'booking.created' }),
    occurred_at: dateTime('When it happened, UTC.', '2026-06-05T10:00:00+00:00'),
    data: z.unknown().meta({ description: 'As in deliveries of this type.', example: {} }),
  })
  .meta({ id: 'Event' });

/** An organisation's events in the order of their commits. */
export function eventFeed(face: WebhookFace) {
  return endpoint({
    operationId: 'listEvents',
    method: 'GET',
    path: '/events',
    tag: 'Webhooks',
    summary: 'Read events instead of receiving them',
    description:
      'For those who cannot expose a URL: every event in the order of its commit, exactly as webhooks tell it. Keep `next` and ask again with it; nothing is passed over and nothing comes twice. Kept for 30 days by default.',
    auth: 'required',
    query: fields({
      after: optional(after),
      limit: withDefault(integer({ min: 1, max: 100 }), 100).meta({
        description: 'Events an answer, 1 to 100.',
        example: 100,
      }),
    }),
    answers: {
      200: {
        description: 'The next events.',
        schema: z
          .object({
            data: z.array(envelope).meta({ description: 'Oldest first.' }),
            next: z.string().meta({ description: 'Where to go on.', example: '70412-95811' }),
            has_more: z.boolean().meta({ description: 'Whether to ask again at once.', example: false }),
          })
          .meta({ id: 'EventFeed' }),
      },
    },
    async handle({ caller, db, query, services, bases }) {
      const from = query.after ?? firstCursor;
      const events = await readEvents(db, subscriberTo(face)(caller), from, query.limit);
      const last = events.at(-1);
      const links = pageLinks(services, bases);
      return answer(200, {
        data: events.map((event) => envelopeOf(face.dialect, event, links)),
        next: cursorText(last ? { order: last.commit_order, id: last.id } : from),
        has_more: events.length === query.limit,
      });
    },
  });
}
