import { z } from 'zod';
import {
  attendances,
  awaitsPayment,
  type BookingRecord,
  bookedByValues,
  bookingStatuses,
  payOptions,
  payStatuses,
} from '../../domains/bookings/index.ts';
import { paymentPagePath } from '../../domains/candidate-links/index.ts';
import { formatLondon, formatUtc } from '../../platform/clock/format.ts';
import type { PageLinks } from '../../platform/crypto/page-links.ts';
import { courseRef, dateTime, locationRef, presentRefs, refsExample, trainerRef } from './refs.ts';

const candidateInfo = z
  .object({
    name: z.string().meta({ description: 'First and last name.', example: 'Jane Smith' }),
    email: z.string().meta({ description: 'E-mail.', example: 'jane.smith@nhsstaff.co.uk' }),
    phone: z.string().meta({ description: 'Telephone.', example: '+441234567890' }),
    job_role: z.string().nullable().meta({ description: 'Job role.', example: 'Registered Nurse' }),
  })
  .meta({ id: 'CandidateInfo', description: 'The candidate.' });

/** The keys that every view of a booking has. */
export const bookingShape = {
  id: z.int().meta({ description: 'Booking id.', example: 95759 }),
  candidate: candidateInfo,
  course: courseRef,
  location: locationRef,
  trainer: trainerRef.nullable(),
  start_date: dateTime('Start, with the Europe/London offset of that day.', '2026-07-15T10:00:00+01:00'),
  end_date: dateTime('End, with the Europe/London offset of that day.', '2026-07-15T17:00:00+01:00'),
  booking_status: z
    .enum(bookingStatuses)
    .meta({ description: 'Where the booking stands.', example: 'booked' }),
  pay_status: z.enum(payStatuses).meta({ description: 'Where the payment stands.', example: 'completed' }),
  pay_option: z.enum(payOptions).meta({ description: 'How it is paid.', example: 'credits' }),
  booked_by: z.enum(bookedByValues).meta({ description: 'Who booked.', example: 'Agency' }),
  attendance: z
    .enum(attendances)
    .nullable()
    .meta({ description: 'Whether the candidate came; null: not marked.', example: null }),
  certificate_available: z
    .boolean()
    .meta({ description: 'Whether the certificate can be fetched.', example: false }),
  created_at: dateTime('When it was booked, UTC.', '2026-06-05T10:00:00+00:00'),
};

export const booking = z
  .object({
    ...bookingShape,
    payment_url: z.string().optional().meta({
      description: 'Where the candidate pays. Only while payment is due.',
      format: 'uri',
      example: 'https://api.example.org/practical-training/pay/Vb3',
    }),
  })
  .meta({ id: 'Booking', description: 'A booking of one seat.' });

export const bookingExample = {
  id: 95759,
  candidate: {
    name: 'Jane Smith',
    email: 'jane.smith@nhsstaff.co.uk',
    phone: '+441234567890',
    job_role: 'Registered Nurse',
  },
  ...refsExample,
  start_date: '2026-07-15T10:00:00+01:00',
  end_date: '2026-07-15T17:00:00+01:00',
  booking_status: 'booked' as const,
  pay_status: 'completed' as const,
  pay_option: 'credits' as const,
  booked_by: 'Agency' as const,
  attendance: null,
  certificate_available: false,
  created_at: '2026-06-05T10:00:00+00:00',
};

/** A booking without its payment link: 14 keys. */
export function presentBookingCore(record: BookingRecord) {
  return {
    id: record.id,
    candidate: {
      name: `${record.first_name} ${record.last_name}`,
      email: record.email,
      phone: record.phone,
      job_role: record.job_role,
    },
    ...presentRefs(record),
    start_date: formatLondon(record.starts_at),
    end_date: formatLondon(record.ends_at),
    booking_status: record.booking_status,
    pay_status: record.pay_status,
    pay_option: record.pay_option,
    booked_by: record.booked_by,
    attendance: record.attendance,
    certificate_available: record.has_certificate,
    created_at: formatUtc(record.created_at),
  };
}

/** A booking as lists, answers and events show it: 14 keys, and a payment link while payment is due. */
export function presentBooking(record: BookingRecord, links: PageLinks): z.input<typeof booking> {
  const core = presentBookingCore(record);
  return awaitsPayment(record)
    ? { ...core, payment_url: links.site + paymentPagePath(links.keyring, record.id) }
    : core;
}
