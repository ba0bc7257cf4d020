export { bookHeldSeat } from './book-held-seat.ts';
export {
  attendances,
  type BookingRecord,
  bookedByValues,
  bookingStatuses,
  cancelReasons,
  payOptions,
  payStatuses,
} from './booking-record.ts';
export { cancelBookingByStaff } from './cancel-booking-by-staff.ts';
export { decideReview } from './decide-review.ts';
export { bookingProblems } from './errors.ts';
export { bookingEvents } from './events.ts';
export { getBooking } from './get-booking.ts';
export { listBookings } from './list-bookings.ts';
export { getStaffBooking, listStaffBookings, type StaffBooking } from './list-staff-bookings.ts';
export { markAttendance } from './mark-attendance.ts';
export { recordInvoicePayment } from './record-invoice-payment.ts';
export { rescheduleBooking } from './reschedule-booking.ts';
