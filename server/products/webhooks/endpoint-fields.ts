import { z } from 'zod';
import { bool, integer, text, withDefault } from '../../platform/http/input.ts';

const name = text({ max: 100 }).meta({ description: 'Your name for it.', example: 'Production Handler' });

const url = text({ max: 2048 }).meta({
  description: 'Where events are posted to: https, a public address, no credentials in it.',
  format: 'uri',
  example: 'https://your-server.com/webhooks/tdta',
});

/** A list of event types, at least one, each kept once; what is no event of the product is named. */
function eventList(types: readonly string[]) {
  return z
    .array(
      text({ max: 100 }).refine((type) => types.includes(type), { error: 'There is no such event.' }),
      { error: 'Must be a list of events.' },
    )
    .transform((events) => [...new Set(events)])
    .pipe(z.array(z.string()).refine((events) => events.length > 0, { error: 'Name at least one event.' }))
    .meta({
      description: `Which events: ${types.map((type) => `\`${type}\``).join(', ')}.`,
      example: types.slice(0, 3),
    });
}

const timeout = (max: number) =>
  integer({ min: 1, max }).meta({ description: 'Seconds your answer may take.', example: 10 });

const active = bool().meta({ description: 'Whether events are sent to it.', example: true });

/** What an endpoint is registered with. Without `events` it gets all of `subscribed`. */
export function newEndpointFields(
  types: readonly string[],
  subscribed: readonly string[],
  timeoutSeconds: { readonly max: number; readonly usual: number },
) {
  const events = eventList(types);
  return {
    name,
    url,
    events: z
      .preprocess((given) => given ?? [...subscribed], events)
      .meta({ ...events.meta(), description: `${events.meta()?.description} Left out: every event.` }),
    timeout_seconds: withDefault(timeout(timeoutSeconds.max), timeoutSeconds.usual),
    is_active: withDefault(active, true),
  };
}

/** What of an endpoint can be changed: a field that is left out stays, null is no value. */
export function changedEndpointFields(types: readonly string[], timeoutSeconds: { readonly max: number }) {
  return {
    name: name.optional(),
    url: url.optional(),
    events: eventList(types).optional(),
    timeout_seconds: timeout(timeoutSeconds.max).optional(),
    is_active: active.optional(),
  };
}
