import { z } from 'zod';
import type { Problem } from './dialect.ts';

/** The two keys of every plain error. */
export const plainError = {
  message: z.string().meta({ description: 'For people; may change.', example: 'Not found.' }),
  code: z.string().meta({ description: 'For programs; stable.', example: 'not_found' }),
};

/** `{message, code}`. */
export const errorSchema = z
  .object(plainError)
  .meta({ id: 'ErrorResponse', description: 'What went wrong.' });

/** `{message, code, errors}`; `errors` only where fields are to blame. */
export const validationErrorSchema = z
  .object({
    ...plainError,
    errors: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .meta({
        description: 'Messages by field, all fields at once.',
        example: { email: ['Enter a valid e-mail address.'] },
      }),
  })
  .meta({ id: 'ValidationErrorResponse', description: 'Which fields or which rule refused.' });

/** A problem as a plain error, with whatever else the refusal tells. */
export function plainBody({ message, code, fields, extra }: Problem) {
  return { message, code, ...(fields ? { errors: fields } : {}), ...extra };
}
