import { bookForOrganisation, getStaffBooking, payOptions } from '../../../domains/bookings/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { email, fields, integer, oneOf, phone } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { agencyContactAndInvoice, candidateName, jobRole } from '../../training/candidate-fields.ts';
import { actorOf, administrators, bookingFence, organisationPath, reachesPath } from '../policy.ts';
import { endpoint } from '../services.ts';
import { bookingAnswer, presentBooking } from './booking.ts';

const create = endpoint({
  operationId: 'createBooking',
  method: 'POST',
  path: '/organisations/{id}/bookings',
  tag: 'Bookings',
  summary: 'Book a candidate for an organisation',
  description:
    'As the organisation would by the API, at its rate, from its wallet and with the same events; `booked_by` is `Admin`. Send an Idempotency-Key: a retry then books nothing twice.',
  auth: 'required',
  roles: administrators,
  ...organisationPath,
  body: fields({
    training_event_id: integer({ min: 1 }).meta({
      description: 'One the organisation can see.',
      example: 26,
    }),
    ...candidateName,
    email: email().meta({ description: 'The candidate’s.', example: 'jane.smith@nhsstaff.co.uk' }),
    phone: phone().meta({ description: 'The candidate’s.', example: '+441234567890' }),
    job_role: jobRole,
    pay_option: oneOf(payOptions).meta({ description: 'How it is paid.', example: 'credits' }),
    ...agencyContactAndInvoice,
  }).meta({ id: 'CreateBookingRequest' }),
  bodyExample: {
    training_event_id: 26,
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@nhsstaff.co.uk',
    phone: '+441234567890',
    pay_option: 'credits',
  },
  answers: { 201: bookingAnswer('Booked.') },
  refusals: [
    'event_unknown',
    'event_cancelled',
    'event_started',
    'no_seats_left',
    'invoice_not_enabled',
    'candidate_payment_unavailable',
    'insufficient_credits',
    'insufficient_balance',
  ],
  async handle(call) {
    const { caller, params, body, db, services, requestId } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    const { training_event_id, pay_option, ...candidate } = body;
    const booked = await bookForOrganisation(db, {
      organisationId: params.id,
      eventId: training_event_id,
      candidate,
      payOption: pay_option,
      actor: actorOf(caller, requestId),
      paymentProvider: services.paymentProviders['practical-training'],
    });
    if (isRefusal(booked)) return booked;
    const row = await getStaffBooking(db, booked, bookingFence(caller));
    return row ? answer(201, presentBooking(row)) : refuse('not_found');
  },
});

export const createBookingEndpoints = [create];
