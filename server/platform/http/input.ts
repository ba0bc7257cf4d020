import { z } from 'zod';

const required = 'This field is required.';

/** NUL and every control character but newline and tab. */
const controlCharacters = /(?![\n\t])\p{Cc}/u;

/** Whether a field counts as not sent: null and empty texts do. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const typeError = (kind: string) => (issue: { input?: unknown }) =>
  isAbsent(issue.input) ? required : `Must be ${kind}.`;

/** Makes a field optional: null and an empty string count as absent. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (isAbsent(value) ? undefined : value), schema.optional());
}

/** Makes a field optional with a default. */
export function withDefault<Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>) {
  return z.preprocess(
    (given) => (isAbsent(given) ? value : given),
    schema.meta({ ...schema.meta(), default: value }),
  );
}

/** Unicode code points: what a reader would count, roughly. */
const lengthOf = (text: string): number => [...text].length;

/** A required text, trimmed and NFC-normalised; lengths in characters. */
export function text({ min = 1, max }: { min?: number; max: number }) {
  return z
    .string({ error: typeError('text') })
    .refine((value) => !controlCharacters.test(value) && value.isWellFormed(), {
      error: 'Must not contain control characters.',
      params: { rule: 'invalid_characters' },
      abort: true,
    })
    .transform((value) => value.trim().normalize('NFC'))
    .pipe(
      z
        .string()
        .refine((value) => value !== '', { error: required, params: { rule: 'required' }, abort: true })
        .refine((value) => lengthOf(value) >= min, {
          error: `Must have at least ${min} characters.`,
          params: { rule: 'too_short' },
        })
        .refine((value) => lengthOf(value) <= max, {
          error: `Must have at most ${max} characters.`,
          params: { rule: 'too_long' },
        })
        .meta({ minLength: min, maxLength: max }),
    );
}

/** A required e-mail address of at most 254 characters. */
export function email() {
  const address = z.string().refine((value) => z.regexes.email.test(value), {
    error: 'Enter a valid e-mail address.',
    params: { rule: 'invalid_format' },
  });
  return text({ max: 254 }).pipe(address.meta({ format: 'email', maxLength: 254 }));
}

/** A required phone number: 7 to 15 digits, also + ( ) - . and spaces, at most 30 characters. */
export function phone() {
  const number = z.string().refine(
    (value) => {
      const digits = value.replace(/\D/g, '').length;
      return /^[+()\-. \d]+$/.test(value) && digits >= 7 && digits <= 15;
    },
    { error: 'Enter a phone number of 7 to 15 digits.', params: { rule: 'invalid_format' } },
  );
  return text({ max: 30 }).pipe(number.meta({ maxLength: 30 }));
}

/** A required phone number in E.164 with country code: nothing is completed, nothing is left out. */
export function internationalPhone() {
  const number = z.string().refine((value) => /^\+[1-9]\d{7,14}$/.test(value), {
    error: 'Use E.164 with country code, e.g. +16045559999.',
    params: { rule: 'invalid_format' },
  });
  return text({ max: 100 }).pipe(number.meta({ pattern: '^\\+[1-9]\\d{7,14}$' }));
}

function isLanguageTag(value: string): boolean {
  if (/^x(-[a-z0-9]{1,8})+$/i.test(value)) return true;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** A required BCP 47 language tag of at most 35 characters, kept as written. */
export function languageTag() {
  const tag = z.string().refine(isLanguageTag, {
    error: 'Use a BCP 47 language tag, e.g. fr-CA.',
    params: { rule: 'invalid_format' },
  });
  return text({ max: 35 }).pipe(tag.meta({ maxLength: 35 }));
}

/** A required whole number; digit strings count. */
export function integer({
  min = Number.MIN_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
}: {
  min?: number;
  max?: number;
} = {}) {
  const bounds = min > Number.MIN_SAFE_INTEGER ? { minimum: min } : {};
  return z
    .union([z.number(), z.string()], { error: typeError('a whole number') })
    .transform((value) =>
      typeof value === 'number' ? value : /^\s*[+-]?\d{1,16}\s*$/.test(value) ? Number(value) : Number.NaN,
    )
    .pipe(
      z
        .number({ error: 'Must be a whole number.' })
        .refine((value) => Number.isSafeInteger(value), {
          error: 'Must be a whole number.',
          params: { rule: 'invalid_type' },
          abort: true,
        })
        .refine((value) => value >= min, { error: `Must be at least ${min}.`, params: { rule: 'too_small' } })
        .refine((value) => value <= max, { error: `Must be at most ${max}.`, params: { rule: 'too_large' } })
        .meta({ type: 'integer', ...bounds, ...(max < Number.MAX_SAFE_INTEGER ? { maximum: max } : {}) }),
    );
}

const booleans = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
]);

