import {
  cancelSessionByStaff,
  markSession,
  recordInvoicePayment,
  rescheduleSession,
} from '../../../domains/bookings/index.ts';
import {
  bool,
  calendarDay,
  fields,
  integer,
  oneOf,
  optional,
  text,
  withDefault,
} from '../../../platform/http/input.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { slotTime } from '../fields.ts';
import { actorOf, administrators, teachers } from '../policy.ts';
import { endpoint } from '../services.ts';
import { remoteBookingAnswer, remoteBookingInPath, remoteBookingPath, showRemoteBooking } from './booking.ts';

const common = { tag: 'Remote sessions', auth: 'required', ...remoteBookingPath } as const;

const reschedule = endpoint({
  ...common,
  operationId: 'rescheduleRemoteBooking',
  method: 'POST',
  path: '/virtual-bls/bookings/{id}/reschedule',
  summary: 'Move a remote session',
  description:
    'To another free slot of its course, or to another trainer. Money stays, the outcome starts anew, the kit’s due date moves.',
  roles: administrators,
  body: fields({
    date: calendarDay().meta({ description: 'London’s day.', example: '2027-06-12' }),
    time: slotTime.meta({ description: 'London’s time, as slots tell it.', example: '14:00' }),
    trainer_id: optional(integer({ min: 1 })).meta({
      description: 'Who is to give it; left out: whoever is free.',
      example: 3,
    }),
    without_notice: withDefault(bool(), false).meta({
      description: 'Whether it may start sooner than the rules ask for.',
      example: false,
    }),
  }).meta({ id: 'RescheduleRemoteBookingRequest' }),
  bodyExample: { date: '2027-06-12', time: '14:00' },
  answers: { 200: remoteBookingAnswer('Moved.') },
  refusals: ['already_cancelled', 'attendance_marked', 'unchanged', 'slot_unavailable'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const to = {
      bookingId: params.id,
      date: body.date,
      time: body.time,
      trainerId: body.trainer_id ?? null,
      needsNotice: !body.without_notice,
    };
    return (await rescheduleSession(db, to, actorOf(caller, requestId))) ?? showRemoteBooking(call);
  },
});

const cancel = endpoint({
  ...common,
  operationId: 'cancelRemoteBooking',
  method: 'POST',
  path: '/virtual-bls/bookings/{id}/cancel',
  summary: 'Cancel a remote session',
  description: 'Until its outcome is marked. The money goes back in full unless `refund` is false.',
  roles: administrators,
  body: fields({
    note: optional(text({ max: 500 })).meta({ description: 'Why.', example: 'Candidate ill' }),
    refund: withDefault(bool(), true).meta({ description: 'Whether the money goes back.', example: true }),
  }).meta({ id: 'CancelRemoteBookingRequest' }),
  bodyExample: { note: 'Candidate ill', refund: true },
  answers: { 200: remoteBookingAnswer('Cancelled.') },
  refusals: ['already_cancelled', 'attendance_marked'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const what = { bookingId: params.id, note: body.note, refund: body.refund };
    return (await cancelSessionByStaff(db, what, actorOf(caller, requestId))) ?? showRemoteBooking(call);
  },
});

const mark = endpoint({
  ...common,
  operationId: 'markRemoteBooking',
  method: 'PUT',
  path: '/virtual-bls/bookings/{id}/outcome',
  summary: 'Mark what came of a remote session',
  description:
    'From its start on, and correctable until there is a certificate; afterwards an administrator withdraws that with a `reason`. Completed earns the certificate once the kit is back. Trainers mark their own sessions.',
  roles: teachers,
  body: fields({
    training_status: oneOf(['completed', 'failed', 'no_show']).meta({
      description: 'What came of it.',
      example: 'completed',
    }),
    reason: optional(text({ max: 500 })).meta({
      description: 'Why a certificate is withdrawn.',
      example: 'Marked in the wrong row',
    }),
  }).meta({ id: 'MarkRemoteBookingRequest' }),
  bodyExample: { training_status: 'completed' },
  answers: { 200: remoteBookingAnswer('Marked.') },
  refusals: ['booking_not_booked', 'session_not_started', 'certificate_stands', 'reason_missing'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    if (!(await remoteBookingInPath(call))) return refuse('not_found');
    const outcome = {
      bookingId: params.id,
      trainingStatus: body.training_status,
      reason: body.reason,
      mayWithdraw: caller.role === 'staff_admin',
    };
    return (await markSession(db, outcome, actorOf(caller, requestId))) ?? showRemoteBooking(call);
  },
});

const invoicePayment = endpoint({
  ...common,
  operationId: 'recordRemoteInvoicePayment',
  method: 'POST',
  path: '/virtual-bls/bookings/{id}/invoice-payment',
  summary: 'Record that the invoice of a remote session was paid',
  description: 'For bookings with `pay_option` `invoice`.',
  roles: administrators,
  answers: { 200: remoteBookingAnswer('Recorded.') },
  refusals: ['not_an_invoice', 'not_awaiting_payment'],
  async handle(call) {
    const { caller, params, db, requestId } = call;
    const booking = { product: 'virtual-bls', bookingId: params.id } as const;
    return (await recordInvoicePayment(db, booking, actorOf(caller, requestId))) ?? showRemoteBooking(call);
  },
});

export const changeRemoteBookingEndpoints = [reschedule, cancel, mark, invoicePayment];
