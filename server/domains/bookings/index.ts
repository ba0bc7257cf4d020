export { awaitsPayment } from './awaits-payment.ts';
export {
  type BlsBookingRecord,
  type BlsPayOption,
  blsCancelReasons,
  blsPayOptions,
  equipmentStatuses,
  trainingStatuses,
} from './bls/bls-booking-record.ts';
export { bookBlsForOrganisation } from './bls/book-bls-for-organisation.ts';
export { bookHeldSlot } from './bls/book-held-slot.ts';
export { cancelSessionByStaff } from './bls/cancel-session-by-staff.ts';
export { blsBookingEvents, blsBookingSnapshot } from './bls/events.ts';
export { findBlsBookingById, type LinkedBlsBooking } from './bls/find-bls-booking-by-id.ts';
export { findSessionOfHold } from './bls/find-session-of-hold.ts';
export { foreseeSessionCancellation } from './bls/foresee-session-cancellation.ts';
export { getBlsBooking } from './bls/get-bls-booking.ts';
export { listBlsBookings } from './bls/list-bls-bookings.ts';
export { getStaffSession, listStaffSessions, type StaffSession } from './bls/list-staff-sessions.ts';
export { markSession } from './bls/mark-session.ts';
export { rescheduleSession } from './bls/reschedule-session.ts';
export { bookForOrganisation } from './book-for-organisation.ts';
export { bookHeldSeat } from './book-held-seat.ts';
export {
  attendances,
  type BookingRecord,
  bookedByValues,
  bookingStatuses,
  cancelReasons,
  type PayOption,
  payOptions,
  payStatuses,
} from './booking-record.ts';
export { cancelBooking } from './cancel-booking.ts';
export { cancelBookingByStaff } from './cancel-booking-by-staff.ts';
export { decideReview } from './decide-review.ts';
export { endDueBookings } from './end-due-bookings.ts';
export { bookingProblems } from './errors.ts';
export { findEventConsequences, refundKinds } from './event-consequences.ts';
export { bookingEvents, bookingSnapshot } from './events.ts';
export { findBookingById, type LinkedBooking } from './find-booking-by-id.ts';
export { findBookingOfHold } from './find-booking-of-hold.ts';
export { foreseeCancellation } from './foresee-cancellation.ts';
export { type BookingDetail, getBooking } from './get-booking.ts';
export { type BookingHappening, listBookingHistory } from './list-booking-history.ts';
export { type BookingFilter, listBookings } from './list-bookings.ts';
export {
  exportStaffBookings,
  getStaffBooking,
  listStaffBookings,
  type StaffBooking,
} from './list-staff-bookings.ts';
export { markAttendance } from './mark-attendance.ts';
export { recordInvoicePayment } from './record-invoice-payment.ts';
export { rescheduleBooking } from './reschedule-booking.ts';
