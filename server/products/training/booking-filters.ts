import { bookingStatuses, payStatuses } from '../../domains/bookings/index.ts';
import { integer, oneOf, optional, text, withDefault } from '../../platform/http/input.ts';
import { pageQuery } from '../../platform/http/pagination.ts';
import { dayRange } from './day-range.ts';

/** What every list of bookings can be narrowed by, and its page. */
export const bookingFilters = {
  course_id: optional(integer()).meta({ description: 'Only this course.', example: 1 }),
  ...dayRange('the start'),
  search: optional(text({ min: 2, max: 100 })).meta({
    description: 'Part of the candidate’s name or e-mail, in any case.',
    example: 'smith',
  }),
  ...pageQuery,
};

/** Where a booking and its payment stand, and in which order they are wanted. */
export const bookingStateFilters = {
  booking_status: optional(oneOf(bookingStatuses)).meta({ description: 'Only this status.' }),
  pay_status: optional(oneOf(payStatuses)).meta({ description: 'Only this payment status.' }),
  sort: withDefault(oneOf(['created_at', 'start_date']), 'created_at').meta({
    description: 'Sort key; ties by id.',
    example: 'created_at',
  }),
  sort_dir: withDefault(oneOf(['asc', 'desc']), 'desc').meta({ description: 'Direction.', example: 'desc' }),
};
