export { bookHeldSeat } from './book-held-seat.ts';
export {
  attendances,
  type BookingRecord,
  bookedByValues,
  bookingFromSnapshot,
  bookingStatuses,
  cancelReasons,
  payOptions,
  payStatuses,
} from './booking-record.ts';
export { bookingProblems } from './errors.ts';
export { getBooking } from './get-booking.ts';
export { listBookings } from './list-bookings.ts';
