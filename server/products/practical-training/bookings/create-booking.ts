import { bookHeldSeat, payOptions } from '../../../domains/bookings/index.ts';
import { pageLinks } from '../../../platform/crypto/page-links.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, oneOf, text } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { endpoint } from '../../bearer/services.ts';
import { booking, bookingExample, presentBooking } from '../../training/booking.ts';
import {
  agencyContactAndInvoice,
  candidateName,
  candidateReach,
  jobRole,
} from '../../training/candidate-fields.ts';

const body = fields({
  hold_hash: text({ max: 255 }).meta({
    description: 'Your live hold.',
    example: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
  }),
  ...candidateName,
  ...candidateReach,
  job_role: jobRole,
  pay_option: oneOf(payOptions).meta({ description: 'How it is paid.', example: 'credits' }),
  ...agencyContactAndInvoice,
}).meta({ id: 'CreateBookingRequest' });

export const createBooking = endpoint({
  operationId: 'createBooking',
  method: 'POST',
  path: '/bookings',
  tag: 'Bookings',
  summary: 'Book a held seat',
  description:
    'Pays with a credit of the course, the money balance, an invoice, or lets the candidate pay. PMVA bookings start `pending` and wait for a review. When a business rule refuses, nothing is charged and the hold stays live.',
  auth: 'required',
  body,
  bodyExample: {
    hold_hash: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@nhsstaff.co.uk',
    phone: '+441234567890',
    job_role: 'Registered Nurse',
    pay_option: 'credits',
    agency_contact_name: 'John Doe',
    agency_contact_email: 'john.doe@acme.co.uk',
    agency_email: 'invoices@acme.co.uk',
  },
  answers: { 201: { description: 'Booked.', schema: booking, example: bookingExample } },
  refusals: [
    'hold_not_found',
    'hold_used',
    'hold_expired',
    'event_cancelled',
    'event_started',
    'invoice_not_enabled',
    'candidate_payment_unavailable',
    'insufficient_credits',
    'insufficient_balance',
  ],
  async handle({ caller, db, body: sent, services, bases, requestId }) {
    const { hold_hash, pay_option, ...candidate } = sent;
    const booked = await bookHeldSeat(db, {
      organisationId: caller.organisation_id,
      holdHash: hold_hash,
      candidate,
      payOption: pay_option,
      bookedBy: 'Agency',
      actor: { kind: 'api_key', id: caller.api_key_id, requestId },
      paymentProvider: services.paymentProviders['practical-training'],
    });
    return isRefusal(booked) ? booked : answer(201, presentBooking(booked, pageLinks(services, bases)));
  },
});
