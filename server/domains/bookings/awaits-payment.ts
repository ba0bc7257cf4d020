import type { BookingRecord } from './booking-record.ts';

/** Whether the candidate can still pay for this booking. */
export function awaitsPayment(
  booking: Pick<BookingRecord, 'booking_status' | 'pay_status'> & { readonly pay_option: string },
): boolean {
  return (
    booking.pay_option === 'candidate_pays' &&
    booking.pay_status === 'pending' &&
    booking.booking_status === 'pending'
  );
}
