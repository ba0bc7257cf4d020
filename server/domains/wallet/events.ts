import { z } from 'zod';

/** Amounts in hundredths. course_id and course_name are null for money. */
const balance = z.object({
  balance: z.int(),
  threshold: z.int(),
  course_id: z.int().nullable(),
  course_name: z.string().nullable(),
});

/**
 * What the wallet tells other parts, by event type: the payloads of its outbox rows. Stored rows keep their
 * shape for ever: add types and optional keys, never change what is here.
 */
export const walletEvents = {
  'credit_balance.low': balance,
  'credit_balance.depleted': balance,
  'money_balance.low': balance,
  'money_balance.depleted': balance,
} as const satisfies Record<string, z.ZodType>;
