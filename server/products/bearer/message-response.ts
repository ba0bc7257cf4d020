import { z } from 'zod';

/** The answer of actions that have nothing to show. */
export const messageResponse = z
  .object({ message: z.string().meta({ description: 'What was done.', example: 'Hold released.' }) })
  .meta({ id: 'MessageResponse' });
