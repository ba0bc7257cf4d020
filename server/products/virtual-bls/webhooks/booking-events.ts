import { z } from 'zod';
import { blsBookingEvents, blsCancelReasons, trainingStatuses } from '../../../domains/bookings/index.ts';
import { blsCertificateEvents } from '../../../domains/certificates/index.ts';
import { kitEvents } from '../../../domains/kits/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import {
  certificateSchema,
  presentCertificate,
  presentRefund,
  refundSchema,
} from '../../training/booking-papers.ts';
import { dateTime } from '../../training/refs.ts';
import { eventSpec } from '../../webhooks/event-spec.ts';
import { booking, bookingExample, presentBooking, readShape } from '../bookings/booking.ts';
import { trainerRef } from '../refs.ts';

const certificateExample = {
  number: 'BLS-2026-001501',
  verification_code: 'B4ZH-6YJP-1FSM-8TEA',
  verification_url: 'https://api.example.org/verify/B4ZH-6YJP-1FSM-8TEA',
  issued_at: '2026-06-16T11:00:00+00:00',
  expires_on: '2027-06-10',
};

const created = eventSpec(blsBookingEvents['booking.created'], {
  type: 'booking.created',
  title: 'Booking Created',
  description: 'A new booking, wherever it was made; pending ones too.',
  data: booking,
  example: bookingExample,
  present: presentBooking,
});

const confirmed = eventSpec(blsBookingEvents['booking.confirmed'], {
  type: 'booking.confirmed',
  title: 'Booking Confirmed (PayPal Payment)',
  description:
    'The candidate has paid by PayPal. Never for `credits`, `balance` or `invoice`: those are booked from the start.',
  data: booking,
  example: { ...bookingExample, pay_option: 'candidate_pays' },
  present: presentBooking,
});

const rescheduled = eventSpec(blsBookingEvents['booking.rescheduled'], {
  type: 'booking.rescheduled',
  title: 'Booking Rescheduled',
  description: 'Staff moved the session, or gave it to another trainer: then the times are equal.',
  data: z
    .object({
      ...readShape,
      previous_start_date: dateTime('Start before, with the London offset.', '2026-06-10T09:00:00+01:00'),
      previous_end_date: dateTime('End before, with the London offset.', '2026-06-10T10:00:00+01:00'),
      previous_trainer: trainerRef,
    })
    .meta({ id: 'RescheduledBooking' }),
  example: {
    ...bookingExample,
    start_date: '2026-06-12T14:00:00+01:00',
    end_date: '2026-06-12T15:00:00+01:00',
    previous_start_date: '2026-06-10T09:00:00+01:00',
    previous_end_date: '2026-06-10T10:00:00+01:00',
    previous_trainer: bookingExample.trainer,
  },
  present: (record) => ({
    ...presentBooking(record),
    previous_start_date: formatLondon(record.previous_starts_at),
    previous_end_date: formatLondon(record.previous_ends_at),
    previous_trainer: { id: record.previous_trainer_id, name: record.previous_trainer_name },
  }),
});

const cancelled = eventSpec(blsBookingEvents['booking.cancelled'], {
  type: 'booking.cancelled',
  title: 'Booking Cancelled',
  description: 'By staff, or by the system when the candidate did not pay in time.',
  data: z
    .object({
      ...readShape,
      cancelled_at: dateTime('When, UTC.', '2026-06-05T08:00:00+00:00').nullable(),
      reason: z.enum(blsCancelReasons).nullable().meta({ description: 'Why.', example: 'staff' }),
      reason_note: z
        .string()
        .nullable()
        .meta({ description: 'What the canceller wrote.', example: 'Candidate ill' }),
      cancelled_by: z.string().nullable().meta({ description: '`Admin` or `System`.', example: 'Admin' }),
      refunded: z.boolean().meta({ description: 'Whether anything goes back.', example: true }),
      refund: refundSchema.nullable(),
    })
    .meta({ id: 'CancelledBooking' }),
  example: {
    ...bookingExample,
    booking_status: 'cancelled',
    pay_status: 'refunded',
    virtual: null,
    cancelled_at: '2026-06-05T08:00:00+00:00',
    reason: 'staff',
    reason_note: 'Candidate ill',
    cancelled_by: 'Admin',
    refunded: true,
    refund: { amount: 100, wallet: '1' },
  },
  present: (record) => ({
    ...presentBooking(record),
    cancelled_at: record.cancelled_at && formatUtc(record.cancelled_at),
    reason: record.reason,
    reason_note: record.reason_note,
    cancelled_by: record.cancelled_by,
    refunded: presentRefund(record) !== null,
    refund: presentRefund(record),
  }),
});

const marked = eventSpec(blsBookingEvents['booking.attendance_marked'], {
  type: 'booking.attendance_marked',
  title: 'Attendance Marked',
  description: 'The trainer or staff set or changed what came of the session.',
  data: z
    .object({
      ...readShape,
      previous_training_status: z
        .enum(trainingStatuses)
        .meta({ description: 'What it was before.', example: 'pending' }),
      marked_at: dateTime('When, UTC.', '2026-06-10T09:05:00+00:00'),
    })
    .meta({ id: 'MarkedBooking' }),
  example: {
    ...bookingExample,
    training_status: 'completed',
    equipment_status: 'out',
    previous_training_status: 'pending',
    marked_at: '2026-06-10T09:05:00+00:00',
  },
  present: (record) => ({
    ...presentBooking(record),
    previous_training_status: record.previous_training_status,
    marked_at: formatUtc(record.marked_at),
  }),
});

const overdue = eventSpec(kitEvents['booking.equipment_return_overdue'], {
  type: 'booking.equipment_return_overdue',
  title: 'Equipment Return Overdue',
  description: 'The kit is not back the day after it was due; once for each due date, also when cancelled.',
  data: z
    .object({
      ...readShape,
      equipment_due_date: z
        .string()
        .meta({ description: 'Day it was due (Europe/London).', format: 'date', example: '2026-06-17' }),
      days_overdue: z.int().meta({ description: 'Days since.', example: 1 }),
    })
    .meta({ id: 'OverdueBooking' }),
  example: {
    ...bookingExample,
    equipment_status: 'overdue',
    equipment_due_date: '2026-06-17',
    days_overdue: 1,
  },
  present: (record) => ({
    ...presentBooking(record),
    equipment_due_date: record.equipment_due_date,
    days_overdue: record.days_overdue,
  }),
});

const certified = eventSpec(blsCertificateEvents['booking.certificate_available'], {
  type: 'booking.certificate_available',
  title: 'Certificate Available',
  description: 'The training is completed and the kit is back, whichever came last.',
  data: z
    .object({
      ...readShape,
      certificate_url: z.string().meta({
        description: 'Where it is fetched, with your token.',
        format: 'uri',
        example: 'https://api.example.org/virtual-bls/v1/bookings/1501/certificate',
      }),
      certificate: certificateSchema,
    })
    .meta({ id: 'CertifiedBooking' }),
  example: {
    ...bookingExample,
    certificate_available: true,
    training_status: 'completed',
    equipment_status: 'in',
    certificate_url: 'https://api.example.org/virtual-bls/v1/bookings/1501/certificate',
    certificate: certificateExample,
  },
  present: (record, links) => ({
    ...presentBooking(record),
    certificate_url: `${links.site}/virtual-bls/v1/bookings/${record.id}/certificate`,
    certificate: presentCertificate(record.certificate, links),
  }),
});

/** What remote sessions tell: `data` is the booking at that moment, and what the event adds. */
export const bookingEventSpecs = [created, confirmed, rescheduled, cancelled, marked, overdue, certified];
