import {
  attendances,
  bookingStatuses,
  listStaffBookings,
  payOptions,
  payStatuses,
} from '../../../domains/bookings/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { integer, oneOf, optional, text, withDefault } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import { listExample } from '../people/person.ts';
import { teachers, trainerFence } from '../policy.ts';
import { endpoint } from '../services.ts';
import {
  booking,
  bookingAnswer,
  bookingExample,
  bookingPath,
  presentBooking,
  showBooking,
} from './booking.ts';

const tag = 'Bookings';

const list = endpoint({
  operationId: 'listBookings',
  method: 'GET',
  path: '/bookings',
  tag,
  summary: 'Bookings of all organisations',
  description:
    'Newest first unless sorted otherwise. `review=awaited` is the queue of reviews. Trainers see their classes.',
  auth: 'required',
  roles: teachers,
  query: withOrderedDays({
    ...dayRange('the training’s start', 2027),
    organisation_id: optional(integer()).meta({ description: 'Only this organisation.', example: 1042 }),
    training_event_id: optional(integer()).meta({ description: 'Only this training event.', example: 26 }),
    course_id: optional(integer()).meta({ description: 'Only this course.', example: 1 }),
    location_id: optional(integer()).meta({ description: 'Only this location.', example: 3 }),
    booking_status: optional(oneOf(bookingStatuses)).meta({ description: 'Only this status.' }),
    pay_status: optional(oneOf(payStatuses)).meta({ description: 'Only this payment status.' }),
    pay_option: optional(oneOf(payOptions)).meta({ description: 'Only this way of paying.' }),
    attendance: optional(oneOf(attendances)).meta({ description: 'Only this attendance.' }),
    review: optional(oneOf(['awaited', 'approved', 'rejected'])).meta({ description: 'Only this review.' }),
    search: optional(text({ min: 2, max: 100 })).meta({
      description: 'Part of the candidate’s name or e-mail.',
      example: 'smith',
    }),
    sort: withDefault(oneOf(['created_at', 'start_date', 'candidate']), 'created_at').meta({
      description: 'Sort key.',
      example: 'created_at',
    }),
    sort_dir: withDefault(oneOf(['asc', 'desc']), 'desc').meta({
      description: 'Direction.',
      example: 'desc',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of bookings.',
      schema: listOf(booking, 'Booking'),
      example: listExample(bookingExample, '/bookings'),
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const { page, per_page, sort, sort_dir, ...narrow } = query;
    const filter = { ...narrow, trainer_id: trainerFence(caller) ?? undefined };
    const found = await listStaffBookings(db, filter, { sort, sort_dir }, { page, per_page });
    return answer(
      200,
      presentList(found, presentBooking, { query, base: bases.api, path: '/bookings', search }),
    );
  },
});

const getOne = endpoint({
  operationId: 'getBooking',
  method: 'GET',
  path: '/bookings/{id}',
  tag,
  summary: 'One booking',
  description: 'Of any organisation; trainers see their classes.',
  auth: 'required',
  roles: teachers,
  params: bookingPath.params,
  answers: { 200: bookingAnswer('The booking.') },
  async handle(call) {
    return showBooking(call);
  },
});

export const readBookingEndpoints = [list, getOne];
