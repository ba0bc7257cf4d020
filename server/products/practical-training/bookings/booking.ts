import { z } from 'zod';
import {
  attendances,
  type BookingRecord,
  bookedByValues,
  bookingStatuses,
  cancelReasons,
  payOptions,
  payStatuses,
} from '../../../domains/bookings/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import {
  courseRef,
  dateTime,
  locationRef,
  presentCourseRef,
  presentLocationRef,
  presentTrainerRef,
  trainerRef,
} from '../refs.ts';

const candidateInfo = z
  .object({
    name: z.string().meta({ description: 'First and last name.', example: 'Jane Smith' }),
    email: z.string().meta({ description: 'E-mail.', example: 'jane.smith@nhsstaff.co.uk' }),
    phone: z.string().meta({ description: 'Telephone.', example: '+441234567890' }),
    job_role: z.string().nullable().meta({ description: 'Job role.', example: 'Registered Nurse' }),
  })
  .meta({ id: 'CandidateInfo' });

const paymentUrl = 'Where the candidate pays.';

const shape = {
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
    ...shape,
    payment_url: z
      .string()
      .optional()
      .meta({
        description: `${paymentUrl} Only while payment is due.`,
        format: 'uri',
        example: 'https://api.example.org/practical-training/pay/Vb3',
      }),
  })
  .meta({ id: 'Booking', description: 'A booking of one seat.' });

const nullableText = (description: string, example: string) =>
  z.string().nullable().meta({ description, example });

export const bookingDetail = z
  .object({
    ...shape,
    training_event_id: z.int().meta({ description: 'Training event id.', example: 26 }),
    agency_contact_name: nullableText('Your contact.', 'John Doe'),
    agency_contact_email: nullableText('Gets the confirmation.', 'john.doe@acme.co.uk'),
    agency_email: nullableText('Gets the invoice.', 'invoices@acme.co.uk'),
    payment_url: z
      .string()
      .nullable()
      .meta({ description: `${paymentUrl} Null when none is due.`, format: 'uri', example: null }),
    payment_expires_at: z
      .string()
      .nullable()
      .meta({ description: 'Until when payment is awaited, UTC.', format: 'date-time', example: null }),
    invite: z
      .object({
        id: z.int().meta({ description: 'Invite id.', example: 88 }),
        status: z.string().meta({ description: 'Its status.', example: 'used' }),
      })
      .meta({ id: 'BookingInviteRef' })
      .nullable(),
    certificate: z
      .object({
        number: z.string().meta({ description: 'Certificate number.', example: 'PT-2026-095759' }),
        verification_code: z
          .string()
          .meta({ description: 'Code for the public check.', example: 'K7QM-2XRT-9HVB-4NPD' }),
        verification_url: z.string().meta({
          description: 'The public check.',
          example: 'https://api.example.org/verify/K7QM-2XRT-9HVB-4NPD',
        }),
        issued_at: dateTime('When it was issued, UTC.', '2026-07-15T17:20:00+00:00'),
        expires_on: z
          .string()
          .nullable()
          .meta({ description: 'Last valid day.', format: 'date', example: '2027-07-15' }),
      })
      .meta({ id: 'Certificate' })
      .nullable(),
    cancelled_at: z
      .string()
      .nullable()
      .meta({ description: 'When it was cancelled, UTC.', format: 'date-time', example: null }),
    reason: z.enum(cancelReasons).nullable().meta({ description: 'Why it was cancelled.', example: null }),
    reason_note: nullableText('What the canceller wrote.', 'Shift changed'),
    refund: z
      .object({
        amount: z.int().meta({ description: 'Hundredths.', example: 100 }),
        wallet: z
          .string()
          .meta({ description: 'Course id, `booking_balance`, `stripe` or `invoice`.', example: '1' }),
      })
      .meta({ id: 'Refund' })
      .nullable(),
  })
  .meta({ id: 'BookingDetail', description: 'A booking with everything known about it.' });

export const bookingExample = {
  id: 95759,
  candidate: {
    name: 'Jane Smith',
    email: 'jane.smith@nhsstaff.co.uk',
    phone: '+441234567890',
    job_role: 'Registered Nurse',
  },
  course: { id: 1, name: 'CSTF All-In-One Mandatory Practical Training' },
  location: { id: 3, name: 'Glasgow', address: 'Abbey Mill Business Centre, Paisley' },
  trainer: { id: 5, name: 'David Rankin' },
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

/** A booking as lists, answers and events show it: 14 keys. */
export function presentBooking(record: BookingRecord): z.input<typeof booking> {
  return {
    id: record.id,
    candidate: {
      name: `${record.first_name} ${record.last_name}`,
      email: record.email,
      phone: record.phone,
      job_role: record.job_role,
    },
    course: presentCourseRef(record),
    location: presentLocationRef(record),
    trainer: presentTrainerRef(record),
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

/** A booking on its own. */
export function presentBookingDetail(record: BookingRecord): z.input<typeof bookingDetail> {
  return {
    ...presentBooking(record),
    training_event_id: record.training_event_id,
    agency_contact_name: record.agency_contact_name,
    agency_contact_email: record.agency_contact_email,
    agency_email: record.agency_email,
    payment_url: null,
    payment_expires_at: null,
    invite: null,
    certificate: null,
    cancelled_at: record.cancelled_at && formatUtc(record.cancelled_at),
    reason: record.reason,
    reason_note: record.reason_note,
    refund: null,
  };
}
