import type { z } from 'zod';
import { calendarDay, fields, optional } from '../../platform/http/input.ts';

/** The two date filters of a list; `exampleYear` is when its examples play. */
export function dayRange(what: string, exampleYear = 2026) {
  return {
    date_from: optional(calendarDay()).meta({
      description: `First day (Europe/London) of ${what}.`,
      example: `${exampleYear}-07-01`,
    }),
    date_to: optional(calendarDay()).meta({
      description: `Last day (Europe/London) of ${what}.`,
      example: `${exampleYear}-07-31`,
    }),
  };
}

/** Query fields with a day range whose end must not lie before its start. */
export function withOrderedDays<Shape extends z.ZodRawShape & ReturnType<typeof dayRange>>(shape: Shape) {
  return fields(shape).superRefine((value, context) => {
    const { date_from, date_to } = value as { date_from?: string; date_to?: string };
    if (date_from !== undefined && date_to !== undefined && date_to < date_from) {
      context.addIssue({ code: 'custom', path: ['date_to'], message: 'Must not be before date_from.' });
    }
  });
}
