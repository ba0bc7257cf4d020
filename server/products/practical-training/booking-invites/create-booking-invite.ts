import { payOptions } from '../../../domains/bookings/index.ts';
import { createInvite } from '../../../domains/invites/index.ts';
import { pageLinks } from '../../../platform/crypto/page-links.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { email, fields, integer, oneOf, optional, phone, text } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { endpoint } from '../../bearer/services.ts';
import { bookingInvite, bookingInviteExample, presentInvite } from '../../training/booking-invite.ts';
import { agencyContactAndInvoice, candidateName, jobRole } from '../../training/candidate-fields.ts';

const body = fields({
  ...candidateName,
  email: email().meta({ description: 'Gets the invite.', example: 'jane.smith@nhsstaff.co.uk' }),
  phone: optional(phone()).meta({ description: 'Filled in for the candidate.', example: '+441234567890' }),
  job_role: jobRole,
  course_id: integer().meta({ description: 'An active course.', example: 1 }),
  location_id: optional(integer()).meta({
    description: 'An active location: the candidate may then choose only there.',
    example: 3,
  }),
  training_event_id: optional(integer()).meta({
    description: 'A visible event of that course and location: the candidate then chooses nothing.',
    example: 26,
  }),
  pay_option: oneOf(payOptions).meta({
    description: 'How it is paid once the candidate books. Nothing is reserved until then.',
    example: 'credits',
  }),
  message: optional(text({ max: 1000 })).meta({
    description: 'Shown in the e-mail.',
    example: 'Please book before your first shift.',
  }),
  ...agencyContactAndInvoice,
  expires_in_days: optional(integer({ min: 1, max: 90 })).meta({
    description: 'Days the link works, 1 to 90, default 30; never beyond the fixed event’s start.',
    example: 30,
  }),
}).meta({ id: 'CreateBookingInviteRequest' });

export const createBookingInvite = endpoint({
  operationId: 'createBookingInvite',
  method: 'POST',
  path: '/booking-invites',
  tag: 'Booking invites',
  summary: 'Invite a candidate to book',
  description:
    'The candidate gets an e-mail with a link, chooses a date and books. Credits and balance are taken only then.',
  auth: 'required',
  body,
  bodyExample: {
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@nhsstaff.co.uk',
    course_id: 1,
    pay_option: 'credits',
  },
  answers: {
    201: { description: 'The invite.', schema: bookingInvite, example: bookingInviteExample },
  },
  refusals: ['event_cancelled', 'event_started', 'no_seats_left', 'invoice_not_enabled'],
  async handle({ caller, db, body: invite, services, bases, requestId }) {
    const actor = { kind: 'api_key', id: caller.api_key_id, requestId } as const;
    const created = await createInvite(db, { organisationId: caller.organisation_id, invite, actor });
    return isRefusal(created) ? created : answer(201, presentInvite(created, pageLinks(services, bases)));
  },
});
