import { inviteStatuses, listInvites } from '../../../domains/invites/index.ts';
import { pageLinks } from '../../../platform/crypto/page-links.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { integer, oneOf, optional, text } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { endpoint } from '../../bearer/services.ts';
import { bookingInvite, bookingInviteExample, presentInvite } from '../../training/booking-invite.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';

const path = '/booking-invites';

export const listBookingInvites = endpoint({
  operationId: 'listBookingInvites',
  method: 'GET',
  path,
  tag: 'Booking invites',
  summary: 'Your invites',
  description: 'Newest first.',
  auth: 'required',
  query: withOrderedDays({
    status: optional(oneOf(inviteStatuses)).meta({ description: 'Only this status.' }),
    course_id: optional(integer()).meta({ description: 'Only this course.', example: 1 }),
    search: optional(text({ min: 2, max: 100 })).meta({
      description: 'Part of the candidate’s name or e-mail, in any case.',
      example: 'smith',
    }),
    ...dayRange('its creation'),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of invites.',
      schema: listOf(bookingInvite, 'BookingInvite'),
      example: {
        data: [bookingInviteExample],
        meta: { current_page: 1, per_page: 20, last_page: 1, total: 1 },
        links: { next: null, prev: null },
      },
    },
  },
  async handle({ caller, db, query, services, bases, search }) {
    const links = pageLinks(services, bases);
    const page = await listInvites(db, caller.organisation_id, query);
    const at = { query, base: bases.api, path, search };
    return answer(
      200,
      presentList(page, (row) => presentInvite(row, links), at),
    );
  },
});
