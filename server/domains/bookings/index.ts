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
export { bookingProblems } from './errors.ts';
export { bookingEvents } from './events.ts';
export { findBookingById, type LinkedBooking } from './find-booking-by-id.ts';
export { findBookingOfHold } from './find-booking-of-hold.ts';
export { getBooking } from './get-booking.ts';
export { listBookings } from './list-bookings.ts';
