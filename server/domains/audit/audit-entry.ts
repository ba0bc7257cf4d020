import { z } from 'zod';

/**
 * What each kind of audit entry tells. Stored entries keep their shape for ever: add kinds and optional
 * keys, never change what is here. No names, addresses or free text: the trail cannot be erased.
 */
export const auditDetails = {
  'booking.created': z.object({
    training_event_id: z.int(),
    pay_option: z.enum(['credits', 'balance', 'inv', 'candidate_pays']),
    booking_status: z.enum(['pending', 'booked']),
    price_pence: z.int(),
    /** The ledger transfer that paid for it; null when nothing was taken. */
    transfer_id: z.int().nullable(),
  }),
} as const satisfies Record<string, z.ZodType>;
