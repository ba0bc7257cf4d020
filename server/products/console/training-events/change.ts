import { z } from 'zod';
import {
  cancelTrainingEvent,
  moveTrainingEvent,
  setTrainingEventCapacity,
  setTrainingEventVisibility,
} from '../../../domains/scheduling/index.ts';
import { fields, integer, oneOf, optional, text } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { actorOf, administrators } from '../policy.ts';
import { endpoint } from '../services.ts';
import { allowClashes, capacity, checkTimes, eventTimes } from './plan.ts';
import { eventAnswer, eventPath, showEvent } from './training-event.ts';

const tag = 'Training events';

const cancel = endpoint({
  operationId: 'cancelTrainingEvent',
  method: 'POST',
  path: '/training-events/{id}/cancel',
  tag,
  summary: 'Cancel a training event',
  description:
    'Every booking ends with its money back, every hold ends; organisations and candidates are told.',
  auth: 'required',
  roles: administrators,
  ...eventPath,
  body: fields({
    note: optional(text({ max: 500 })).meta({ description: 'Told with it.', example: 'The trainer is ill.' }),
  }).meta({ id: 'CancelTrainingEventRequest' }),
  bodyExample: { note: 'The trainer is ill.' },
  answers: { 200: eventAnswer('Cancelled.') },
  refusals: ['event_cancelled', 'event_started'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const what = { eventId: params.id, note: body.note };
    const done = await cancelTrainingEvent(db, what, actorOf(caller, requestId));
    return isRefusal(done) ? done : showEvent(call);
  },
});

const move = endpoint({
  operationId: 'moveTrainingEvent',
  method: 'POST',
  path: '/training-events/{id}/move',
  tag,
  summary: 'Move a training event',
  description: 'In time, place or both, with its bookings; organisations and candidates are told.',
  auth: 'required',
  roles: administrators,
  ...eventPath,
  body: fields({
    ...eventTimes,
    location_id: optional(integer({ min: 1 })).meta({
      description: 'An active location; default: where it is.',
      example: 4,
    }),
    allow_clashes: allowClashes,
  })
    .superRefine(checkTimes)
    .meta({ id: 'MoveTrainingEventRequest' }),
  bodyExample: { start_date: '2027-07-22T10:00', end_date: '2027-07-22T17:00' },
  answers: { 200: eventAnswer('Moved.') },
  refusals: [
    'event_clashes',
    'location_unknown',
    'event_cancelled',
    'event_started',
    'event_in_the_past',
    'unchanged',
  ],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const to = {
      eventId: params.id,
      startsAt: body.start_date,
      endsAt: body.end_date,
      locationId: body.location_id,
      allowClashes: body.allow_clashes,
    };
    const done = await moveTrainingEvent(db, to, actorOf(caller, requestId));
    return isRefusal(done) ? done : showEvent(call);
  },
});

const setCapacity = endpoint({
  operationId: 'setTrainingEventCapacity',
  method: 'PUT',
  path: '/training-events/{id}/capacity',
  tag,
  summary: 'Set how many seats there are',
  description: 'Never fewer than are booked and held: `taken` in the refusal says how many those are.',
  auth: 'required',
  roles: administrators,
  ...eventPath,
  body: fields({ capacity }).meta({ id: 'SetCapacityRequest' }),
  bodyExample: { capacity: 14 },
  answers: { 200: eventAnswer('Set.') },
  refusals: ['capacity_below_taken'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const what = { eventId: params.id, capacity: body.capacity };
    return (await setTrainingEventCapacity(db, what, actorOf(caller, requestId))) ?? showEvent(call);
  },
});

const setVisibility = endpoint({
  operationId: 'setTrainingEventVisibility',
  method: 'PUT',
  path: '/training-events/{id}/visibility',
  tag,
  summary: 'Set who sees a training event',
  description: 'The list replaces the one before. Bookings of organisations that no longer see it stay.',
  auth: 'required',
  roles: administrators,
  ...eventPath,
  body: fields({
    visibility: oneOf(['all', 'selected']).meta({ description: 'All organisations, or a list.' }),
    organisation_ids: optional(
      z
        .array(integer({ min: 1 }).meta({ description: 'Organisation id.', example: 1042 }), {
          error: 'Must be a list of organisations.',
        })
        .max(10_000, 'Must have at most 10000 entries.'),
    ).meta({ description: 'Needed when `selected`.' }),
  })
    .refine((body) => body.visibility === 'all' || (body.organisation_ids?.length ?? 0) > 0, {
      path: ['organisation_ids'],
      error: 'Choose at least one organisation.',
    })
    .meta({ id: 'SetVisibilityRequest' }),
  bodyExample: { visibility: 'selected', organisation_ids: [1042] },
  answers: { 200: eventAnswer('Set.') },
  refusals: ['organisation_unknown'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const organisationIds = body.visibility === 'all' ? null : (body.organisation_ids ?? []);
    const what = { eventId: params.id, organisationIds };
    return (await setTrainingEventVisibility(db, what, actorOf(caller, requestId))) ?? showEvent(call);
  },
});

export const changeEndpoints = [cancel, move, setCapacity, setVisibility];
