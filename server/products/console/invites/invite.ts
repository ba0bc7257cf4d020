import { z } from 'zod';
import { bookingStatuses, payOptions } from '../../../domains/bookings/index.ts';
import { invitePagePath } from '../../../domains/candidate-links/index.ts';
import { type InviteLife, type InviteRecord, inviteStatuses } from '../../../domains/invites/index.ts';
import { type InviteMail, mailStatuses } from '../../../domains/notifications/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import type { PageLinks } from '../../../platform/crypto/page-links.ts';
import { courseRef, locationRef, presentCourseRef, refsExample } from '../../training/refs.ts';
import { choice, int, intOrNull, str, strOrNull, utcOrNull, when, whenOrNull } from '../fields.ts';

const shape = {
  id: int('Invite id.', 88),
  candidate: z
    .object({
      first_name: str('First name.', 'Jane'),
      last_name: str('Last name.', 'Smith'),
      email: str('E-mail.', 'jane.smith@nhsstaff.co.uk'),
      phone: strOrNull('Phone.', null),
      job_role: strOrNull('Job role.', null),
    })
    .meta({ id: 'Invitee', description: 'Who is invited.' }),
  course: courseRef,
  location: locationRef.nullable().meta({ description: 'Null: the candidate chooses.' }),
  training_event_id: intOrNull('The fixed event; null: the candidate chooses.', null),
  pay_option: choice(payOptions, 'How it is paid once the candidate books.'),
  status: choice(inviteStatuses, 'Where it stands.'),
  sent_at: when('When it was made and mailed.', '2027-06-05T10:00:00+00:00'),
  opened_at: whenOrNull('When the candidate first saw the page.', null),
  used_at: whenOrNull('When the candidate booked.', null),
  expires_at: when('Until when it can be used.', '2027-07-05T10:00:00+00:00'),
  booking: z
    .object({
      id: int('Booking id.', 95_760),
      booking_status: choice(bookingStatuses, 'Where it stands.'),
      start_date: when('Start of the training.', '2027-07-15T10:00:00+01:00'),
    })
    .meta({ id: 'InviteBooking', description: 'What was booked through it.' })
    .nullable(),
};

export const invite = z.object(shape).meta({ id: 'Invite', description: 'A candidate’s invite to book.' });

export const inviteDetail = z
  .object({
    ...shape,
    message: strOrNull('Shown in the e-mail.', 'Please book before your first shift.'),
    agency_contact_name: strOrNull('The organisation’s contact.', 'John Doe'),
    agency_contact_email: strOrNull('The contact’s e-mail.', 'john.doe@acme.co.uk'),
    agency_email: strOrNull('Where the invoice goes.', null),
    event_start_date: whenOrNull('Start of the fixed event, with London’s offset.', null),
    invite_url: str(
      'Where the candidate books. Whoever has it can.',
      'https://api.example.org/practical-training/invite/4hX0',
    ),
    mails: z
      .array(
        z
          .object({
            status: choice(mailStatuses, '`bounced`: refused for good; `skipped`: no longer true.'),
            queued_at: when('When it was asked for.', '2027-06-05T10:00:00+00:00'),
            sent_at: whenOrNull('When the mail server took it.', '2027-06-05T10:00:01+00:00'),
          })
          .meta({ id: 'InviteMail' }),
      )
      .meta({ description: 'The mails with the link, oldest first.' }),
    resent_at: whenOrNull('When it was last sent again.', null),
    held_at: whenOrNull('When the candidate took the seat that they then booked.', null),
    funds_short_at: whenOrNull('When your organisation could last not pay for it.', null),
    withdrawn_at: whenOrNull('When it was withdrawn.', null),
  })
  .meta({ id: 'InviteDetail', description: 'An invite and its life.' });

export const inviteExample: z.input<typeof invite> = {
  id: 88,
  candidate: {
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@nhsstaff.co.uk',
    phone: null,
    job_role: null,
  },
  course: refsExample.course,
  location: null,
  training_event_id: null,
  pay_option: 'credits',
  status: 'sent',
  sent_at: '2027-06-05T10:00:00+00:00',
  opened_at: null,
  used_at: null,
  expires_at: '2027-07-05T10:00:00+00:00',
  booking: null,
};

export const inviteDetailExample: z.input<typeof inviteDetail> = {
  ...inviteExample,
  message: null,
  agency_contact_name: null,
  agency_contact_email: null,
  agency_email: null,
  event_start_date: null,
  invite_url: 'https://api.example.org/practical-training/invite/4hX0',
  mails: [{ status: 'sent', queued_at: '2027-06-05T10:00:00+00:00', sent_at: '2027-06-05T10:00:01+00:00' }],
  resent_at: null,
  held_at: null,
  funds_short_at: null,
  withdrawn_at: null,
};

const presentBooking = (row: InviteRecord) =>
  row.booking_id === null || row.booking_status === null || row.booking_starts_at === null
    ? null
    : {
        id: row.booking_id,
        booking_status: row.booking_status,
        start_date: formatLondon(row.booking_starts_at),
      };

/** An invite as lists show it. */
export const presentInvite = (row: InviteRecord): z.input<typeof invite> => ({
  id: row.id,
  candidate: {
    first_name: row.first_name,
    last_name: row.last_name,
    email: row.email,
    phone: row.phone,
    job_role: row.job_role,
  },
  course: presentCourseRef(row),
  location:
    row.location_id === null || row.location_name === null
      ? null
      : { id: row.location_id, name: row.location_name, address: row.location_address },
  training_event_id: row.training_event_id,
  pay_option: row.pay_option,
  status: row.status,
  sent_at: formatUtc(row.created_at),
  opened_at: utcOrNull(row.opened_at),
  used_at: utcOrNull(row.used_at),
  expires_at: formatUtc(row.expires_at),
  booking: presentBooking(row),
});

interface WholeInvite {
  readonly record: InviteRecord;
  readonly life: InviteLife;
  readonly mails: readonly InviteMail[];
}

/** An invite on its own. */
export const presentInviteDetail = (
  { record, life, mails }: WholeInvite,
  links: PageLinks,
): z.input<typeof inviteDetail> => ({
  ...presentInvite(record),
  message: record.message,
  agency_contact_name: record.agency_contact_name,
  agency_contact_email: record.agency_contact_email,
  agency_email: record.agency_email,
  event_start_date: life.event_starts_at && formatLondon(life.event_starts_at),
  invite_url: links.site + invitePagePath(links.keyring, record.id),
  mails: mails.map((mail) => ({
    status: mail.status,
    queued_at: formatUtc(mail.created_at),
    sent_at: utcOrNull(mail.sent_at),
  })),
  resent_at: utcOrNull(life.resent_at),
  held_at: utcOrNull(life.held_at),
  funds_short_at: utcOrNull(life.funds_short_told_at),
  withdrawn_at: utcOrNull(life.withdrawn_at),
});
