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
  'booking.cancelled': z.object({
    reason: z.string(),
    refund_amount: z.int().nullable(),
    refund_wallet: z.string().nullable(),
  }),
  'booking.paid': z.object({ amount_pence: z.int() }),
  'booking.invoice_paid': z.object({ amount_pence: z.int() }),
  'booking.review_approved': z.object({}),
  'booking.rescheduled': z.object({ previous_training_event_id: z.int(), training_event_id: z.int() }),
  'booking.attendance_marked': z.object({
    attendance: z.enum(['attended', 'no_show']).nullable(),
    previous_attendance: z.enum(['attended', 'no_show']).nullable(),
  }),
  'booking.result_changed': z.object({ passed: z.boolean().nullable() }),
  'booking.certificate_issued': z.object({ number: z.string(), issue: z.int() }),
  'booking.certificate_revoked': z.object({ number: z.string(), issue: z.int() }),
  'booking_invite.sent': z.object({}),
  'booking_invite.withdrawn': z.object({}),
} as const satisfies Record<string, z.ZodType>;
