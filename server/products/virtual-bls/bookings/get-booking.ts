import { z } from 'zod';
import { getBlsBooking } from '../../../domains/bookings/index.ts';
import { pageLinks } from '../../../platform/crypto/page-links.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { endpoint } from '../../bearer/services.ts';
import { bookingDetail, bookingDetailExample, presentBookingDetail } from './booking-detail.ts';

export const getBooking = endpoint({
  operationId: 'getBooking',
  method: 'GET',
  path: '/bookings/{id}',
  tag: 'Bookings',
  summary: 'One booking',
  description: 'With address, contacts, kit, payment, certificate, cancellation and refund.',
  auth: 'required',
  params: z.object({ id: pathId.meta({ description: 'Booking id.', example: 1501 }) }),
  answers: {
    200: { description: 'The booking.', schema: bookingDetail, example: bookingDetailExample },
  },
  async handle({ caller, db, params, services, bases }) {
    const record = await getBlsBooking(db, caller.organisation_id, params.id);
    return record
      ? answer(200, await presentBookingDetail(db, record, pageLinks(services, bases)))
      : refuse('not_found');
  },
});
