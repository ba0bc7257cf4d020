import { z } from 'zod';
import {
  awaitsPayment,
  blsCancelReasons,
  blsPayOptions,
  bookedByValues,
  bookingStatuses,
  equipmentStatuses,
  getStaffSession,
  payStatuses,
  type StaffSession,
  trainingStatuses,
} from '../../../domains/bookings/index.ts';
import { bookingPagePath, paymentPagePath } from '../../../domains/candidate-links/index.ts';
import { type KitLoan, listKitLoans } from '../../../domains/kits/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { courseRef, presentCourseRef, trainerRef } from '../../training/refs.ts';
import { certificateOf, earnedCertificate, presentRefund, refund } from '../bookings/papers.ts';
import { choice, flag, int, str, strOrNull, utcOrNull, when, whenOrNull } from '../fields.ts';
import { bookingFence, mayKeepBookings } from '../policy.ts';
import type { ConsoleCaller, ConsoleServices } from '../services.ts';

const oneOrNull = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  description: string,
) => z.enum(values).nullable().meta({ description, example: values[0] });

const shape = {
  id: int('Booking id.', 1501),
  organisation: z
    .object({
      id: int('Organisation id.', 1042),
      name: str('Name.', 'Acme Healthcare'),
      code: str('Account code.', 'ACME001'),
    })
    .meta({ id: 'OrganisationRef', description: 'The organisation it belongs to.' }),
  candidate: z
    .object({
      first_name: str('First name.', 'Jane'),
      last_name: str('Last name.', 'Smith'),
      email: str('E-mail.', 'jane.smith@example.com'),
      phone: str('Phone.', '+441234567890'),
      job_role: strOrNull('Job role.', 'Registered Nurse'),
      address: str('Where the kit goes.', '12 Nursing Lane'),
      city: str('Town.', 'Manchester'),
      postcode: str('Postcode.', 'M1 2AB'),
    })
    .meta({ id: 'RemoteCandidate', description: 'The candidate, and where the kit goes.' }),
  course: courseRef,
  trainer: trainerRef,
  start_date: when('Start, with London’s offset of that day.', '2027-06-10T09:00:00+01:00'),
  end_date: when('End, with London’s offset of that day.', '2027-06-10T10:00:00+01:00'),
  room: z
    .object({
      id: str('The room’s name for itself.', '123 456 7890'),
      link: str('Where to join.', 'https://zoom.us/j/1234567890'),
      password: str('Its password.', 'abc123'),
    })
    .meta({ id: 'VideoRoom', description: 'Where the session is held.' })
    .nullable()
    .meta({ description: 'For people of an organisation null unless it is booked.' }),
  booking_status: choice(bookingStatuses, 'Where it stands.'),
  training_status: choice(trainingStatuses, 'What came of the session.'),
  training_marked_at: whenOrNull('When that was marked last.', null),
  equipment_status: oneOrNull(equipmentStatuses, 'Where the kit is; null: none was sent yet.'),
  equipment_due_date: strOrNull('London’s day by which the kit that is out is due back.', '2027-06-17'),
  kit_waived_reason: strOrNull(
    'Why no kit is needed; null: one is, or the caller is not of the staff.',
    null,
  ),
  certificate_available: flag('Whether there is a certificate.', false),
  pay_status: choice(payStatuses, 'Where its money stands.'),
  pay_option: choice(blsPayOptions, 'How it is paid.'),
  price_pence: int('Price when it was booked, in pence.', 4_500),
  payment_expires_at: whenOrNull('Until when the candidate’s payment is awaited.', null),
  paid_at: whenOrNull('When the candidate’s payment or the invoice’s arrived.', null),
  booked_by: choice(bookedByValues, 'Who booked.'),
  agency_contact_name: strOrNull('The organisation’s contact.', 'John Doe'),
  agency_contact_email: strOrNull('The contact’s e-mail.', 'john@acmehealthcare.co.uk'),
  cancelled_at: whenOrNull('When it was cancelled.', null),
  cancelled_by: oneOrNull(['Admin', 'System'], 'Who cancelled.'),
  reason: oneOrNull(blsCancelReasons, 'Why it was cancelled.'),
  reason_note: strOrNull('In somebody’s words.', null),
  refund: refund.nullable().meta({ description: 'What goes back; null: nothing.' }),
  created_at: when('When it was booked.', '2027-06-03T18:00:00+00:00'),
};

