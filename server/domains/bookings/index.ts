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
export { bookingProblems } from './errors.ts';
export { bookingEvents, bookingSnapshot } from './events.ts';
export { getBooking } from './get-booking.ts';
export { listBookings } from './list-bookings.ts';