/** A required truth value: true, false, 1, 0, also as text. */
export function bool() {
  return z
    .unknown()
    .transform((value) => booleans.get(typeof value === 'string' ? value.trim().toLowerCase() : value))
    .pipe(z.boolean({ error: 'Must be true or false.' }));
}

/** A required truth value, true or false and nothing that resembles them. */
export function strictBool() {
  return z.boolean({ error: typeError('true or false') });
}

/** One of a closed list of values. */
export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return text({ max: 100 }).pipe(z.enum(values, { error: `Must be one of: ${values.join(', ')}.` }));
}

/** Some of a closed list of values, separated by commas. Empty places are ignored; nothing else counts as absent. */
export function someOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  const isKnown = (value: string): value is Values[number] => values.includes(value);
  return text({ max: 200 })
    .transform((list, context) => {
      const wanted = list
        .split(',')
        .map((value) => value.trim())
        .filter((value) => value !== '');
      const known = wanted.filter(isKnown);
      if (known.length < wanted.length)
        context.addIssue({
          code: 'custom',
          message: `Must be one of ${values.join(', ')}.`,
          params: { rule: 'not_allowed' },
        });
      return known.length > 0 ? known : undefined;
    })
    .meta({ type: 'string' });
}

/** Ids, separated by commas: positive whole numbers, at least one, each counted once. */
export function idList({ max }: { max: number }) {
  return text({ max: max * 17 })
    .transform((list, context) => {
      const entries = [...new Set(list.split(',').map((entry) => entry.trim()))];
      if (!entries.every((entry) => /^[1-9]\d{0,15}$/.test(entry) && Number.isSafeInteger(Number(entry))))
        context.addIssue({
          code: 'custom',
          message: 'Must be ids, separated by commas.',
          params: { rule: 'invalid_format' },
        });
      else if (entries.length > max)
        context.addIssue({
          code: 'custom',
          message: `Must be at most ${max} ids.`,
          params: { rule: 'too_long' },
        });
      return entries.map(Number);
    })
    .meta({ type: 'string' });
}

function isCalendarDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '0001') return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** A real calendar day, YYYY-MM-DD, kept as text. */
export function calendarDay() {
  const day = z.string().refine(isCalendarDay, {
    error: 'Must be a date of the form YYYY-MM-DD.',
    params: { rule: 'invalid_format' },
  });
  return text({ max: 10 }).pipe(day.meta({ format: 'date' }));
}

/** A required time of day, HH:MM with 24 hours, kept as text. */
export function clockTime() {
  const time = z.string().refine((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), {
    error: 'Must be a time of the form HH:MM.',
  });
  return text({ max: 5 }).pipe(time.meta({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }));
}

const postcodeForm = /^(?:([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})|(GIR)(0AA)|(BFPO)(\d{1,4}))$/;

/** A required UK postcode in any case or spacing; upper case with its usual space. */
export function postcode() {
  return text({ max: 20 }).transform((value, context) => {
    const parts = postcodeForm.exec(value.toUpperCase().replace(/\s/g, ''))?.slice(1).filter(Boolean);
    if (parts) return parts.join(' ');
    context.addIssue({ code: 'custom', message: 'Enter a UK postcode.' });
    return z.NEVER;
  });
}

const momentForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;

/** A required moment, ISO 8601 with an offset, kept as text. */
export function moment() {
  const value = z
    .string()
    // in a query, a plus that was not escaped arrives as a space
    .transform((given) => given.replace(' ', '+'))
    .refine(
      (given) =>
        momentForm.test(given) && isCalendarDay(given.slice(0, 10)) && !Number.isNaN(Date.parse(given)),
      { error: 'Must be a moment such as 2026-06-05T10:00:00+00:00.', params: { rule: 'invalid_format' } },
    );
  return text({ max: 40 }).pipe(value.meta({ format: 'date-time' }));
}

/** An object of fields; unknown keys are ignored. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape, { error: 'Must be a JSON object.' });
}
