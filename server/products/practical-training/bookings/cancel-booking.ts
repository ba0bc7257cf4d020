import { z } from 'zod';
import { cancelBooking as cancelInDomain, getBooking } from '../../../domains/bookings/index.ts';
import { pageLinks } from '../../../platform/crypto/page-links.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, optional, text } from '../../../platform/http/input.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { endpoint } from '../../bearer/services.ts';
import { bookingDetail, bookingDetailExample, presentBookingDetail } from './booking-detail.ts';

export const cancelBooking = endpoint({
  operationId: 'cancelBooking',
  method: 'POST',
  path: '/bookings/{id}/cancel',
  tag: 'Bookings',
  summary: 'Cancel a booking',
  description:
    'Until the training starts. All that was paid goes back the way it came when you cancel at least `cancel_full_refund_hours` (see your profile) before the start; otherwise nothing does. The seat is free at once.',
  auth: 'required',
  params: z.object({ id: pathId.meta({ description: 'Booking id.', example: 95759 }) }),
  body: fields({
    reason: optional(text({ max: 500 })).meta({
      description: 'For your records, kept as `reason_note`.',
      example: 'Shift changed',
    }),
  }).meta({ id: 'CancelBookingRequest' }),
  bodyExample: { reason: 'Shift changed' },
  answers: {
    200: {
      description: 'The cancelled booking and what goes back.',
      schema: bookingDetail,
      example: {
        ...bookingDetailExample,
        booking_status: 'cancelled',
        pay_status: 'refunded',
        cancelled_at: '2026-06-06T09:00:00+00:00',
        reason: 'requested',
        reason_note: 'Shift changed',
        refund: { amount: 100, wallet: '1' },
      },
    },
  },
  refusals: ['already_cancelled', 'event_started'],
  async pathObjectExists({ caller, db, params }) {
    return (await getBooking(db, caller.organisation_id, params.id)) !== null;
  },
  async handle({ caller, db, params, body, services, bases, requestId }) {
    const organisationId = caller.organisation_id;
    const actor = { kind: 'api_key', id: caller.api_key_id, requestId } as const;
    const request = { organisationId, bookingId: params.id, note: body.reason, actor };
    const refusal = await cancelInDomain(db, request);
    if (refusal) return refusal;
    const cancelled = await getBooking(db, organisationId, params.id);
    return cancelled
      ? answer(200, await presentBookingDetail(db, cancelled, pageLinks(services, bases)))
      : refuse('not_found');
  },
});
