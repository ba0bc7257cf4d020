import type { Instant } from '../../platform/clock/instant.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** Where an event stands; what follows from its times is computed at reading. */
export type TrainingEventStatus = 'scheduled' | 'in_progress' | 'finished' | 'cancelled';

/** A training event as one organisation sees it. */
export interface TrainingEvent {
  readonly id: number;
  readonly course_id: number;
  readonly course_name: string;
  readonly location_id: number;
  readonly location_name: string;
  readonly location_address: string | null;
  readonly trainer_id: number | null;
  readonly trainer_name: string | null;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly capacity: number;
  /** Capacity minus pending and booked bookings; holds are not subtracted. */
  readonly remaining_slots: number;
  /** The organisation's own rate, else the course's price. */
  readonly price_pence: number;
  readonly status: TrainingEventStatus;
}

/** Columns of a TrainingEvent, over training_events e joined with course c, location l, trainer t and rate r. */
export const trainingEventColumns = `e.id, e.course_id, c.name as course_name, e.location_id, l.name as location_name,
  l.address as location_address, e.trainer_id, t.name as trainer_name, e.starts_at, e.ends_at, e.capacity,
  e.capacity - e.booked_seats as remaining_slots, coalesce(r.price_pence, c.price_pence) as price_pence,
  case when e.cancelled_at is not null then 'cancelled' when e.ends_at <= (select app_now()) then 'finished'
    when e.starts_at <= (select app_now()) then 'in_progress' else 'scheduled' end as status`;

export const trainingEventTables = `training_events e
  join training_courses c on c.id = e.course_id
  join training_locations l on l.id = e.location_id
  left join trainers t on t.id = e.trainer_id
  left join organisation_course_rates r on r.course_id = e.course_id and r.organisation_id = :organisationId`;

/** Published, and not kept to organisations of which the caller is none. */
export const isVisible = `e.published_at is not null and (e.visibility = 'all' or training_event_is_visible(e, :organisationId))`;

const find = preparedRead<{ organisationId: number; eventId: number }, TrainingEvent>(
  'scheduling-get-event',
  `select ${trainingEventColumns} from ${trainingEventTables}
   where e.id = :eventId and ${isVisible}`,
);

/** One event, past and cancelled ones included; null for drafts, unknown ids and events the organisation may not see. */
export async function getTrainingEvent(
  db: Queryable,
  organisationId: number,
  eventId: number,
): Promise<TrainingEvent | null> {
  const [event] = await find(db, { organisationId, eventId });
  return event ?? null;
}
