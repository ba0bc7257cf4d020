import { z } from 'zod';
import { awaitsPayment, type BookingDetail, cancelReasons } from '../../../domains/bookings/index.ts';
import { paymentPagePath } from '../../../domains/candidate-links/index.ts';
import { certificateOfBooking } from '../../../domains/certificates/index.ts';
import { inviteStatuses } from '../../../domains/invites/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { PageLinks } from '../../../platform/crypto/page-links.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { bookingExample, bookingShape, presentBookingCore } from '../../training/booking.ts';
import {
  certificateSchema,
  presentCertificate,
  presentRefund,
  refundSchema,
} from '../../training/booking-papers.ts';

const nullableText = (description: string, example: string) =>
  z.string().nullable().meta({ description, example });

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
      .meta({ id: 'BookingInviteRef', description: 'The invite it was booked through.' })
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
