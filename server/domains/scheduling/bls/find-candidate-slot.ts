import type { Instant } from '../../../platform/clock/instant.ts';
import { type VisitorHold, visitorHolds } from '../visitor-holds.ts';

interface HeldTime {
  readonly course_id: number;
  readonly course_name: string;
  readonly price_pence: number;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  /** The start in London, as holding it takes it. */
  readonly date: string;
  readonly time: string;
}

/** What a visitor of the public pages holds or held of trainers' time. */
export type CandidateSlot = HeldTime & VisitorHold;

/**
 * A visitor's hold on a slot for an organisation: the live one, or the one of the given hash in whatever state it is.
 * Null when the visitor has none.
 */
export const findCandidateSlot = visitorHolds<HeldTime>(
  'candidate-slot',
  `h.course_id, c.name as course_name, bls_course_price_pence(h.organisation_id, h.course_id) as price_pence, h.starts_at,
   h.ends_at, to_char(h.starts_at at time zone 'Europe/London', 'YYYY-MM-DD') as date,
   to_char(h.starts_at at time zone 'Europe/London', 'HH24:MI') as time`,
  'bls_holds h join bls_courses c on c.id = h.course_id',
);
