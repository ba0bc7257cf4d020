import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { isRefusal, type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** A classroom day to be planned. */
export interface NewTrainingEvent {
  readonly course_id: number;
  readonly location_id: number;
  readonly trainer_id: number | undefined;
  /** Any ISO 8601 with an offset. */
  readonly starts_at: string;
  readonly ends_at: string;
  readonly capacity: number;
}

/** Events that are planned together. */
export interface EventSeries {
  readonly events: readonly NewTrainingEvent[];
  /** Who sees them; empty: every organisation. */
  readonly organisationIds: readonly number[];
  readonly publish: boolean;
  /** Whether a trainer or place that is taken already is accepted. */
  readonly allowClashes: boolean;
}

interface SeriesParams extends ActorParams {
  readonly events: string;
  readonly organisationIds: readonly number[];
  readonly publish: boolean;
  readonly allowClashes: boolean;
}

const plan = prepared<SeriesParams, { outcome: string; event_ids: number[]; failed_at: number | null }>(
  'scheduling-plan-series',
  `select outcome, array_to_json(event_ids) as event_ids, failed_at from create_training_event_series(p_events => :events,
     p_organisation_ids => :organisationIds::bigint[], p_publish => :publish, p_allow_clashes => :allowClashes,
     p_actor => ${actorRow})`,
);

/**
 * Plans all of these events or none. Returns their ids; refuses (`event`: which of them, from 0) with `event_clashes`,
 * `event_in_the_past`, `course_unknown`, `location_unknown`, `trainer_unknown`, `organisation_unknown`.
 */
export async function planEventSeries(
  db: Queryable,
  { events, ...rest }: EventSeries,
  actor: Actor,
): Promise<number[] | Refusal> {
  const [row] = await plan(db, { events: JSON.stringify(events), ...rest, ...actorParams(actor) });
  if (row?.outcome === 'created') return row.event_ids;
  return refuse(row?.outcome ?? 'not_found', { extra: { event: row?.failed_at ?? 0 } });
}

/** Plans one event as a draft that nobody else sees. Returns its id; refuses as a series does. */
export async function createTrainingEvent(
  db: Queryable,
  { event, allowClashes }: { readonly event: NewTrainingEvent; readonly allowClashes: boolean },
  actor: Actor,
): Promise<number | Refusal> {
  const made = await planEventSeries(
    db,
    { events: [event], organisationIds: [], publish: false, allowClashes },
    actor,
  );
  if (isRefusal(made)) return refuse(made.refused);
  return made[0] ?? refuse('not_found');
}

const discard = prepared<
  { eventIds: readonly number[] } & ActorParams,
  { outcome: string; discarded: number }
>(
  'scheduling-discard-drafts',
  `select * from discard_training_drafts(p_event_ids => :eventIds::bigint[], p_actor => ${actorRow})`,
);

/** Removes drafts, all or none. Returns how many those were; refuses with `event_not_a_draft`. */
export async function discardDrafts(
  db: Queryable,
  eventIds: readonly number[],
  actor: Actor,
): Promise<number | Refusal> {
  const [row] = await discard(db, { eventIds, ...actorParams(actor) });
  return row?.outcome === 'discarded' ? row.discarded : refuse('event_not_a_draft');
}
