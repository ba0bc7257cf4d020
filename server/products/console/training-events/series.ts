import { z } from 'zod';
import {
  clashKinds,
  discardDrafts,
  type EventClash,
  findEventClashes,
  planEventSeries,
} from '../../../domains/scheduling/index.ts';
import { formatLondon } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, fields, integer, optional, withDefault } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { int, intOrNull, strOrNull, when } from '../fields.ts';
import { actorOf, administrators } from '../policy.ts';
import { endpoint } from '../services.ts';
import { allowClashes, capacity, checkTimes, eventTimes } from './plan.ts';
import { eventInPath, presentTrainingEvent, trainingEvent, trainingEventExample } from './training-event.ts';

const common = { tag: 'Training events', auth: 'required', roles: administrators } as const;

const id = () => integer({ min: 1 });

/** A year of weeks. */
const mostAtOnce = 52;

const times = z
  .array(fields(eventTimes).superRefine(checkTimes), { error: 'Must be a list of times.' })
  .min(1, 'Choose at least one date.')
  .max(mostAtOnce, `Must have at most ${mostAtOnce} dates.`)
  .meta({ description: 'Each event’s start and end.' });

const timesExample = [
  { start_date: '2027-07-15T10:00', end_date: '2027-07-15T17:00' },
  { start_date: '2027-07-22T10:00', end_date: '2027-07-22T17:00' },
];

const where = {
  location_id: id().meta({ description: 'Where.', example: 3 }),
  trainer_id: optional(id()).meta({ description: 'By whom, if settled.', example: 5 }),
};

const eventTimesOf = (given: readonly { start_date: string; end_date: string }[]) =>
  given.map(({ start_date: starts_at, end_date: ends_at }) => ({ starts_at, ends_at }));

const clash = z
  .object({
    time: int('Which of the times, from 0.', 0),
    kind: z.enum(clashKinds).meta({ description: 'What is taken.', example: 'trainer' }),
    training_event_id: intOrNull('The event that takes it; null: a remote session.', 26),
    name: strOrNull('Its course.', 'PMVA'),
    start_date: when('Start, with London’s offset.', '2027-07-15T09:00:00+01:00'),
    end_date: when('End, with London’s offset.', '2027-07-15T13:00:00+01:00'),
  })
  .meta({ id: 'TrainingEventClash' });

const clashExample: z.input<typeof clash> = {
  time: 0,
  kind: 'trainer',
  training_event_id: 26,
  name: 'PMVA',
  start_date: '2027-07-15T09:00:00+01:00',
  end_date: '2027-07-15T13:00:00+01:00',
};

const presentClash = ({ starts_at, ends_at, ...row }: EventClash): z.input<typeof clash> => ({
  ...row,
  start_date: formatLondon(starts_at),
  end_date: formatLondon(ends_at),
});

const listClashes = endpoint({
  ...common,
  operationId: 'findTrainingEventClashes',
  method: 'POST',
  path: '/training-events/clashes',
  summary: 'What a plan would collide with',
  description:
    'Other events of the trainer or at the place, drafts included, and the trainer’s remote sessions.',
  body: fields({
    ...where,
    times,
    except_event_id: optional(id()).meta({ description: 'The event that is being moved.', example: 26 }),
  }).meta({ id: 'FindClashesRequest' }),
  bodyExample: { location_id: 3, trainer_id: 5, times: timesExample },
  answers: {
    200: {
      description: 'In the order of the times.',
      schema: z
        .object({ data: z.array(clash).meta({ description: 'By date.' }) })
        .meta({ id: 'TrainingEventClashes' }),
      example: { data: [clashExample] },
    },
  },
  async handle({ db, body }) {
    const found = await findEventClashes(db, {
      locationId: body.location_id,
      trainerId: body.trainer_id,
      times: eventTimesOf(body.times),
      exceptEventId: body.except_event_id,
    });
    return answer(200, { data: found.map(presentClash) });
  },
});

const planSeries = endpoint({
  ...common,
  operationId: 'createTrainingEventSeries',
  method: 'POST',
  path: '/training-events/series',
  summary: 'Plan training events, all of them or none',
  description:
    'One to 52 dates of the same course, place and trainer, as drafts or published at once. In a refusal, `event` says which of the times it was, from 0.',
  body: fields({
    course_id: id().meta({ description: 'An active course.', example: 1 }),
    ...where,
    times,
    capacity,
    organisation_ids: optional(
      z
        .array(id().meta({ description: 'Organisation id.', example: 1042 }), {
          error: 'Must be a list of organisations.',
        })
        .max(10_000, 'Must have at most 10000 entries.'),
    ).meta({ description: 'Who sees them; default: every organisation.' }),
    publish: withDefault(bool(), false).meta({
      description: 'Whether they can be booked at once.',
      example: false,
    }),
    allow_clashes: allowClashes,
  }).meta({ id: 'CreateEventSeriesRequest' }),
  bodyExample: { course_id: 1, location_id: 3, trainer_id: 5, times: timesExample, capacity: 12 },
  answers: {
    201: {
      description: 'Planned.',
      schema: z
        .object({ data: z.array(trainingEvent).meta({ description: 'The events made.' }) })
        .meta({ id: 'TrainingEventSeries' }),
      example: { data: [trainingEventExample] },
    },
  },
  refusals: [
    'event_clashes',
    'event_in_the_past',
    'course_unknown',
    'location_unknown',
    'trainer_unknown',
    'organisation_unknown',
  ],
  async handle({ caller, body, db, requestId }) {
    const { course_id, location_id, trainer_id, capacity: seats } = body;
    const event = { course_id, location_id, trainer_id, capacity: seats };
    const series = {
      events: eventTimesOf(body.times).map((at) => ({ ...event, ...at })),
      organisationIds: body.organisation_ids ?? [],
      publish: body.publish,
      allowClashes: body.allow_clashes,
    };
    const ids = await planEventSeries(db, series, actorOf(caller, requestId));
    if (isRefusal(ids)) return ids;
    const rows = await Promise.all(ids.map((made) => eventInPath({ db, caller, params: { id: made } })));
    return answer(201, { data: rows.flatMap((row) => (row ? [presentTrainingEvent(row)] : [])) });
  },
});

const discard = endpoint({
  ...common,
  operationId: 'discardTrainingEventDrafts',
  method: 'POST',
  path: '/training-events/discard-drafts',
  summary: 'Discard drafts',
  description: 'All of them or none. What was published once is cancelled instead.',
  body: fields({
    ids: z
      .array(id().meta({ description: 'Training event id.', example: 31 }), {
        error: 'Must be a list of training events.',
      })
      .min(1, 'Choose at least one training event.')
      .max(mostAtOnce, `Must have at most ${mostAtOnce} entries.`)
      .meta({ description: 'The drafts.' }),
  }).meta({ id: 'DiscardDraftsRequest' }),
  bodyExample: { ids: [31, 32] },
  answers: {
    200: {
      description: 'Discarded.',
      schema: z.object({ discarded: int('How many drafts those were.', 2) }).meta({ id: 'DiscardedDrafts' }),
      example: { discarded: 2 },
    },
  },
  refusals: ['event_not_a_draft'],
  async handle({ caller, body, db, requestId }) {
    const done = await discardDrafts(db, body.ids, actorOf(caller, requestId));
    return isRefusal(done) ? done : answer(200, { discarded: done });
  },
});

export const seriesEndpoints = [listClashes, planSeries, discard];
