import {
  attendances,
  cancelBooking,
  cancelBookingByStaff,
  decideReview,
  markAttendance,
  recordInvoicePayment,
  rescheduleBooking,
} from '../../../domains/bookings/index.ts';
import { bool, fields, integer, oneOf, optional, text, withDefault } from '../../../platform/http/input.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { clearable } from '../fields.ts';
import { actorOf, administrators, bookingKeepers, teachers } from '../policy.ts';
import { endpoint } from '../services.ts';
import { bookingAnswer, bookingInPath, bookingPath, showBooking } from './booking.ts';

const tag = 'Bookings';

const note = optional(text({ max: 500 })).meta({ description: 'Why.', example: 'The trainer is ill.' });

const reschedule = endpoint({
  operationId: 'rescheduleBooking',
  method: 'POST',
  path: '/bookings/{id}/reschedule',
  tag,
  summary: 'Move a booking to another training event',
  description:
    'Of the same course, and one its organisation can see. Money stays; attendance starts anew. People of an organisation move its bookings as long as cancelling would give all money back.',
  auth: 'required',
  roles: bookingKeepers,
  ...bookingPath,
  body: fields({
    training_event_id: integer({ min: 1 }).meta({ description: 'Where to.', example: 31 }),
  }).meta({ id: 'RescheduleBookingRequest' }),
  bodyExample: { training_event_id: 31 },
  answers: { 200: bookingAnswer('Moved.') },
  refusals: [
    'booking_moved',
    'already_cancelled',
    'too_late_to_move',
    'event_unknown',
    'unchanged',
    'event_of_another_course',
    'event_cancelled',
    'event_started',
    'no_seats_left',
  ],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const to = {
      bookingId: params.id,
      eventId: body.training_event_id,
      organisationId: caller.organisation_id,
    };
    return (await rescheduleBooking(db, to, actorOf(caller, requestId))) ?? showBooking(call);
  },
});

const cancel = endpoint({
  operationId: 'cancelBooking',
  method: 'POST',
  path: '/bookings/{id}/cancel',
  tag,
  summary: 'Cancel a booking',
  description:
    'By staff until attendance is marked; the money goes back in full unless `refund` is false. By people of its organisation until the start; the money goes back until `cancel_full_refund_hours` before it, whatever `refund` says. `GET /bookings/{id}/cancellation` tells before what will be.',
  auth: 'required',
  roles: bookingKeepers,
  ...bookingPath,
  body: fields({
    note,
    refund: withDefault(bool(), true).meta({ description: 'Whether the money goes back.', example: true }),
  }).meta({ id: 'CancelBookingRequest' }),
  bodyExample: { note: 'Candidate is ill.', refund: true },
  answers: { 200: bookingAnswer('Cancelled.') },
  refusals: ['already_cancelled', 'attendance_marked', 'event_started'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const organisationId = caller.organisation_id;
    const actor = actorOf(caller, requestId);
    const what = { bookingId: params.id, note: body.note };
    const refused =
      organisationId === null
        ? await cancelBookingByStaff(db, { ...what, refund: body.refund }, actor)
        : await cancelBooking(db, { ...what, organisationId, actor });
    return refused ?? showBooking(call);
  },
});

const review = endpoint({
  operationId: 'decideReview',
  method: 'POST',
  path: '/bookings/{id}/review',
  tag,
  summary: 'Approve or reject a booking that waits for review',
  description: 'Rejecting cancels it with its money back.',
  auth: 'required',
  roles: administrators,
  ...bookingPath,
  body: fields({
    decision: oneOf(['approve', 'reject']).meta({ description: 'What it is to be.', example: 'approve' }),
    note,
  }).meta({ id: 'DecideReviewRequest' }),
  bodyExample: { decision: 'approve' },
  answers: { 200: bookingAnswer('Decided.') },
  refusals: ['already_cancelled', 'review_not_awaited', 'event_started'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const decision = { bookingId: params.id, approve: body.decision === 'approve', note: body.note };
    return (await decideReview(db, decision, actorOf(caller, requestId))) ?? showBooking(call);
  },
});

const attendance = endpoint({
  operationId: 'markAttendance',
  method: 'PUT',
  path: '/bookings/{id}/attendance',
  tag,
  summary: 'Mark attendance and result',
  description:
    'From the start on, and correctable: null takes the mark back. Attended and passed earns the certificate, anything else revokes it. Trainers mark their own classes.',
  auth: 'required',
  roles: teachers,
  ...bookingPath,
  body: fields({
    attendance: clearable(oneOf(attendances)).meta({
      description: 'Whether the candidate came; null: not marked.',
      example: 'attended',
    }),
    passed: optional(bool()).meta({ description: 'Only of those who attended.', example: true }),
  })
    .refine((body) => body.attendance !== undefined, {
      path: ['attendance'],
      error: 'This field is required.',
    })
    .refine((body) => body.passed === undefined || body.attendance === 'attended', {
      path: ['passed'],
      error: 'Only those who attended can pass or fail.',
    })
    .meta({ id: 'MarkAttendanceRequest' }),
  bodyExample: { attendance: 'attended', passed: true },
  answers: { 200: bookingAnswer('Marked.') },
  refusals: ['booking_not_booked', 'event_not_started'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    if (!(await bookingInPath(call))) return refuse('not_found');
    const mark = {
      bookingId: params.id,
      attendance: body.attendance ?? null,
      passed: body.passed ?? null,
    };
    return (await markAttendance(db, mark, actorOf(caller, requestId))) ?? showBooking(call);
  },
});

const invoicePayment = endpoint({
  operationId: 'recordInvoicePayment',
  method: 'POST',
  path: '/bookings/{id}/invoice-payment',
  tag,
  summary: 'Record that an invoice was paid',
  description: 'For bookings with `pay_option` `inv`.',
  auth: 'required',
  roles: administrators,
  ...bookingPath,
  answers: { 200: bookingAnswer('Recorded.') },
  refusals: ['not_an_invoice', 'not_awaiting_payment'],
  async handle(call) {
    const { caller, params, db, requestId } = call;
    return (
      (await recordInvoicePayment(
        db,
        { product: 'practical-training', bookingId: params.id },
        actorOf(caller, requestId),
      )) ?? showBooking(call)
    );
  },
});

export const changeBookingEndpoints = [reschedule, cancel, review, attendance, invoicePayment];
