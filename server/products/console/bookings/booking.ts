import { z } from 'zod';
import {
  attendances,
  bookedByValues,
  bookingStatuses,
  cancelReasons,
  getStaffBooking,
  payOptions,
  payStatuses,
  type StaffBooking,
} from '../../../domains/bookings/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { courseRef, locationRef, presentRefs, refsExample, trainerRef } from '../../training/refs.ts';
import { choice, flag, int, intOrNull, str, strOrNull, utcOrNull, when, whenOrNull } from '../fields.ts';
import { bookingFence } from '../policy.ts';
import type { ConsoleCaller } from '../services.ts';
import { presentRefund, refund } from './papers.ts';

const oneOrNull = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  description: string,
) => z.enum(values).nullable().meta({ description, example: values[0] });

/** Whose something is. */
export const organisationRef = z
  .object({
    id: int('Organisation id.', 1042),
    name: str('Name.', 'Acme Healthcare'),
    code: str('Account code.', 'ACME001'),
  })
  .meta({ id: 'OrganisationRef', description: 'The organisation it belongs to.' });

/** The keys of a booking. */
export const bookingShape = {
  id: int('Booking id.', 95_759),
  organisation: organisationRef,
  training_event_id: int('Training event id.', 26),
  candidate: z
    .object({
      first_name: str('First name.', 'Jane'),
      last_name: str('Last name.', 'Smith'),
      email: str('E-mail.', 'jane.smith@nhsstaff.co.uk'),
      phone: str('Phone.', '+441234567890'),
      job_role: strOrNull('Job role.', 'Registered Nurse'),
    })
    .meta({ id: 'Candidate', description: 'The candidate.' }),
  course: courseRef,
  location: locationRef,
  trainer: trainerRef.nullable().meta({ description: 'Null: not settled yet.' }),
  start_date: when('Start, with London’s offset of that day.', '2027-07-15T10:00:00+01:00'),
  end_date: when('End, with London’s offset of that day.', '2027-07-15T17:00:00+01:00'),
  booking_status: choice(bookingStatuses, 'Where it stands.'),
  review: oneOrNull(['awaited', 'approved', 'rejected'], 'Null: the course needs none.'),
  attendance: oneOrNull(attendances, 'Null: not marked.'),
  passed: z.boolean().nullable().meta({ description: 'Null: not judged, or did not come.', example: true }),
  attendance_marked_at: whenOrNull('When attendance was marked last.', null),
  certificate_available: flag('Whether there is a certificate.', false),
  pay_status: choice(payStatuses, 'Where its money stands.'),
  pay_option: choice(payOptions, 'How it is paid.'),
  price_pence: int('Price when it was booked, in pence.', 8_500),
  payment_expires_at: whenOrNull('Until when the candidate’s payment is awaited.', null),
  paid_at: whenOrNull('When the candidate’s payment or the invoice’s arrived.', null),
  booked_by: choice(bookedByValues, 'Who booked.'),
  invite_id: intOrNull('The invite it came by.', null),
  agency_contact_name: strOrNull('The organisation’s contact.', 'John Doe'),
  agency_contact_email: strOrNull('The contact’s e-mail.', 'john.doe@acme.co.uk'),
  agency_email: strOrNull('Where the invoice goes.', 'invoices@acme.co.uk'),
  cancelled_at: whenOrNull('When it was cancelled.', null),
  cancelled_by: oneOrNull(['Agency', 'Admin', 'System'], 'Who cancelled.'),
  reason: oneOrNull(cancelReasons, 'Why it was cancelled.'),
  reason_note: strOrNull('In somebody’s words.', null),
  refund: refund.nullable().meta({ description: 'What goes back; null: nothing.' }),
  created_at: when('When it was made.', '2027-06-05T10:00:00+00:00'),
};

export const booking = z.object(bookingShape).meta({ id: 'Booking', description: 'A classroom booking.' });

export const bookingExample: z.input<typeof booking> = {
  id: 95_759,
  organisation: { id: 1042, name: 'Acme Healthcare', code: 'ACME001' },
  training_event_id: 26,
  candidate: {
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@nhsstaff.co.uk',
    phone: '+441234567890',
    job_role: 'Registered Nurse',
  },
  ...refsExample,
  start_date: '2027-07-15T10:00:00+01:00',
  end_date: '2027-07-15T17:00:00+01:00',
  booking_status: 'booked',
  review: null,
  attendance: null,
  passed: null,
  attendance_marked_at: null,
  certificate_available: false,
  pay_status: 'completed',
  pay_option: 'credits',
  price_pence: 8_500,
  payment_expires_at: null,
  paid_at: null,
  booked_by: 'Agency',
  invite_id: null,
  agency_contact_name: 'John Doe',
  agency_contact_email: 'john.doe@acme.co.uk',
  agency_email: 'invoices@acme.co.uk',
  cancelled_at: null,
  cancelled_by: null,
  reason: null,
  reason_note: null,
  refund: null,
  created_at: '2027-06-05T10:00:00+00:00',
};

/** A booking as the console shows it. */
export const presentBooking = (row: StaffBooking): z.input<typeof booking> => ({
  id: row.id,
  organisation: { id: row.organisation_id, name: row.organisation_name, code: row.organisation_code },
  training_event_id: row.training_event_id,
  candidate: {
    first_name: row.first_name,
    last_name: row.last_name,
    email: row.email,
    phone: row.phone,
    job_role: row.job_role,
  },
  ...presentRefs(row),
  start_date: formatLondon(row.starts_at),
  end_date: formatLondon(row.ends_at),
  booking_status: row.booking_status,
  review: row.review,
  attendance: row.attendance,
  passed: row.passed,
  attendance_marked_at: utcOrNull(row.attendance_marked_at),
  certificate_available: row.has_certificate,
  pay_status: row.pay_status,
  pay_option: row.pay_option,
  price_pence: row.price_pence,
  payment_expires_at: utcOrNull(row.payment_expires_at),
  paid_at: utcOrNull(row.paid_at),
  booked_by: row.booked_by,
  invite_id: row.invite_id,
  agency_contact_name: row.agency_contact_name,
  agency_contact_email: row.agency_contact_email,
  agency_email: row.agency_email,
  cancelled_at: utcOrNull(row.cancelled_at),
  cancelled_by: row.cancelled_by,
  reason: row.reason,
  reason_note: row.reason_note,
  refund: presentRefund(row.refund_amount, row.refund_wallet),
  created_at: formatUtc(row.created_at),
});

/** The answer of whatever shows one booking. */
export const bookingAnswer = (description: string) => ({
  description,
  schema: booking,
  example: bookingExample,
});

/** What the handlers of one booking are called with. */
export interface BookingCall {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: { readonly id: number };
}

/** The booking in a path, as far as the caller may see it. */
export const bookingInPath = ({ db, caller, params }: BookingCall) =>
  getStaffBooking(db, params.id, bookingFence(caller));

/** Path and fence of one booking. */
export const bookingPath = {
  params: z.object({ id: pathId.meta({ description: 'Booking id.', example: 95_759 }) }),
  pathObjectExists: async (call: BookingCall) => (await bookingInPath(call)) !== null,
};

/** The booking as it now is. */
export async function showBooking(call: BookingCall) {
  const row = await bookingInPath(call);
  return row ? answer(200, presentBooking(row)) : refuse('not_found');
}
