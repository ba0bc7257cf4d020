import { attendances, listBookings as listOfDomain, payOptions } from '../../../domains/bookings/index.ts';
import { pageLinks } from '../../../platform/crypto/page-links.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { integer, oneOf, optional } from '../../../platform/http/input.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { endpoint } from '../../bearer/services.ts';
import { booking, bookingExample, presentBooking } from '../../training/booking.ts';
import { bookingFilters, bookingStateFilters } from '../../training/booking-filters.ts';
import { withOrderedDays } from '../../training/day-range.ts';

const narrowing = {
  location_id: optional(integer()).meta({ description: 'Only this location.', example: 3 }),
  ...bookingFilters,
};

const answers = {
  200: {
    description: 'A page of bookings.',
    schema: listOf(booking, 'Booking'),
    example: {
      data: [bookingExample],
      meta: { current_page: 1, per_page: 20, last_page: 5, total: 98 },
      links: { next: 'https://api.example.org/practical-training/v1/bookings?page=2', prev: null },
    },
  },
};

export const listBookings = endpoint({
  operationId: 'listBookings',
  method: 'GET',
  path: '/bookings',
  tag: 'Bookings',
  summary: 'Your bookings',
  description: 'Newest first unless sorted otherwise.',
  auth: 'required',
  query: withOrderedDays({
    ...bookingStateFilters,
    pay_option: optional(oneOf(payOptions)).meta({ description: 'Only this way of paying.' }),
    attendance: optional(oneOf(attendances)).meta({ description: 'Only this attendance.' }),
    training_event_id: optional(integer()).meta({ description: 'Only this training event.', example: 26 }),
    ...narrowing,
  }),
  answers,
  async handle({ caller, db, query, services, bases, search }) {
    const links = pageLinks(services, bases);
    const { page, per_page, sort, sort_dir, ...filter } = query;
    const found = await listOfDomain(
      db,
      caller.organisation_id,
      filter,
      { sort, sort_dir },
      { page, per_page },
    );
    return answer(
      200,
      presentList(found, (row) => presentBooking(row, links), {
        query,
        base: bases.api,
        path: '/bookings',
        search,
      }),
    );
  },
});

export const listNoShows = endpoint({
  operationId: 'listNoShows',
  method: 'GET',
  path: '/bookings/no-shows',
  aliases: ['/bookings/no-show'],
  tag: 'Bookings',
  summary: 'Candidates who did not come',
  description: 'Bookings marked as no-show and not cancelled, the latest training first.',
  auth: 'required',
  query: withOrderedDays(narrowing),
  answers,
  async handle({ caller, db, query, services, bases, search }) {
    const links = pageLinks(services, bases);
    const { page, per_page, ...narrow } = query;
    const filter = { ...narrow, attendance: 'no_show', notCancelled: true };
    const order = { sort: 'start_date', sort_dir: 'desc' } as const;
    const found = await listOfDomain(db, caller.organisation_id, filter, order, { page, per_page });
    return answer(
      200,
      presentList(found, (row) => presentBooking(row, links), {
        query,
        base: bases.api,
        path: '/bookings/no-shows',
        search,
      }),
    );
  },
});
