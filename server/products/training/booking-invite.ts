import { z } from 'zod';
import { bookingStatuses, payOptions } from '../../domains/bookings/index.ts';
import { invitePagePath } from '../../domains/candidate-links/index.ts';
import { type InviteRecord, inviteStatuses } from '../../domains/invites/index.ts';
import { formatLondon, formatUtc } from '../../platform/clock/format.ts';
import type { PageLinks } from '../../platform/crypto/page-links.ts';
import { courseRef, dateTime, locationRef, presentCourseRef, refsExample } from './refs.ts';

const instantOrNull = (description: string) =>
  z.string().nullable().meta({ description, format: 'date-time', example: null });

const invitedCandidate = z
  .object({
    name: z.string().meta({ description: 'First and last name.', example: 'Jane Smith' }),
    email: z.string().meta({ description: 'Gets the invite.', example: 'jane.smith@nhsstaff.co.uk' }),
    phone: z.string().nullable().meta({ description: 'Telephone.', example: null }),
    job_role: z.string().nullable().meta({ description: 'Job role.', example: null }),
  })
  .meta({ id: 'InvitedCandidate', description: 'Who is invited.' });

export const bookingInvite = z
  .object({
    id: z.int().meta({ description: 'Invite id.', example: 88 }),
    candidate: invitedCandidate,
    course: courseRef,
    location: locationRef.nullable(),
    training_event_id: z
      .int()
      .nullable()
      .meta({ description: 'The event, when it is fixed.', example: null }),
    pay_option: z.enum(payOptions).meta({ description: 'How it will be paid.', example: 'credits' }),
    status: z.enum(inviteStatuses).meta({ description: 'Where the invite stands.', example: 'sent' }),
    message: z.string().nullable().meta({ description: 'Shown in the e-mail.', example: null }),
    invite_url: z.string().meta({
      description: 'Where the candidate books. Whoever has it can.',
      format: 'uri',
      example: 'https://api.example.org/practical-training/invite/4hX0',
    }),
    sent_at: dateTime('When it was sent, UTC.', '2026-06-05T10:00:00+00:00'),
    opened_at: instantOrNull('When the candidate first saw the page, UTC.'),
    used_at: instantOrNull('When the candidate booked, UTC.'),
    expires_at: dateTime('Until when it can be used, UTC.', '2026-07-05T10:00:00+00:00'),
    booking: z
      .object({
        id: z.int().meta({ description: 'Booking id.', example: 95760 }),
        booking_status: z.enum(bookingStatuses).meta({ description: 'Its status.', example: 'booked' }),
        start_date: dateTime('Start of the training.', '2026-07-15T10:00:00+01:00'),
      })
      .meta({ id: 'BookingInviteBooking', description: 'What was booked through it.' })
      .nullable(),
    created_at: dateTime('When it was made, UTC.', '2026-06-05T10:00:00+00:00'),
  })
  .meta({ id: 'BookingInvite', description: 'An invite to book a seat.' });

export const bookingInviteExample = {
  id: 88,
  candidate: { name: 'Jane Smith', email: 'jane.smith@nhsstaff.co.uk', phone: null, job_role: null },
  course: refsExample.course,
  location: null,
  training_event_id: null,
  pay_option: 'credits' as const,
  status: 'sent' as const,
  message: null,
  invite_url: 'https://api.example.org/practical-training/invite/4hX0',
  sent_at: '2026-06-05T10:00:00+00:00',
  opened_at: null,
  used_at: null,
  expires_at: '2026-07-05T10:00:00+00:00',
  booking: null,
  created_at: '2026-06-05T10:00:00+00:00',
};

const presentLocation = (record: InviteRecord) =>
  record.location_id === null || record.location_name === null
    ? null
    : { id: record.location_id, name: record.location_name, address: record.location_address };

const presentUse = (record: InviteRecord) =>
  record.booking_id === null || record.booking_status === null || record.booking_starts_at === null
    ? null
    : {
        id: record.booking_id,
        booking_status: record.booking_status,
        start_date: formatLondon(record.booking_starts_at),
      };

/** An invite as lists, answers and events show it. */
export function presentInvite(record: InviteRecord, links: PageLinks): z.input<typeof bookingInvite> {
  return {
    id: record.id,
    candidate: {
      name: `${record.first_name} ${record.last_name}`,
      email: record.email,
      phone: record.phone,
      job_role: record.job_role,
    },
    course: presentCourseRef(record),
    location: presentLocation(record),
    training_event_id: record.training_event_id,
    pay_option: record.pay_option,
    status: record.status,
    message: record.message,
    invite_url: links.site + invitePagePath(links.keyring, record.id),
    sent_at: formatUtc(record.created_at),
    opened_at: record.opened_at && formatUtc(record.opened_at),
    used_at: record.used_at && formatUtc(record.used_at),
    expires_at: formatUtc(record.expires_at),
    booking: presentUse(record),
    created_at: formatUtc(record.created_at),
  };
}
