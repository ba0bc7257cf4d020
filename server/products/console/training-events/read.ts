import { listStaffBookings } from '../../../domains/bookings/index.ts';
import { listStaffTrainingEvents, staffEventStatuses } from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, integer, oneOf, optional, withDefault } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import { booking, bookingExample, presentBooking } from '../bookings/booking.ts';
import { listExample } from '../people/person.ts';
import { teachers, trainerFence } from '../policy.ts';
import { endpoint } from '../services.ts';
import {
  eventAnswer,
  eventInPath,
  eventPath,
  presentTrainingEvent,
  showEvent,
  trainingEvent,
  trainingEventExample,
} from './training-event.ts';

const tag = 'Training events';

const list = endpoint({
  operationId: 'listTrainingEvents',
  method: 'GET',
  path: '/training-events',
  tag,
  summary: 'Training events',
  description: 'By start, drafts and past ones included. Trainers see their own.',
  auth: 'required',
  roles: teachers,
  query: withOrderedDays({
    ...dayRange('the training’s start', 2027),
    course_id: optional(integer()).meta({ description: 'Only this course.', example: 1 }),
    location_id: optional(integer()).meta({ description: 'Only this location.', example: 3 }),
    trainer_id: optional(integer()).meta({ description: 'Only this trainer.', example: 5 }),
    status: optional(oneOf(staffEventStatuses)).meta({ description: 'Only this status.' }),
    sort_dir: withDefault(oneOf(['asc', 'desc']), 'asc').meta({ description: 'Direction.', example: 'asc' }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of training events.',
      schema: listOf(trainingEvent, 'TrainingEvent'),
      example: listExample(trainingEventExample, '/training-events'),
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const trainer_id = trainerFence(caller) ?? query.trainer_id;
    const found = await listStaffTrainingEvents(db, { ...query, trainer_id });
    const at = { query, base: bases.api, path: '/training-events', search };
    return answer(200, presentList(found, presentTrainingEvent, at));
  },
});

const getOne = endpoint({
  operationId: 'getTrainingEvent',
  method: 'GET',
  path: '/training-events/{id}',
  tag,
  summary: 'One training event',
  description: 'Trainers see their own.',
  auth: 'required',
  roles: teachers,
  params: eventPath.params,
  answers: { 200: eventAnswer('The event.') },
  async handle(call) {
    return showEvent(call);
  },
});

const roster = endpoint({
  operationId: 'listTrainingEventBookings',
  method: 'GET',
  path: '/training-events/{id}/bookings',
  tag,
  summary: 'The class list',
  description: 'Bookings of one event by candidate, cancelled ones included unless filtered.',
  auth: 'required',
  roles: teachers,
  ...eventPath,
  query: fields({
    booking_status: optional(oneOf(['pending', 'booked', 'cancelled'])).meta({
      description: 'Only this status.',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of bookings.',
      schema: listOf(booking, 'Booking'),
      example: listExample(bookingExample, '/training-events/26/bookings'),
    },
  },
  async handle(call) {
    const { db, params, query, bases, search } = call;
    if (!(await eventInPath(call))) return refuse('not_found');
    const { page, per_page, ...narrow } = query;
    const filter = { ...narrow, training_event_id: params.id };
    const order = { sort: 'candidate', sort_dir: 'asc' } as const;
    const found = await listStaffBookings(db, filter, order, { page, per_page });
    const at = { query, base: bases.api, path: `/training-events/${params.id}/bookings`, search };
    return answer(200, presentList(found, presentBooking, at));
  },
});

export const readEventEndpoints = [list, getOne, roster];
