import { z } from 'zod';
import { attendances, bookingEvents, cancelReasons } from '../../../domains/bookings/index.ts';
import { certificateEvents } from '../../../domains/certificates/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import {
  booking,
  bookingExample,
  bookingShape,
  presentBooking,
  presentBookingCore,
} from '../../training/booking.ts';
import {
  certificateSchema,
  presentCertificate,
  presentRefund,
  refundSchema,
} from '../../training/booking-papers.ts';
import { dateTime, locationRef } from '../../training/refs.ts';
import { eventSpec } from '../../webhooks/event-spec.ts';

const markedAt = dateTime('When attendance was marked, UTC.', '2026-07-15T16:10:00+00:00');

const certificateExample = {
  number: 'PT-2026-095759',
  verification_code: 'K7QM-2XRT-9HVB-4NPD',
  verification_url: 'https://api.example.org/verify/K7QM-2XRT-9HVB-4NPD',
  issued_at: '2026-07-15T17:20:00+00:00',
  expires_on: '2027-07-15',
};

/** What bookings tell: `data` is the booking at that moment, and what the event adds. */
export const bookingEventSpecs = [
  eventSpec(bookingEvents['booking.created'], {
    type: 'booking.created',
    title: 'Booking Created',
    description: 'A new booking, wherever it was made. With a `payment_url` while the candidate has to pay.',
    data: booking,
    example: bookingExample,
    present: presentBooking,
  }),
  eventSpec(bookingEvents['booking.confirmed'], {
    type: 'booking.confirmed',
    title: 'Booking Confirmed (Stripe Payment)',
    description:
      'A pending booking is booked: the candidate paid, or staff approved it; when both are needed, once, at the second. Never for bookings that were booked from the start.',
    data: z
      .object({
        ...bookingShape,
        confirmed_by: z
          .enum(['payment', 'review'])
          .meta({ description: 'What came last.', example: 'payment' }),
      })
      .meta({ id: 'ConfirmedBooking' }),
    example: { ...bookingExample, pay_option: 'candidate_pays', confirmed_by: 'payment' },
    present: (record) => ({ ...presentBookingCore(record), confirmed_by: record.confirmed_by }),
  }),
  eventSpec(bookingEvents['booking.rescheduled'], {
    type: 'booking.rescheduled',
    title: 'Booking Rescheduled',
    description: 'Staff moved the booking to another event, or moved its event.',
    data: z
      .object({
        ...bookingShape,
        previous_start_date: dateTime('Start before, with the London offset.', '2026-07-08T10:00:00+01:00'),
        previous_end_date: dateTime('End before, with the London offset.', '2026-07-08T17:00:00+01:00'),
        previous_location: locationRef,
      })
      .meta({ id: 'RescheduledBooking' }),
    example: {
      ...bookingExample,
      previous_start_date: '2026-07-08T10:00:00+01:00',
      previous_end_date: '2026-07-08T17:00:00+01:00',
      previous_location: { id: 4, name: 'Leeds', address: '1 Park Row' },
    },
    present: (record) => ({
      ...presentBookingCore(record),
      previous_start_date: formatLondon(record.previous_starts_at),
      previous_end_date: formatLondon(record.previous_ends_at),
      previous_location: {
        id: record.previous_location_id,
        name: record.previous_location_name,
        address: record.previous_location_address,
      },
    }),
  }),
  eventSpec(bookingEvents['booking.cancelled'], {
    type: 'booking.cancelled',
    title: 'Booking Cancelled',
    description: 'By you, by staff or by the system: payment window over, or no decision before the start.',
    data: z
      .object({
        ...bookingShape,
        cancelled_at: dateTime('When, UTC.', '2026-06-06T09:00:00+00:00').nullable(),
        reason: z.enum(cancelReasons).nullable().meta({ description: 'Why.', example: 'requested' }),
        reason_note: z
          .string()
          .nullable()
          .meta({ description: 'What the canceller wrote.', example: 'Shift changed' }),
        cancelled_by: z
          .string()
          .nullable()
          .meta({ description: '`Agency`, `Admin` or `System`.', example: 'Agency' }),
        refunded: z.boolean().meta({ description: 'Whether anything goes back.', example: true }),
        refund: refundSchema.nullable(),
      })
      .meta({ id: 'CancelledBooking' }),
    example: {
      ...bookingExample,
      booking_status: 'cancelled',
      pay_status: 'refunded',
      cancelled_at: '2026-06-06T09:00:00+00:00',
      reason: 'requested',
      reason_note: 'Shift changed',
      cancelled_by: 'Agency',
      refunded: true,
      refund: { amount: 100, wallet: '1' },
    },
    present: (record) => ({
      ...presentBookingCore(record),
      cancelled_at: record.cancelled_at && formatUtc(record.cancelled_at),
      reason: record.reason,
      reason_note: record.reason_note,
      cancelled_by: record.cancelled_by,
      refunded: presentRefund(record) !== null,
      refund: presentRefund(record),
    }),
  }),
  eventSpec(bookingEvents['booking.attendance_marked'], {
    type: 'booking.attendance_marked',
    title: 'Attendance Marked',
    description: 'The trainer or staff set or changed whether the candidate came.',
    data: z
      .object({
        ...bookingShape,
        previous_attendance: z
          .enum(attendances)
          .nullable()
          .meta({ description: 'Before; null: not marked.', example: null }),
        marked_at: markedAt,
      })
      .meta({ id: 'MarkedBooking' }),
    example: {
      ...bookingExample,
      attendance: 'attended',
      previous_attendance: null,
      marked_at: '2026-07-15T16:10:00+00:00',
    },
    present: (record) => ({
      ...presentBookingCore(record),
      previous_attendance: record.previous_attendance,
      marked_at: formatUtc(record.marked_at),
    }),
  }),
  eventSpec(bookingEvents['booking.no_show'], {
    type: 'booking.no_show',
    title: 'Candidate No-Show',
    description: 'In addition to `booking.attendance_marked` when the candidate did not come.',
    data: z.object({ ...bookingShape, marked_at: markedAt }).meta({ id: 'NoShowBooking' }),
    example: { ...bookingExample, attendance: 'no_show', marked_at: '2026-07-15T16:10:00+00:00' },
    present: (record) => ({ ...presentBookingCore(record), marked_at: formatUtc(record.marked_at) }),
  }),
  eventSpec(certificateEvents['booking.certificate_available'], {
    type: 'booking.certificate_available',
    title: 'Certificate Available',
    description: 'The certificate was issued, or issued again after it was revoked.',
    data: z
      .object({
        ...bookingShape,
        certificate_url: z.string().meta({
          description: 'The PDF, with your token.',
          format: 'uri',
          example: 'https://api.example.org/practical-training/v1/bookings/95759/certificate',
        }),
        certificate: certificateSchema,
      })
      .meta({ id: 'CertifiedBooking' }),
    example: {
      ...bookingExample,
      attendance: 'attended',
      certificate_available: true,
      certificate_url: 'https://api.example.org/practical-training/v1/bookings/95759/certificate',
      certificate: certificateExample,
    },
    present: (record, links) => ({
      ...presentBookingCore(record),
      certificate_url: `${links.site}/practical-training/v1/bookings/${record.id}/certificate`,
      certificate: presentCertificate(record.certificate, links),
    }),
  }),
];
