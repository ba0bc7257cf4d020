import { z } from 'zod';
import { blsBookingSnapshot } from '../bookings/index.ts';

/**
 * What kits tell other parts, by event type: the payloads of their outbox rows. Stored rows keep their shape for ever:
 * add types and optional keys, never change what is here.
 */
export const kitEvents = {
  'booking.equipment_return_overdue': blsBookingSnapshot.extend({
    /** London's day. */
    equipment_due_date: z.string(),
    days_overdue: z.int(),
  }),
} as const satisfies Record<string, z.ZodType>;
