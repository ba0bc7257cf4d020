import { z } from 'zod';
import { passwordLength } from '../../domains/identity/index.ts';
import { formatUtc } from '../../platform/clock/format.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import { readMoment } from '../../platform/clock/parse-london.ts';
import { integer, oneOf, text, withDefault } from '../../platform/http/input.ts';

/** The products whose courses are sold: each has wallets and rates of its own. */
export const courseProduct = withDefault(
  oneOf(['practical-training', 'virtual-bls']),
  'practical-training',
).meta({ description: 'Whose wallets and rates.', example: 'practical-training' });

/** A whole number of an answer. */
export const int = (description: string, example: number) => z.int().meta({ description, example });

/** A whole number or null of an answer. */
export const intOrNull = (description: string, example: number | null) =>
  z.int().nullable().meta({ description, example });

/** A text of an answer. */
export const str = (description: string, example: string) => z.string().meta({ description, example });

/** A text or null of an answer. */
export const strOrNull = (description: string, example: string | null) =>
  z.string().nullable().meta({ description, example });

/** A truth value of an answer. */
export const flag = (description: string, example: boolean) => z.boolean().meta({ description, example });

/** A moment of an answer. */
export const when = (description: string, example: string) =>
  z.string().meta({ description, format: 'date-time', example });

/** A moment or null of an answer. */
export const whenOrNull = (description: string, example: string | null) =>
  z.string().nullable().meta({ description, format: 'date-time', example });

/** One of a closed list, of an answer. */
export const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  description: string,
) => z.enum(values).meta({ description, example: values[0] });

/** A system moment or null, as answers tell it. */
export const utcOrNull = (instant: Instant | null): string | null =>
  instant === null ? null : formatUtc(instant);

/** A field that can be emptied: null and an empty string empty it, a missing one stays. */
export function clearable<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) => (value === null || (typeof value === 'string' && value.trim() === '') ? null : value),
    schema.nullable().optional(),
  );
}

const flaws = {
  malformed: 'Must be a date and time such as 2027-07-15T10:00 (Europe/London) or 2027-07-15T10:00:00+01:00.',
  gap: 'The clocks skip this time on that night.',
  overlap: 'The clocks show this time twice on that night: add +01:00 or +00:00.',
} as const;

/** A moment: ISO 8601 with an offset, or London's wall time without one. */
export function moment() {
  return text({ max: 40 })
    .transform((written, context) => {
      const read = readMoment(written);
      if ('instant' in read) return read.instant;
      context.addIssue({ code: 'custom', message: flaws[read.flaw] });
      return z.NEVER;
    })
    .pipe(z.string().meta({ format: 'date-time' }));
}

/** A time between which and another something is open, HH:MM; 24:00 is the day's end. */
export const dayTime = text({ max: 5 }).pipe(
  z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
    error: 'Must be a time of the form HH:MM, at most 24:00.',
  }),
);

/** An amount in whole pence. */
export const pence = (max = 100_000_000) => integer({ min: 0, max });

/** Degrees of latitude or longitude, at most so many either way; digits as text count. */
export function degrees(max: number) {
  return z
    .union([z.number(), z.string()], { error: 'Must be a number of degrees.' })
    .transform((value) =>
      typeof value === 'number'
        ? value
        : /^[+-]?\d{1,3}(\.\d{1,9})?$/.test(value.trim())
          ? Number(value)
          : Number.NaN,
    )
    .pipe(
      z
        .number({ error: 'Must be a number of degrees, such as 55.8456.' })
        .min(-max, `Must be at least ${-max}.`)
        .max(max, `Must be at most ${max}.`),
    );
}

const required = 'This field is required.';

/** A password as it is typed: never trimmed. */
export function typedPassword() {
  return z
    .string({ error: required })
    .refine((value) => value !== '', { error: required, abort: true })
    .refine((value) => value.isWellFormed() && [...value].length <= passwordLength.max, {
      error: `Must have at most ${passwordLength.max} characters.`,
    });
}

/** A password that is being chosen. */
export function chosenPassword() {
  return typedPassword().refine((value) => [...value].length >= passwordLength.min, {
    error: `Must have at least ${passwordLength.min} characters.`,
  });
}
