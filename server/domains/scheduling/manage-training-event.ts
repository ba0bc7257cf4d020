import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** Changes to an event; what is undefined stays, a null trainer is none. */
export interface TrainingEventChanges {
  readonly course_id?: number | undefined;
  readonly location_id?: number | undefined;
  readonly trainer_id?: number | null | undefined;
  readonly starts_at?: string | undefined;
  readonly ends_at?: string | undefined;
}

/** Whether a trainer or place that is taken already is accepted. */
interface ClashRule {
  readonly allowClashes: boolean;
}

/** What is changed of which event. */
interface EditTrainingEvent extends ClashRule {
  readonly eventId: number;
  readonly changes: TrainingEventChanges;
}

type Outcome = { readonly outcome: string };
type OnEvent = { readonly eventId: number } & ActorParams;

type EditParams = OnEvent & { readonly changes: string };

const edit = prepared<EditParams, Outcome>(
  'scheduling-edit-event',
  `select * from edit_training_event(p_event_id => :eventId, p_changes => :changes, p_actor => ${actorRow})`,
);
const editUnlessTaken = prepared<EditParams, Outcome>(
  'scheduling-edit-event-unless-taken',
  `select * from edit_training_event_unless_taken(p_event_id => :eventId, p_changes => :changes, p_actor => ${actorRow})`,
);

const unless = (done: string, row: Outcome | undefined): Refusal | null =>
  row?.outcome === done ? null : refuse(row?.outcome ?? 'not_found');

/**
 * Changes an event: the trainer at any time, the rest while it is a draft. Refuses with `event_clashes`, `not_found`,
 * `event_cancelled`, `event_published`, `event_ends_too_early`, `event_in_the_past`, `course_unknown`,
 * `location_unknown`, `trainer_unknown`.
 */
export async function editTrainingEvent(
  db: Queryable,
  { eventId, changes, allowClashes }: EditTrainingEvent,
  actor: Actor,
): Promise<Refusal | null> {
  const run = allowClashes ? edit : editUnlessTaken;
  const [row] = await run(db, { eventId, changes: JSON.stringify(changes), ...actorParams(actor) });
  return unless('edited', row);
}

const publish = prepared<OnEvent, Outcome>(
  'scheduling-publish-event',
  `select * from publish_training_event(p_event_id => :eventId, p_actor => ${actorRow})`,
);

/** Shows a draft to organisations. Refuses with `not_found`, `event_cancelled`, `event_published`, `event_started`. */
export async function publishTrainingEvent(
  db: Queryable,
  eventId: number,
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await publish(db, { eventId, ...actorParams(actor) });
  return unless('published', row);
}

const cancel = prepared<OnEvent & { note: string | null }, Outcome & { bookings: number }>(
  'scheduling-cancel-event',
  `select * from cancel_training_event(p_event_id => :eventId, p_note => :note, p_actor => ${actorRow})`,
);

/**
 * Cancels an event: its bookings end with a full refund, its holds end. Returns how many bookings that were;
 * refuses with `not_found`, `event_cancelled`, `event_started`.
 */
export async function cancelTrainingEvent(
  db: Queryable,
  { eventId, note }: { readonly eventId: number; readonly note: string | undefined },
  actor: Actor,
): Promise<number | Refusal> {
  const [row] = await cancel(db, { eventId, note: note ?? null, ...actorParams(actor) });
  return row?.outcome === 'cancelled' ? row.bookings : refuse(row?.outcome ?? 'not_found');
}

/** Where and when an event goes. */
export interface MoveTrainingEvent extends ClashRule {
  readonly eventId: number;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Undefined: where it is. */
  readonly locationId: number | undefined;
}

type MoveParams = OnEvent & {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly locationId: number | null;
};

const findUnknownPlace = prepared<{ eventId: number; locationId: number | null }, { id: number }>(
  'scheduling-find-unknown-place',
  `select l.id from (select :locationId::bigint as id) as l where l.id is not null and not exists (
     select from training_locations t where t.id = l.id and (t.is_active
       or exists (select from training_events e where e.id = :eventId and e.location_id = t.id)))`,
);

const move = prepared<MoveParams, Outcome & { bookings: number }>(
  'scheduling-move-event',
  `select * from move_training_event(p_event_id => :eventId, p_starts_at => :startsAt, p_ends_at => :endsAt,
     p_location_id => coalesce(:locationId, (select location_id from training_events where id = :eventId)),
     p_actor => ${actorRow})`,
);

const moveUnlessTaken = prepared<MoveParams, Outcome & { bookings: number }>(
  'scheduling-move-event-unless-taken',
  `select * from move_training_event_unless_taken(p_event_id => :eventId, p_starts_at => :startsAt,
     p_ends_at => :endsAt, p_location_id => coalesce(:locationId,
       (select location_id from training_events where id = :eventId)), p_actor => ${actorRow})`,
);

/**
 * Moves an event, and its bookings with it: each is told. Returns how many bookings that were; refuses with
 * `event_clashes`, `location_unknown`, `not_found`, `event_cancelled`, `event_started`,
 * `event_in_the_past`, `unchanged`.
 */
export async function moveTrainingEvent(
  db: Queryable,
  { locationId, allowClashes, ...to }: MoveTrainingEvent,
  actor: Actor,
): Promise<number | Refusal> {
  const params = { ...to, locationId: locationId ?? null, ...actorParams(actor) };
  if ((await findUnknownPlace(db, params)).length > 0) return refuse('location_unknown');
  const [row] = await (allowClashes ? move : moveUnlessTaken)(db, params);
  return row?.outcome === 'moved' ? row.bookings : refuse(row?.outcome ?? 'not_found');
}

const setCapacity = prepared<OnEvent & { capacity: number }, Outcome & { taken: number }>(
  'scheduling-set-capacity',
  `select * from set_training_event_capacity(p_event_id => :eventId, p_capacity => :capacity, p_actor => ${actorRow})`,
);

/** Sets how many seats there are. Refuses with `not_found`, `capacity_below_taken` (with `taken`: booked and held). */
export async function setTrainingEventCapacity(
  db: Queryable,
  { eventId, capacity }: { readonly eventId: number; readonly capacity: number },
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await setCapacity(db, { eventId, capacity, ...actorParams(actor) });
  if (row?.outcome !== 'capacity_below_taken') return unless('changed', row);
  return refuse(row.outcome, { extra: { taken: row.taken } });
}

const setVisibility = prepared<OnEvent & { visibility: string; organisationIds: readonly number[] }, Outcome>(
  'scheduling-set-visibility',
  `select * from set_training_event_visibility(p_event_id => :eventId, p_visibility => :visibility,
     p_organisation_ids => :organisationIds::bigint[], p_actor => ${actorRow})`,
);

/** Sets who sees an event; null: every organisation. Refuses with `not_found`, `organisation_unknown`. */
export async function setTrainingEventVisibility(
  db: Queryable,
  {
    eventId,
    organisationIds,
  }: { readonly eventId: number; readonly organisationIds: readonly number[] | null },
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await setVisibility(db, {
    eventId,
    visibility: organisationIds === null ? 'all' : 'selected',
    organisationIds: organisationIds ?? [],
    ...actorParams(actor),
  });
  return unless('changed', row);
}
