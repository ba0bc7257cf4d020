import { z } from 'zod';
import { awaitsPayment, type BookingDetail, cancelReasons } from '../../../domains/bookings/index.ts';
import { paymentPagePath } from '../../../domains/candidate-links/index.ts';
import {
  type CertificateSummary,
  certificateOfBooking,
  verificationUrl,
} from '../../../domains/certificates/index.ts';
import { inviteStatuses } from '../../../domains/invites/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { PageLinks } from '../../../platform/crypto/page-links.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { bookingExample, bookingShape, presentBookingCore } from '../../training/booking.ts';
import { dateTime } from '../../training/refs.ts';

const nullableText = (description: string, example: string) =>
  z.string().nullable().meta({ description, example });

export const certificateSchema = z
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
  .meta({ id: 'Certificate' });

export const refundSchema = z
  .object({
    amount: z.int().meta({ description: 'Hundredths.', example: 100 }),
    wallet: z
      .string()
      .meta({ description: 'Course id, `booking_balance`, `stripe` or `invoice`.', example: '1' }),
  })
  .meta({ id: 'Refund' });

export const bookingDetail = z
  .object({
    ...bookingShape,
    training_event_id: z.int().meta({ description: 'Training event id.', example: 26 }),
    agency_contact_name: nullableText('Your contact.', 'John Doe'),
    agency_contact_email: nullableText('Gets the confirmation.', 'john.doe@acme.co.uk'),
    agency_email: nullableText('Gets the invoice.', 'invoices@acme.co.uk'),
    payment_url: z.string().nullable().meta({
      description: 'Where the candidate pays. Null when nothing is due.',
      format: 'uri',
      example: null,
    }),
    payment_expires_at: z
      .string()
      .nullable()
      .meta({ description: 'Until when payment is awaited, UTC.', format: 'date-time', example: null }),
    invite: z
      .object({
        id: z.int().meta({ description: 'Invite id.', example: 88 }),
        status: z.enum(inviteStatuses).meta({ description: 'Its status.', example: 'used' }),
      })
      .meta({ id: 'BookingInviteRef' })
      .nullable(),
    certificate: certificateSchema.nullable(),
    cancelled_at: z
      .string()
      .nullable()
      .meta({ description: 'When it was cancelled, UTC.', format: 'date-time', example: null }),
    reason: z.enum(cancelReasons).nullable().meta({ description: 'Why it was cancelled.', example: null }),
    reason_note: nullableText('What the canceller wrote.', 'Shift changed'),
    refund: refundSchema.nullable(),
  })
  .meta({ id: 'BookingDetail', description: 'A booking with everything known about it.' });

export const bookingDetailExample = {
  ...bookingExample,
  training_event_id: 26,
  agency_contact_name: 'John Doe',
  agency_contact_email: 'john.doe@acme.co.uk',
  agency_email: 'invoices@acme.co.uk',
  payment_url: null,
  payment_expires_at: null,
  invite: null,
  certificate: null,
  cancelled_at: null,
  reason: null,
  reason_note: null,
  refund: null,
};

/** What the detail adds because payment is due; null otherwise. */
function presentPayment(record: BookingDetail, links: PageLinks) {
  const isDue = awaitsPayment(record);
  return {
    payment_url: isDue ? links.site + paymentPagePath(links.keyring, record.id) : null,
    payment_expires_at:
      isDue && record.payment_expires_at !== null ? formatUtc(record.payment_expires_at) : null,
  };
}

/** What goes back, and where to; null: nothing. */
export const presentRefund = ({
  refund_amount,
  refund_wallet,
}: Pick<BookingDetail, 'refund_amount' | 'refund_wallet'>) =>
  refund_amount === null || refund_wallet === null ? null : { amount: refund_amount, wallet: refund_wallet };

/** A certificate as bookings and events show it. */
export const presentCertificate = (
  certificate: Pick<CertificateSummary, 'number' | 'verification_code' | 'issued_at' | 'expires_on'>,
  { site }: PageLinks,
) => ({
  number: certificate.number,
  verification_code: certificate.verification_code,
  verification_url: verificationUrl(site, certificate.verification_code),
  issued_at: formatUtc(certificate.issued_at),
  expires_on: certificate.expires_on,
});

/** A booking on its own. */
export async function presentBookingDetail(
  db: Queryable,
  record: BookingDetail,
  links: PageLinks,
): Promise<z.input<typeof bookingDetail>> {
  const certificate = record.has_certificate
    ? await certificateOfBooking(db, {
        product: 'practical-training',
        organisationId: record.organisation_id,
        bookingId: record.id,
      })
    : null;
  return {
    ...presentBookingCore(record),
    training_event_id: record.training_event_id,
    agency_contact_name: record.agency_contact_name,
    agency_contact_email: record.agency_contact_email,
    agency_email: record.agency_email,
    ...presentPayment(record, links),
    invite: record.invite,
    certificate: certificate && presentCertificate(certificate, links),
    cancelled_at: record.cancelled_at && formatUtc(record.cancelled_at),
    reason: record.reason,
    reason_note: record.reason_note,
    refund: presentRefund(record),
  };
}
