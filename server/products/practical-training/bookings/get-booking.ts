import { z } from 'zod';
import { getBooking as getOfDomain } from '../../../domains/bookings/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { endpoint } from '../../bearer/services.ts';
import { bookingDetail, bookingExample, presentBookingDetail } from './booking.ts';

export const getBooking = endpoint({
  operationId: 'getBooking',
  method: 'GET',
  path: '/bookings/{id}',
  tag: 'Bookings',
  summary: 'One booking',
  description: 'With contacts, payment, certificate, cancellation and refund.',
  auth: 'required',
  params: z.object({ id: pathId.meta({ description: 'Booking id.', example: 95759 }) }),
  answers: {
    200: {
      description: 'The booking.',
      schema: bookingDetail,
      example: {
        ...bookingExample,
        training_event_id: 26,
        agency_contact_name: 'John Doe',
        agency_contact_email: 'john.doe@acme.co.uk',
        agency_email: 'invoices@acme.co.uk',
        payment_url: null,
        payment_expires_at: null,
        invite: null,
        certificate: null,
        cancelled_at: null,
        reason: null,
        reason_note: null,
        refund: null,
      },
    },
  },
  async handle({ caller, db, params }) {
    const record = await getOfDomain(db, caller.organisation_id, params.id);
    return record ? answer(200, presentBookingDetail(record)) : refuse('not_found');
  },
});
