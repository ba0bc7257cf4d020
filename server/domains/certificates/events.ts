import { z } from 'zod';
import { blsBookingSnapshot, bookingSnapshot } from '../bookings/index.ts';

/** What an event tells of a certificate. */
const certificate = z.object({
  number: z.string(),
  verification_code: z.string(),
  issued_at: z.string(),
  expires_on: z.string().nullable(),
});

/**
 * What certificates tell other parts, by event type: the payloads of their outbox rows. Stored rows keep their
 * shape for ever: add types and optional keys, never change what is here.
 */
export const certificateEvents = {
  'booking.certificate_available': bookingSnapshot.extend({
    certificate,
  }),
} as const satisfies Record<string, z.ZodType>;

/** The same of remote sessions. */
export const blsCertificateEvents = {
  'booking.certificate_available': blsBookingSnapshot.extend({ certificate }),
} as const satisfies Record<string, z.ZodType>;
