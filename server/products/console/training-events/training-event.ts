import { z } from 'zod';
import {
  getStaffTrainingEvent,
  type StaffTrainingEvent,
  staffEventStatuses,
} from '../../../domains/scheduling/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { courseRef, locationRef, presentRefs, refsExample, trainerRef } from '../../training/refs.ts';
import { choice, int, utcOrNull, when, whenOrNull } from '../fields.ts';
import { trainerFence } from '../policy.ts';
import type { ConsoleCaller } from '../services.ts';

export const trainingEvent = z
  .object({
    id: int('Training event id.', 26),
    course: courseRef,
    location: locationRef,
    trainer: trainerRef.nullable().meta({ description: 'Null: not settled yet.' }),
    start_date: when('Start, with London’s offset of that day.', '2027-07-15T10:00:00+01:00'),
    end_date: when('End, with London’s offset of that day.', '2027-07-15T17:00:00+01:00'),
    capacity: int('Seats in all.', 12),
    booked_seats: int('Seats that are booked, pending ones included.', 4),
    held_seats: int('Seats that are held just now.', 1),
    status: choice(staffEventStatuses, 'Where it stands.'),
    visibility: choice(['all', 'selected'], 'Who sees it.'),
    organisation_ids: z
      .array(int('Organisation id.', 1042))
      .meta({ description: 'Who sees it when visibility is `selected`.' }),
    published_at: whenOrNull('When organisations could first see it.', '2027-06-05T10:00:00+00:00'),
    cancelled_at: whenOrNull('When it was cancelled.', null),
    created_at: when('When it was planned.', '2027-06-01T10:00:00+00:00'),
  })
  .meta({ id: 'TrainingEvent', description: 'A classroom day.' });

export const trainingEventExample: z.input<typeof trainingEvent> = {
  id: 26,
  ...refsExample,
  start_date: '2027-07-15T10:00:00+01:00',
  end_date: '2027-07-15T17:00:00+01:00',
  capacity: 12,
  booked_seats: 4,
  held_seats: 1,
  status: 'scheduled',
  visibility: 'all',
  organisation_ids: [],
  published_at: '2027-06-05T10:00:00+00:00',
  cancelled_at: null,
  created_at: '2027-06-01T10:00:00+00:00',
};

/** A training event as the console shows it. */
export const presentTrainingEvent = (row: StaffTrainingEvent): z.input<typeof trainingEvent> => ({
  id: row.id,
  ...presentRefs(row),
  start_date: formatLondon(row.starts_at),
  end_date: formatLondon(row.ends_at),
  capacity: row.capacity,
  booked_seats: row.booked_seats,
  held_seats: row.held_seats,
  status: row.status,
  visibility: row.visibility,
  organisation_ids: [...row.organisation_ids],
  published_at: utcOrNull(row.published_at),
  cancelled_at: utcOrNull(row.cancelled_at),
  created_at: formatUtc(row.created_at),
});

/** The answer of whatever shows one event. */
export const eventAnswer = (description: string) => ({
  description,
  schema: trainingEvent,
  example: trainingEventExample,
});

interface EventCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: { readonly id: number };
}

/** The event in a path, as far as the caller may see it. */
export const eventInPath = ({ db, caller, params }: EventCall) =>
  getStaffTrainingEvent(db, params.id, trainerFence(caller));

/** Path and fence of one event. */
export const eventPath = {
  params: z.object({ id: pathId.meta({ description: 'Training event id.', example: 26 }) }),
  pathObjectExists: async (call: EventCall) => (await eventInPath(call)) !== null,
};

/** The event as it now is. */
export async function showEvent(call: EventCall) {
  const event = await eventInPath(call);
  return event ? answer(200, presentTrainingEvent(event)) : refuse('not_found');
}