export const remoteBooking = z
  .object(shape)
  .meta({ id: 'RemoteBooking', description: 'A remote session, the candidate’s kit and its money.' });

export const kitLoan = z
  .object({
    id: int('Loan id.', 12),
    kit_id: int('Kit id.', 100),
    bar_code: str('The kit’s bar code.', 'KIT-0007'),
    booking_id: int('For which booking.', 1501),
    due_on: str('London’s day by which it is due back.', '2027-06-17'),
    is_overdue: flag('Whether that is over.', false),
    sent_at: when('When it was scanned out.', '2027-06-04T09:00:00+00:00'),
    returned_at: whenOrNull('When it was scanned in; null: it is not back.', null),
  })
  .meta({ id: 'KitLoan' });

const remoteBookingDetail = z
  .object({
    ...shape,
    kits: z.array(kitLoan).meta({ description: 'What was sent, oldest first.' }),
    certificate: earnedCertificate.nullable().meta({ description: 'Its certificate; null: none.' }),
    candidate_page_url: strOrNull(
      'The candidate’s own page; only for those who may change bookings.',
      'https://api.example.org/virtual-bls/booking/Vb3',
    ),
    payment_url: strOrNull('Where the candidate pays, while that is due; likewise.', null),
  })
  .meta({ id: 'RemoteBookingDetail' });

export const remoteBookingExample: z.input<typeof remoteBooking> = {
  id: 1501,
  organisation: { id: 1042, name: 'Acme Healthcare', code: 'ACME001' },
  candidate: {
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@example.com',
    phone: '+441234567890',
    job_role: 'Registered Nurse',
    address: '12 Nursing Lane',
    city: 'Manchester',
    postcode: 'M1 2AB',
  },
  course: { id: 1, name: 'BLS — Annual Renewal' },
  trainer: { id: 3, name: 'Dr. Sarah Connor' },
  start_date: '2027-06-10T09:00:00+01:00',
  end_date: '2027-06-10T10:00:00+01:00',
  room: { id: '123 456 7890', link: 'https://zoom.us/j/1234567890', password: 'abc123' },
  booking_status: 'booked',
  training_status: 'pending',
  training_marked_at: null,
  equipment_status: 'out',
  equipment_due_date: '2027-06-17',
  kit_waived_reason: null,
  certificate_available: false,
  pay_status: 'completed',
  pay_option: 'credits',
  price_pence: 4_500,
  payment_expires_at: null,
  paid_at: null,
  booked_by: 'Agency',
  agency_contact_name: 'John Doe',
  agency_contact_email: 'john@acmehealthcare.co.uk',
  cancelled_at: null,
  cancelled_by: null,
  reason: null,
  reason_note: null,
  refund: null,
  created_at: '2027-06-03T18:00:00+00:00',
};

const moneyOf = (row: StaffSession) => ({
  pay_status: row.pay_status,
  pay_option: row.pay_option,
  price_pence: row.price_pence,
  payment_expires_at: utcOrNull(row.payment_expires_at),
  paid_at: utcOrNull(row.paid_at),
  refund: presentRefund(row.refund_amount, row.refund_wallet),
});

