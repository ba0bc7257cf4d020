import { z } from 'zod';
import { type BookingFilter, listBookings } from '../../domains/bookings/index.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { answer } from '../../platform/http/endpoint.ts';
import { calendarDay, fields } from '../../platform/http/input.ts';
import { type PageRequest, pageQuery } from '../../platform/http/pagination.ts';
import { listOf, presentList } from '../bearer/numbered-lists.ts';
import { bookingExample, bookingShape, presentBookingCore } from '../training/booking.ts';
import { endpoint } from './services.ts';

const booking = z.object(bookingShape).meta({ id: 'Booking', description: 'A booking of one seat.' });

const common = {
  method: 'GET',
  tag: 'Bookings',
  auth: 'required',
  answers: {
    200: {
      description: 'A page of bookings.',
      schema: listOf(booking, 'Bookings'),
      example: {
        data: [bookingExample],
        pagination: { current_page: 1, per_page: 20, last_page: 3, total: 52 },
      },
    },
  },
} as const;

async function list(
  db: Queryable,
  organisationId: number,
  filter: BookingFilter,
  sort_dir: 'asc' | 'desc',
  page: PageRequest,
) {
  const found = await listBookings(db, organisationId, filter, { sort: 'start_date', sort_dir }, page);
  return answer(200, presentList(found, page, presentBookingCore));
}

export const listPastBookings = endpoint({
  ...common,
  operationId: 'listPastBookings',
  path: '/bookings/past',
  summary: 'Get Past Bookings',
  description: 'Bookings whose training has ended and that are not cancelled, the latest first.',
  query: fields(pageQuery),
  handle: ({ caller, db, query }) =>
    list(db, caller.organisation_id, { has_ended: true, notCancelled: true }, 'desc', query),
});

export const listUpcomingBookings = endpoint({
  ...common,
  operationId: 'listUpcomingBookings',
  path: '/bookings/upcoming',
  summary: 'Get Upcoming Bookings',
  description:
    'Bookings whose training is to come or running and that are not cancelled, pending ones included, the soonest first.',
  query: fields(pageQuery),
  handle: ({ caller, db, query }) =>
    list(db, caller.organisation_id, { has_ended: false, notCancelled: true }, 'asc', query),
});

const searchQuery = fields({
  start_date: calendarDay().meta({
    description: 'First day (Europe/London) of the start.',
    example: '2026-07-01',
  }),
  end_date: calendarDay().meta({
    description: 'Last day (Europe/London) of the start.',
    example: '2026-07-31',
  }),
  ...pageQuery,
}).refine(({ start_date, end_date }) => end_date >= start_date, {
  path: ['end_date'],
  error: 'Must not be before start_date.',
});

export const searchBookings = endpoint({
  ...common,
  operationId: 'searchBookings',
  path: '/bookings/search',
  summary: 'Search Bookings by Date',
  description: 'Bookings of every status whose training starts in a range of days, the earliest first.',
  query: searchQuery,
  handle: ({ caller, db, query: { start_date, end_date, ...page } }) =>
    list(db, caller.organisation_id, { date_from: start_date, date_to: end_date }, 'asc', page),
});
