import { equipmentStatuses, listBlsBookings, trainingStatuses } from '../../../domains/bookings/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { oneOf, optional } from '../../../platform/http/input.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { endpoint } from '../../bearer/services.ts';
import { bookingFilters, bookingStateFilters } from '../../training/booking-filters.ts';
import { withOrderedDays } from '../../training/day-range.ts';
import { booking, bookingExample, presentBooking } from './booking.ts';

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
    status: bookingStateFilters.booking_status.meta({ description: 'Another name of `booking_status`.' }),
    training_status: optional(oneOf(trainingStatuses)).meta({ description: 'Only this outcome.' }),
    equipment_status: optional(oneOf([...equipmentStatuses, 'none'])).meta({
      description: 'Only where the kit is so; `none`: no kit was sent yet.',
    }),
    ...bookingFilters,
  }),
  answers: {
    200: {
      description: 'A page of bookings.',
      schema: listOf(booking, 'Booking'),
      example: {
        data: [bookingExample],
        meta: { current_page: 1, per_page: 20, last_page: 5, total: 98 },
        links: { next: 'https://api.example.org/virtual-bls/v1/bookings?page=2', prev: null },
      },
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const { page, per_page, sort, sort_dir, status, ...rest } = query;
    const filter = { ...rest, booking_status: rest.booking_status ?? status };
    const order = { sort, sort_dir };
    const found = await listBlsBookings(db, caller.organisation_id, filter, order, { page, per_page });
    const at = { query, base: bases.api, path: '/bookings', search };
    return answer(200, presentList(found, presentBooking, at));
  },
});
