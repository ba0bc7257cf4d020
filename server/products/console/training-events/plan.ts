import type { z } from 'zod';
import {
  createTrainingEvent,
  editTrainingEvent,
  publishTrainingEvent,
} from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, fields, integer, optional, withDefault } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { clearable, moment } from '../fields.ts';
import { actorOf, administrators } from '../policy.ts';
import { endpoint } from '../services.ts';
import { eventAnswer, eventInPath, eventPath, presentTrainingEvent, showEvent } from './training-event.ts';

const tag = 'Training events';
const id = () => integer({ min: 1 });

/** Start and end of an event, as people type them. */
export const eventTimes = {
  start_date: moment().meta({
    description: 'Start: London’s wall time, or ISO 8601 with an offset.',
    example: '2027-07-15T10:00',
  }),
  end_date: moment().meta({
    description: 'End: London’s wall time, or ISO 8601 with an offset.',
    example: '2027-07-15T17:00',
  }),
};

/** The end comes after the start. */
export function checkTimes(
  { start_date, end_date }: { start_date?: string | undefined; end_date?: string | undefined },
  context: z.core.$RefinementCtx,
): void {
  if (start_date !== undefined && end_date !== undefined && end_date <= start_date)
    context.addIssue({ code: 'custom', path: ['end_date'], message: 'Must be after start_date.' });
}

/** Whether a trainer or place that is taken already is accepted. */
export const allowClashes = withDefault(bool(), false).meta({
  example: false,
  description: 'Whether a trainer or place that is taken already is accepted.',
});

/** Seats of an event. */
export const capacity = integer({ min: 0, max: 1_000 }).meta({ description: 'Seats.', example: 12 });

const create = endpoint({
  operationId: 'createTrainingEvent',
  method: 'POST',
  path: '/training-events',
  tag,
  summary: 'Plan a training event',
  description: 'As a draft that nobody else sees until it is published.',
  auth: 'required',
  roles: administrators,
  body: fields({
    course_id: id().meta({ description: 'An active course.', example: 1 }),
    location_id: id().meta({ description: 'An active location.', example: 3 }),
    trainer_id: optional(id()).meta({ description: 'An active trainer, if settled.', example: 5 }),
    ...eventTimes,
    capacity,
    allow_clashes: allowClashes,
  })
    .superRefine(checkTimes)
    .meta({ id: 'CreateTrainingEventRequest' }),
  bodyExample: {
    course_id: 1,
    location_id: 3,
    trainer_id: 5,
    start_date: '2027-07-15T10:00',
    end_date: '2027-07-15T17:00',
    capacity: 12,
  },
  answers: { 201: eventAnswer('Planned.') },
  refusals: ['event_clashes', 'event_in_the_past', 'course_unknown', 'location_unknown', 'trainer_unknown'],
  async handle({ caller, body, db, requestId }) {
    const { start_date: starts_at, end_date: ends_at, trainer_id, allow_clashes, ...rest } = body;
    const event = { ...rest, trainer_id, starts_at, ends_at };
    const plan = { event, allowClashes: allow_clashes };
    const made = await createTrainingEvent(db, plan, actorOf(caller, requestId));
    if (isRefusal(made)) return made;
    const row = await eventInPath({ db, caller, params: { id: made } });
    return row ? answer(201, presentTrainingEvent(row)) : refuse('not_found');
  },
});

const edit = endpoint({
  operationId: 'editTrainingEvent',
  method: 'PATCH',
  path: '/training-events/{id}',
  tag,
  summary: 'Change a training event',
  description:
    'The trainer at any time (null: none yet); course, location and times only of a draft: a published event is moved. Fields that are not sent stay.',
  auth: 'required',
  roles: administrators,
  ...eventPath,
  body: fields({
    course_id: optional(id()).meta({ description: 'An active course.', example: 1 }),
    location_id: optional(id()).meta({ description: 'An active location.', example: 3 }),
    trainer_id: clearable(id()).meta({ description: 'An active trainer.', example: 5 }),
    start_date: optional(eventTimes.start_date).meta(eventTimes.start_date.meta() ?? {}),
    end_date: optional(eventTimes.end_date).meta(eventTimes.end_date.meta() ?? {}),
    allow_clashes: allowClashes,
  })
    .superRefine(checkTimes)
    .meta({ id: 'EditTrainingEventRequest' }),
  bodyExample: { trainer_id: 5 },
  answers: { 200: eventAnswer('Changed.') },
  refusals: [
    'event_clashes',
    'event_cancelled',
    'event_published',
    'event_ends_too_early',
    'event_in_the_past',
    'course_unknown',
    'location_unknown',
    'trainer_unknown',
  ],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const { start_date: starts_at, end_date: ends_at, allow_clashes, ...rest } = body;
    const edit = {
      eventId: params.id,
      changes: { ...rest, starts_at, ends_at },
      allowClashes: allow_clashes,
    };
    const refused = await editTrainingEvent(db, edit, actorOf(caller, requestId));
    return refused ?? showEvent(call);
  },
});

const publish = endpoint({
  operationId: 'publishTrainingEvent',
  method: 'POST',
  path: '/training-events/{id}/publish',
  tag,
  summary: 'Publish a draft',
  description: 'From now on the organisations that may see it can book.',
  auth: 'required',
  roles: administrators,
  ...eventPath,
  answers: { 200: eventAnswer('Published.') },
  refusals: ['event_cancelled', 'event_published', 'event_started'],
  async handle(call) {
    const { caller, params, db, requestId } = call;
    return (await publishTrainingEvent(db, params.id, actorOf(caller, requestId))) ?? showEvent(call);
  },
});

export const planEndpoints = [create, edit, publish];
