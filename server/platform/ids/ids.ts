import { z } from 'zod';

/** An id in a path: a positive integer. Anything else names nothing. */
export const pathId = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .pipe(z.number().max(Number.MAX_SAFE_INTEGER).meta({ type: 'integer', minimum: 1 }));
