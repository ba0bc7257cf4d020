import { z } from 'zod';
import { bookingSnapshot } from '../bookings/index.ts';

/**
 * What certificates tell other parts, by event type: the payloads of their outbox rows. Stored rows keep their
 * shape for ever: add types and optional keys, never change what is here.
 */
export const certificateEvents = {
  'booking.certificate_available': bookingSnapshot.extend({
    certificate: z.object({
      number: z.string(),
      verification_code: z.string(),
      issued_at: z.string(),
      expires_on: z.string().nullable(),
    }),
  }),
} as const satisfies Record<string, z.ZodType>;
