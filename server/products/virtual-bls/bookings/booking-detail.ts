import { z } from 'zod';
import { awaitsPayment, type BlsBookingRecord, blsCancelReasons } from '../../../domains/bookings/index.ts';
import { certificateOfBooking } from '../../../domains/certificates/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { PageLinks } from '../../../platform/crypto/page-links.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import {
  certificateSchema,
  presentCertificate,
  presentRefund,
  refundSchema,
} from '../../training/booking-papers.ts';
import { bookingExample, presentBooking, readShape } from './booking.ts';

const nullableText = (description: string, example: string | null) =>
  z.string().nullable().meta({ description, example });

const momentOrNull = (description: string) =>
  z.string().nullable().meta({ description, format: 'date-time', example: null });

export const bookingDetail = z
  .object({
    ...readShape,
    address: z.string().meta({ description: 'Where the kit goes.', example: '12 Nursing Lane' }),
    city: z.string().meta({ description: 'Its town.', example: 'Manchester' }),
    postcode: z.string().meta({ description: 'Its postcode.', example: 'M1 2AB' }),
    job_role: nullableText('Job role.', 'Registered Nurse'),
    agency_contact_name: nullableText('Your contact.', 'John Doe'),
    agency_contact_email: nullableText('Gets the confirmation too.', 'john@acmehealthcare.co.uk'),
    equipment_due_date: z.string().nullable().meta({
      description: 'Day (Europe/London) by which the kit is due back; null: none is out.',
      format: 'date',
      example: null,
    }),
    payment_expires_at: momentOrNull('Until when payment is awaited, UTC. Null when none is due.'),
    certificate: certificateSchema.nullable(),
    cancelled_at: momentOrNull('When it was cancelled, UTC.'),
    reason: z.enum(blsCancelReasons).nullable().meta({ description: 'Why it was cancelled.', example: null }),
    reason_note: nullableText('What the canceller wrote.', null),
    refund: refundSchema.nullable(),
  })
  .meta({ id: 'BookingDetail', description: 'A booking with everything known about it.' });

export const bookingDetailExample = {
  ...bookingExample,
  address: '12 Nursing Lane',
  city: 'Manchester',
  postcode: 'M1 2AB',
  job_role: 'Registered Nurse',
  agency_contact_name: 'John Doe',
  agency_contact_email: 'john@acmehealthcare.co.uk',
  equipment_due_date: null,
  payment_expires_at: null,
  certificate: null,
  cancelled_at: null,
  reason: null,
  reason_note: null,
  refund: null,
};

const utcOrNull = (moment: string | null) => moment && formatUtc(moment);

/** A booking on its own. */
export async function presentBookingDetail(
  db: Queryable,
  record: BlsBookingRecord,
  links: PageLinks,
): Promise<z.input<typeof bookingDetail>> {
  const { id: bookingId, organisation_id: organisationId } = record;
  const certificate = record.has_certificate
    ? await certificateOfBooking(db, { product: 'virtual-bls', organisationId, bookingId })
    : null;
  return {
    ...presentBooking(record),
    address: record.address,
    city: record.city,
    postcode: record.postcode,
    job_role: record.job_role,
    agency_contact_name: record.agency_contact_name,
    agency_contact_email: record.agency_contact_email,
    equipment_due_date: record.equipment_due_on,
    payment_expires_at: awaitsPayment(record) ? utcOrNull(record.payment_expires_at) : null,
    certificate: certificate && presentCertificate(certificate, links),
    cancelled_at: utcOrNull(record.cancelled_at),
    reason: record.reason,
    reason_note: record.reason_note,
    refund: presentRefund(record),
  };
}
