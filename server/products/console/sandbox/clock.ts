import { fastifyCookie } from '@fastify/cookie';
import { z } from 'zod';
import { formatUtc } from '../../../platform/clock/format.ts';
import { advanceClock, type ClockReading, readClock } from '../../../platform/clock/sandbox-clock.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, integer, optional, text } from '../../../platform/http/input.ts';
import type { Product } from '../../../platform/http/product.ts';
import { consoleDialect } from '../dialect.ts';
import { int, when } from '../fields.ts';
import { administrators } from '../policy.ts';
import { type ConsoleCaller, type ConsoleServices, endpoint } from '../services.ts';

/** A year at a time: nobody needs more, and the clock cannot go back. */
const mostSeconds = 31_622_400;

const unitSeconds = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;

/** `30m`, `1d12h`: seconds, or NaN. */
function secondsOf(duration: string): number {
  if (!/^(\d{1,8}[smhdw])+$/.test(duration)) return Number.NaN;
  const parts = duration.match(/\d+[smhdw]/g) ?? [];
  return parts.reduce((sum, part) => {
    const unit = part.slice(-1) as keyof typeof unitSeconds;
    return sum + Number(part.slice(0, -1)) * unitSeconds[unit];
  }, 0);
}

const clock = z
  .object({
    now: when('The platform’s present moment, UTC.', '2027-06-05T10:30:00+00:00'),
    offset_seconds: int('How far it is ahead of the real clock.', 1_800),
  })
  .meta({ id: 'Clock', description: 'The sandbox’s clock.' });

const example = { now: '2027-06-05T10:30:00+00:00', offset_seconds: 1_800 };
const present = ({ now, offset_seconds }: ClockReading) => ({ now: formatUtc(now), offset_seconds });

const advanceBody = fields({
  advance_seconds: optional(integer({ min: 1, max: mostSeconds })).meta({
    description: 'Seconds to move forward.',
    example: 1_800,
  }),
  advance: optional(
    text({ max: 40 })
      .transform((written) => secondsOf(written.toLowerCase()))
      .pipe(
        z
          .number('Must be a duration such as 30m, 2h or 1d12h (s, m, h, d, w).')
          .min(1, 'Must be at least 1s.')
          .max(mostSeconds, 'Must be at most 366d.')
          .meta({ type: 'string' }),
      ),
  ).meta({ description: 'The same as a duration: 30m, 2h, 1d12h (s, m, h, d, w).', example: '30m' }),
})
  .refine((body) => (body.advance_seconds === undefined) !== (body.advance === undefined), {
    path: ['advance_seconds'],
    error: 'Send either advance_seconds or advance.',
  })
  .meta({ id: 'AdvanceClockRequest' });

/**
 * The clock of a sandbox: open as its mailbox is, or (when it calls itself production) for administrators. Rules read
 * the platform's clock, so windows, expiries and sweeps follow it; queued jobs are brought forward by as much.
 */
export function sandboxClock(
  services: ConsoleServices,
  isOpen: boolean,
): Product<ConsoleCaller, ConsoleServices> {
  const access = isOpen
    ? ({ auth: 'none' } as const)
    : ({ auth: 'required', roles: administrators } as const);
  const common = { ...access, path: '/clock', tag: 'Sandbox', budget: 'api' } as const;
  return {
    slug: 'sandbox',
    mount: '/sandbox',
    title: 'Sandbox',
    description: 'What only a sandbox can do.',
    dialect: consoleDialect(services, {}),
    async prepare(mount) {
      await mount.register(fastifyCookie);
    },
    endpoints: [
      endpoint({
        ...common,
        operationId: 'getClock',
        method: 'GET',
        summary: 'What time it is',
        description: 'For the platform; API answers show it too.',
        answers: { 200: { description: 'The clock.', schema: clock, example } },
        async handle({ db }) {
          return answer(200, present(await readClock(db)));
        },
      }),
      endpoint({
        ...common,
        operationId: 'advanceClock',
        method: 'POST',
        summary: 'Move the clock forward',
        description:
          'Never back. Expiries hold at once, queued jobs run within seconds, sweeps within 15 seconds. Access tokens that live an hour end as usual.',
        body: advanceBody,
        bodyExample: { advance: '30m' },
        answers: { 200: { description: 'Moved.', schema: clock, example } },
        async handle({ db, body }) {
          return answer(200, present(await advanceClock(db, body.advance_seconds ?? body.advance ?? 0)));
        },
      }),
    ],
  };
}
