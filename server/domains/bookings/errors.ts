import type { ProblemTable } from '../../platform/http/problem.ts';

/** What bookings refuse with. */
export const bookingProblems = {
  invoice_not_enabled: {
    status: 422,
    message: 'Invoice payments are not enabled for your account.',
    field: 'pay_option',
  },
  candidate_payment_unavailable: {
    status: 422,
    message: 'Candidate payments are not available.',
    field: 'pay_option',
  },
  already_cancelled: { status: 422, message: 'This booking is already cancelled.' },
  attendance_marked: { status: 422, message: 'Attendance is marked: take the mark back first.' },
  review_not_awaited: { status: 422, message: 'This booking does not wait for a review.' },
  booking_not_booked: { status: 422, message: 'Only booked candidates can attend.' },
  event_not_started: { status: 422, message: 'Attendance can be marked from the start of the training.' },
  not_an_invoice: { status: 422, message: 'This booking is not paid by invoice.' },
  not_awaiting_payment: { status: 422, message: 'No payment is awaited for this booking.' },
  event_unknown: {
    status: 422,
    message: 'There is no such training event for this organisation.',
    field: 'training_event_id',
  },
  event_of_another_course: {
    status: 422,
    message: 'That training event is of another course.',
    field: 'training_event_id',
  },
  too_late_to_move: {
    status: 422,
    message: 'It is too late to move this booking yourself: ask the training provider.',
  },
  booking_moved: { status: 409, message: 'Somebody else moved this booking just now.' },
  session_not_started: { status: 422, message: 'The outcome can be marked from the start of the session.' },
  certificate_stands: {
    status: 422,
    message: 'There is a certificate: only an administrator can withdraw it, with a reason.',
  },
  reason_missing: {
    status: 422,
    message: 'Say why the certificate is withdrawn.',
    field: 'reason',
  },
  invite_unavailable: { status: 410, message: 'This invite is no longer available.' },
} as const satisfies ProblemTable;
