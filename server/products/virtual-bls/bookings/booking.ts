import { z } from 'zod';
import {
  type BlsBookingRecord,
  blsPayOptions,
  bookedByValues,
  bookingStatuses,
  equipmentStatuses,
  payStatuses,
  trainingStatuses,
} from '../../../domains/bookings/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import { dateTime } from '../../training/refs.ts';
import { courseRef, exampleCourse, trainerRef } from '../refs.ts';

const candidateInfo = z
  .object({
    name: z.string().meta({ description: 'First and last name.', example: 'Jane Smith' }),
    email: z.string().meta({ description: 'E-mail.', example: 'jane.smith@example.com' }),
    phone: z.string().meta({ description: 'Telephone.', example: '+441234567890' }),
  })
  .meta({ id: 'SessionCandidate', description: 'The candidate.' });

const virtualRoom = z
  .object({
    zoom_id: z.string().meta({ description: 'Meeting id.', example: '123 456 7890' }),
    zoom_link: z
      .string()
      .meta({ description: 'Opens the meeting.', format: 'uri', example: 'https://zoom.us/j/1234567890' }),
    zoom_password: z.string().meta({ description: 'Passcode.', example: 'abc123' }),
  })
  .meta({ id: 'VirtualRoom', description: 'Where the session is held.' });

const createShape = {
  id: z.int().meta({ description: 'Booking id.', example: 1501 }),
  candidate: candidateInfo,
  course: courseRef,
  trainer: trainerRef,
  start_date: dateTime('Start, with the Europe/London offset of that day.', '2026-06-10T09:00:00+01:00'),
  end_date: dateTime('End, with the Europe/London offset of that day.', '2026-06-10T10:00:00+01:00'),
  booking_status: z
    .enum(bookingStatuses)
    .meta({ description: 'Where the booking stands.', example: 'booked' }),
  pay_status: z.enum(payStatuses).meta({ description: 'Where the payment stands.', example: 'completed' }),
  pay_option: z.enum(blsPayOptions).meta({ description: 'How it is paid.', example: 'credits' }),
  booked_by: z.enum(bookedByValues).meta({ description: 'Who booked.', example: 'Agency' }),
  virtual: virtualRoom.nullable(),
  certificate_available: z
    .boolean()
    .meta({ description: 'Whether the certificate can be fetched.', example: false }),
  created_at: dateTime('When it was booked, UTC.', '2026-06-03T18:00:00+00:00'),
};

/** The keys of a booking in lists, in its own answer and in events. */
export const readShape = {
  ...createShape,
  training_status: z
    .enum(trainingStatuses)
    .meta({ description: 'What came of the session.', example: 'pending' }),
  equipment_status: z
    .enum(equipmentStatuses)
    .nullable()
    .meta({ description: 'Where the training kit is; null: none was sent yet.', example: null }),
};

export const createdBooking = z
  .object(createShape)
  .meta({ id: 'BookingResource', description: 'A booking just made.' });

export const booking = z
  .object(readShape)
  .meta({ id: 'Booking', description: 'A booking of one remote session.' });

export const createdExample = {
  id: 1501,
  candidate: { name: 'Jane Smith', email: 'jane.smith@example.com', phone: '+441234567890' },
  course: exampleCourse,
  trainer: { id: 3, name: 'Dr. Sarah Connor' },
  start_date: '2026-06-10T09:00:00+01:00',
  end_date: '2026-06-10T10:00:00+01:00',
  booking_status: 'booked' as const,
  pay_status: 'completed' as const,
  pay_option: 'credits' as const,
  booked_by: 'Agency' as const,
  virtual: {
    zoom_id: '123 456 7890',
    zoom_link: 'https://zoom.us/j/1234567890',
    zoom_password: 'abc123',
  },
  certificate_available: false,
  created_at: '2026-06-03T18:00:00+00:00',
};

export const bookingExample = {
  ...createdExample,
  training_status: 'pending' as const,
  equipment_status: null,
};

/** A booking just made: 13 keys. */
export function presentCreated(record: BlsBookingRecord): z.input<typeof createdBooking> {
  return {
    id: record.id,
    candidate: {
      name: `${record.first_name} ${record.last_name}`,
      email: record.email,
      phone: record.phone,
    },
    course: { id: record.course_id, name: record.course_name },
    trainer: { id: record.trainer_id, name: record.trainer_name },
    start_date: formatLondon(record.starts_at),
    end_date: formatLondon(record.ends_at),
    booking_status: record.booking_status,
    pay_status: record.pay_status,
    pay_option: record.pay_option,
    booked_by: record.booked_by,
    virtual:
      record.booking_status === 'booked'
        ? { zoom_id: record.room_id, zoom_link: record.room_link, zoom_password: record.room_password }
        : null,
    certificate_available: record.has_certificate,
    created_at: formatUtc(record.created_at),
  };
}

/** A booking as lists and events show it: two keys more. */
export function presentBooking(record: BlsBookingRecord): z.input<typeof booking> {
  return {
    ...presentCreated(record),
    training_status: record.training_status,
    equipment_status: record.equipment_status,
  };
}
