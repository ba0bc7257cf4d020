import { type DayParams, type DayRange, dayParams, withinDays } from '../../platform/db/london-days.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import {
  isVisible,
  type TrainingEvent,
  trainingEventColumns,
  trainingEventTables,
} from './training-event.ts';

export const trainingEventSorts = ['start_date', 'remaining_slots', 'cost_inc_vat'] as const;

/** Which coming events are wanted, and in which order. Days are London's, both ends inclusive. */
export interface TrainingEventFilter extends PageRequest, DayRange {
  readonly course_id?: number | undefined;
  readonly location_id?: number | undefined;
  readonly available_only: boolean;
  readonly sort: (typeof trainingEventSorts)[number];
  readonly sort_dir: 'asc' | 'desc';
}

// training_events_upcoming (starts_at, id) serves this; a filter that was not given is null and drops out.
const upcoming = `from ${trainingEventTables}
  where e.cancelled_at is null and e.starts_at > (select app_now()) and ${isVisible}
    and (:courseId::bigint is null or e.course_id = :courseId)
    and (:locationId::bigint is null or e.location_id = :locationId)
    and ${withinDays('e.starts_at')}
    and (not :availableOnly::boolean or e.capacity > e.booked_seats)`;

interface Params extends DayParams {
  readonly organisationId: number;
  readonly courseId: number | null;
  readonly locationId: number | null;
  readonly availableOnly: boolean;
}

const count = prepared<Params, { total: number }>(
  'scheduling-count-events',
  `select count(*) as total ${upcoming}`,
);

const sortKeys = {
  start_date: 'starts_at',
  remaining_slots: 'remaining_slots',
  cost_inc_vat: 'price_pence',
} as const;

function listIn(sort: keyof typeof sortKeys, direction: 'asc' | 'desc') {
  return preparedRead<Params & { limit: number; offset: number }, TrainingEvent>(
    `scheduling-list-events-${sort}-${direction}`,
    `select ${trainingEventColumns} ${upcoming} order by ${sortKeys[sort]} ${direction}, id limit :limit offset :offset`,
  );
}

const lists = new Map(
  trainingEventSorts.flatMap((sort) =>
    (['asc', 'desc'] as const).map((direction) => [`${sort} ${direction}`, listIn(sort, direction)] as const),
  ),
);

/** Published, visible events that lie ahead and are not cancelled. */
export async function listTrainingEvents(
  db: Queryable,
  organisationId: number,
  filter: TrainingEventFilter,
): Promise<Page<TrainingEvent>> {
  const params = {
    organisationId,
    courseId: filter.course_id ?? null,
    locationId: filter.location_id ?? null,
    ...dayParams(filter),
    availableOnly: filter.available_only,
  };
  const list = lists.get(`${filter.sort} ${filter.sort_dir}`);
  if (!list) throw new Error(`no list sorted by ${filter.sort}`);
  const rows = await list(db, {
    ...params,
    limit: filter.per_page,
    offset: (filter.page - 1) * filter.per_page,
  });
  const [counted] = await count(db, params);
  return { rows, total: counted?.total ?? 0 };
}
