import type { Instant } from '../../platform/clock/instant.ts';

/** A training event as a candidate sees it before booking. */
export interface CandidateEvent {
  readonly id: number;
  readonly course_id: number;
  readonly course_name: string;
  readonly course_short_name: string;
  readonly location_id: number;
  readonly location_name: string;
  readonly location_address: string | null;
  readonly location_postcode: string | null;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  /** The organisation's own rate, else the course's price. */
  readonly price_pence: number;
  /** The provider's staff look at a booking before it stands. */
  readonly requires_review: boolean;
}

/** Columns of a CandidateEvent, over the tables of training-event.ts. */
export const candidateEventColumns = `e.id, e.course_id, c.name as course_name,
  c.short_name as course_short_name, e.location_id, l.name as location_name,
  l.address as location_address, l.postcode as location_postcode, e.starts_at, e.ends_at,
  coalesce(r.price_pence, c.price_pence) as price_pence, c.requires_review`;
