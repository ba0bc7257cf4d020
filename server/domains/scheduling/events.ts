import { z } from 'zod';

/**
 * What scheduling tells other parts, by event type: the payloads of its outbox rows. Stored rows keep their
 * shape for ever: add types and optional keys, never change what is here. Times are ISO 8601.
 */
export const schedulingEvents = {
  'seat_hold.expired': z.object({
    hold_id: z.int(),
    /** Hexadecimal; with the server's key it gives the hash that its owner knows. */
    token_nonce: z.string(),
    expired_at: z.string(),
    training_event_id: z.int(),
    course_name: z.string(),
    location_name: z.string(),
    starts_at: z.string(),
  }),
  /** One row for each organisation whose threshold was reached, at its own price. */
  'training_event.seats_low': z.object({
    id: z.int(),
    course_id: z.int(),
    course_name: z.string(),
    location_id: z.int(),
    location_name: z.string(),
    location_address: z.string().nullable(),
    starts_at: z.string(),
    ends_at: z.string(),
    remaining_slots: z.int(),
    price_pence: z.int(),
    organisation_code: z.string(),
    threshold: z.int(),
  }),
} as const satisfies Record<string, z.ZodType>;
