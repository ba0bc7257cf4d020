import { blsPayOptions, bookHeldSlot } from '../../../domains/bookings/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, oneOf, text } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { endpoint } from '../../bearer/services.ts';
import {
  agencyContact,
  candidateName,
  candidateReach,
  jobRole,
  kitAddress,
} from '../../training/candidate-fields.ts';
import { createdBooking, createdExample, presentCreated } from './booking.ts';

const body = fields({
  hold_hash: text({ max: 255 }).meta({
    description: 'Your live hold.',
    example: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
  }),
  ...candidateName,
  ...candidateReach,
  ...kitAddress,
  job_role: jobRole,
  pay_option: oneOf(blsPayOptions).meta({ description: 'How it is paid.', example: 'credits' }),
  ...agencyContact,
}).meta({ id: 'CreateBookingRequest' });

export const createBooking = endpoint({
  operationId: 'createBooking',
  method: 'POST',
  path: '/bookings',
  tag: 'Bookings',
  summary: 'Book a held slot',
  description:
    'Course, date and time come from the hold. Pays with a credit of the course, the money balance, an invoice, or lets the candidate pay by PayPal: then the booking is `pending` until they have. When a business rule refuses, nothing is charged and the hold stays live.',
  auth: 'required',
  body,
  bodyExample: {
    hold_hash: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@example.com',
    phone: '+441234567890',
    address: '12 Nursing Lane',
    city: 'Manchester',
    postcode: 'M1 2AB',
    job_role: 'Registered Nurse',
    pay_option: 'credits',
    agency_contact_name: 'John Doe',
    agency_contact_email: 'john@acmehealthcare.co.uk',
  },
  answers: { 201: { description: 'Booked.', schema: createdBooking, example: createdExample } },
  refusals: [
    'hold_not_found',
    'hold_used',
    'hold_expired',
    'invoice_not_enabled',
    'candidate_payment_unavailable',
    'insufficient_credits',
    'insufficient_balance',
  ],
  async handle({ caller, db, body: sent, services, requestId }) {
    const { hold_hash, pay_option, ...candidate } = sent;
    const booked = await bookHeldSlot(db, {
      organisationId: caller.organisation_id,
      holdHash: hold_hash,
      candidate,
      payOption: pay_option,
      bookedBy: 'Agency',
      actor: { kind: 'api_key', id: caller.api_key_id, requestId },
      paymentProvider: services.paymentProviders['virtual-bls'],
    });
    return isRefusal(booked) ? booked : answer(201, presentCreated(booked));
  },
});
