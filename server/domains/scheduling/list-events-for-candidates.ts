import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { type CandidateEvent, candidateEventColumns } from './candidate-event.ts';
import { isVisible, trainingEventTables } from './training-event.ts';

/** An event with at least one seat that nobody holds. */
export interface FreeEvent extends CandidateEvent {
  readonly free_seats: number;
}

/** One page of free events, and what there is to choose from when nothing is filtered. */
export interface FreeEvents {
  readonly events: readonly FreeEvent[];
  readonly total: number;
  readonly courses: readonly { readonly id: number; readonly name: string }[];
  readonly locations: readonly { readonly id: number; readonly name: string }[];
}

/** Which free events are wanted; null does not narrow. */
export interface FreeEventFilter {
  readonly courseId: number | null;
  readonly locationId: number | null;
  readonly eventId: number | null;
  readonly limit: number;
  readonly offset: number;
}

// training_events_upcoming (starts_at, id) serves the events, seat_holds_live each event's live holds. A lapsed hold
// is counted in held_seats until somebody needs its seat, so the live ones are counted where there are any.
const list = preparedRead<FreeEventFilter & { organisationId: number }, FreeEvents>(
  'scheduling-list-events-for-candidates',
  `with free as materialized (
     select ${candidateEventColumns}, e.capacity - e.booked_seats - case when e.held_seats = 0 then 0 else (
       select count(*) from seat_holds h where h.training_event_id = e.id and h.ended_at is null
         and h.expires_at > (select app_now())) end as free_seats
     from ${trainingEventTables}
     where e.cancelled_at is null and e.starts_at > (select app_now()) and e.capacity > e.booked_seats and ${isVisible}
   ), wanted as (
     select * from free where free_seats > 0 and (:courseId::bigint is null or course_id = :courseId)
       and (:locationId::bigint is null or location_id = :locationId) and (:eventId::bigint is null or id = :eventId)
   )
   select (select count(*) from wanted) as total,
     coalesce((select json_agg(p) from (
       select * from wanted order by starts_at, id limit :limit offset :offset) p), '[]') as events,
     coalesce((select json_agg(k) from (
       select distinct course_id as id, course_name as name from free where free_seats > 0 order by 1) k), '[]') as courses,
     coalesce((select json_agg(k) from (
       select distinct location_id as id, location_name as name from free where free_seats > 0 order by 2) k), '[]') as locations`,
);

/** Coming events that the organisation can see and whose seats are neither all booked nor held, soonest first. */
export async function listEventsForCandidates(
  db: Queryable,
  organisationId: number,
  filter: FreeEventFilter,
): Promise<FreeEvents> {
  const [found] = await list(db, { organisationId, ...filter });
  if (!found) throw new Error('the list of free events returned no row');
  return found;
}
