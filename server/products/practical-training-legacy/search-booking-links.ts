import { inviteStatuses, listInvites } from '../../domains/invites/index.ts';
import { pageLinks } from '../../platform/crypto/page-links.ts';
import { answer } from '../../platform/http/endpoint.ts';
import { calendarDay, email, fields, oneOf, optional, text } from '../../platform/http/input.ts';
import { pageQuery } from '../../platform/http/pagination.ts';
import { listOf, presentList } from '../bearer/numbered-lists.ts';
import { bookingInvite, bookingInviteExample, presentInvite } from '../training/booking-invite.ts';
import { endpoint } from './services.ts';

const query = fields({
  email: optional(email()).meta({
    description: 'The whole address, in any case.',
    example: 'jane.smith@nhsstaff.co.uk',
  }),
  name: optional(text({ min: 2, max: 100 })).meta({
    description: 'Part of the candidate’s name, in any case.',
    example: 'smith',
  }),
  status: optional(oneOf(inviteStatuses)).meta({ description: 'Only this status.' }),
  start_date: optional(calendarDay()).meta({
    description: 'First day (Europe/London) of the creation.',
    example: '2026-06-01',
  }),
  end_date: optional(calendarDay()).meta({
    description: 'Last day (Europe/London) of the creation.',
    example: '2026-06-30',
  }),
  ...pageQuery,
}).superRefine(({ start_date, end_date }, context) => {
  if (start_date !== undefined && end_date !== undefined && end_date < start_date)
    context.addIssue({ code: 'custom', path: ['end_date'], message: 'Must not be before start_date.' });
});

export const searchBookingLinks = endpoint({
  operationId: 'searchBookingLinks',
  method: 'GET',
  path: '/booking-links/search',
  tag: 'Booking Links',
  summary: 'Search Booking Links',
  description: 'All conditions given must hold; none given = all links. Newest first.',
  auth: 'required',
  query,
  answers: {
    200: {
      description: 'A page of booking links.',
      schema: listOf(bookingInvite, 'BookingLinks'),
      example: {
        data: [bookingInviteExample],
        pagination: { current_page: 1, per_page: 20, last_page: 1, total: 1 },
      },
    },
  },
  async handle({ caller, db, query: { start_date, end_date, ...wanted }, services, bases }) {
    const links = pageLinks(services, bases);
    const filter = { ...wanted, date_from: start_date, date_to: end_date };
    const page = await listInvites(db, caller.organisation_id, filter);
    return answer(
      200,
      presentList(page, wanted, (row) => presentInvite(row, links)),
    );
  },
});