const presentRemoteBooking = (row: StaffSession): z.input<typeof remoteBooking> => ({
  id: row.id,
  organisation: { id: row.organisation_id, name: row.organisation_name, code: row.organisation_code },
  candidate: {
    first_name: row.first_name,
    last_name: row.last_name,
    email: row.email,
    phone: row.phone,
    job_role: row.job_role,
    address: row.address,
    city: row.city,
    postcode: row.postcode,
  },
  course: presentCourseRef(row),
  trainer: { id: row.trainer_id, name: row.trainer_name },
  start_date: formatLondon(row.starts_at),
  end_date: formatLondon(row.ends_at),
  room: { id: row.room_id, link: row.room_link, password: row.room_password },
  booking_status: row.booking_status,
  training_status: row.training_status,
  training_marked_at: utcOrNull(row.training_marked_at),
  equipment_status: row.equipment_status,
  equipment_due_date: row.equipment_due_on,
  kit_waived_reason: row.kit_waived_reason,
  certificate_available: row.has_certificate,
  ...moneyOf(row),
  booked_by: row.booked_by,
  agency_contact_name: row.agency_contact_name,
  agency_contact_email: row.agency_contact_email,
  cancelled_at: utcOrNull(row.cancelled_at),
  cancelled_by: row.cancelled_by,
  reason: row.reason,
  reason_note: row.reason_note,
  created_at: formatUtc(row.created_at),
});

/** A remote session as the caller may see it: organisations are told of a room once it is theirs, and no notes of staff. */
export function presentRemoteBookingTo(
  { organisation_id }: Pick<ConsoleCaller, 'organisation_id'>,
  row: StaffSession,
): z.input<typeof remoteBooking> {
  const shown = presentRemoteBooking(row);
  if (organisation_id === null) return shown;
  return {
    ...shown,
    kit_waived_reason: null,
    room: row.booking_status === 'booked' ? shown.room : null,
  };
}

/** The links of a session's candidate: whoever has them may do what the candidate may. */
function candidateLinks({ caller, services: { keyring }, bases: { site } }: BookingCall, row: StaffSession) {
  if (!mayKeepBookings(caller)) return { candidate_page_url: null, payment_url: null };
  return {
    candidate_page_url: site + bookingPagePath(keyring, row.id, 'virtual-bls'),
    payment_url: awaitsPayment(row) ? site + paymentPagePath(keyring, row.id, 'virtual-bls') : null,
  };
}

/** A kit's way to a candidate, as the console shows it. */
export const presentKitLoan = (loan: KitLoan): z.input<typeof kitLoan> => ({
  ...loan,
  sent_at: formatUtc(loan.sent_at),
  returned_at: utcOrNull(loan.returned_at),
});

/** The answer of whatever shows one remote session. */
export const remoteBookingAnswer = (description: string) => ({
  description,
  schema: remoteBookingDetail,
  example: {
    ...remoteBookingExample,
    kits: [],
    certificate: null,
    candidate_page_url: null,
    payment_url: null,
  },
});

interface InPath {
  readonly db: Queryable;
  readonly caller: ConsoleCaller;
  readonly params: { readonly id: number };
}

interface BookingCall extends InPath {
  readonly services: Pick<ConsoleServices, 'keyring'>;
  readonly bases: { readonly site: string };
}

/** The remote session in a path, as far as the caller may see it. */
export const remoteBookingInPath = ({ db, caller, params }: InPath) =>
  getStaffSession(db, params.id, bookingFence(caller));

/** Path and fence of one remote session. */
export const remoteBookingPath = {
  params: z.object({ id: pathId.meta({ description: 'Booking id.', example: 1501 }) }),
  pathObjectExists: async (call: InPath) => (await remoteBookingInPath(call)) !== null,
};

/** The remote session as it now is, with its kits. */
export async function showRemoteBooking<const Status extends number = 200>(
  call: BookingCall,
  status: Status = 200 as Status,
) {
  const row = await remoteBookingInPath(call);
  if (!row) return refuse('not_found');
  const kits = (await listKitLoans(call.db, row.id)).map(presentKitLoan);
  return answer(status, {
    ...presentRemoteBookingTo(call.caller, row),
    kits,
    certificate: await certificateOf(call.db, 'virtual-bls', row, call.bases.site),
    ...candidateLinks(call, row),
  });
}
