import { interviewSorts, interviewStatuses, listInterviews } from '../../domains/interviews/index.ts';
import { answer } from '../../platform/http/endpoint.ts';
import { moment, oneOf, optional, someOf, text, withDefault } from '../../platform/http/input.ts';
import { pageQuery } from '../../platform/http/pagination.ts';
import { listOf, presentList } from '../bearer/numbered-lists.ts';
import { endpoint } from '../bearer/services.ts';
import { dayRange, withOrderedDays } from '../training/day-range.ts';
import { interviewBooking, interviewBookingExample, presentInterviewBooking } from './interview-booking.ts';

export const listInterviewBookings = endpoint({
  operationId: 'listInterviewBookings',
  method: 'GET',
  path: '/interview-bookings',
  tag: 'Interview Bookings',
  summary: 'List Interview Bookings',
  description:
    'Your interview bookings of every status, newest first unless sorted otherwise. Follow changes with `updated_since`.',
  auth: 'required',
  query: withOrderedDays({
    status: optional(someOf(interviewStatuses)).meta({
      description: `Only these of ${interviewStatuses.map((status) => `\`${status}\``).join(', ')}; several separated by commas.`,
      example: 'completed,no_show',
    }),
    ...dayRange('the interview'),
    updated_since: optional(moment()).meta({
      description: 'Only what changed at this moment or later.',
      example: '2026-06-05T10:00:00+00:00',
    }),
    search: optional(text({ min: 2, max: 100 })).meta({
      description: 'Part of the candidate’s name or e-mail, in any case.',
      example: 'smith',
    }),
    sort: withDefault(oneOf(interviewSorts), 'created_at').meta({
      description: 'Sort key; ties by id.',
      example: 'created_at',
    }),
    sort_dir: withDefault(oneOf(['desc', 'asc']), 'desc').meta({
      description: 'Direction.',
      example: 'desc',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of interview bookings.',
      schema: listOf(interviewBooking, 'InterviewBookings'),
      example: {
        data: [interviewBookingExample],
        pagination: { current_page: 1, per_page: 20, last_page: 1, total: 1 },
      },
    },
  },
  async handle({ caller, db, query: { page, per_page, sort, sort_dir, status, ...filter } }) {
    const narrow = { ...filter, statuses: status };
    const paging = { page, per_page };
    const found = await listInterviews(db, caller.organisation_id, narrow, { sort, sort_dir }, paging);
    return answer(200, presentList(found, paging, presentInterviewBooking));
  },
});
