import type { FastifyReply } from 'fastify';
import type { PaidProduct } from '../../domains/payments/index.ts';
import type { CandidatePagesParts } from './parts.ts';
import type { PageSender } from './send-page.tsx';

interface Owner {
  readonly id: number;
  readonly organisation_id: number;
  readonly has_certificate: boolean;
}

const paperOf = (product: PaidProduct, booking: Owner) => ({
  product,
  organisationId: booking.organisation_id,
  bookingId: booking.id,
});

/** Sends a booking's certificate, or says that there is none. */
export async function sendCertificate(
  parts: CandidatePagesParts,
  sender: PageSender,
  reply: FastifyReply,
  product: PaidProduct,
  booking: Owner,
): Promise<FastifyReply> {
  const make = booking.has_certificate ? parts.certificatePdf : undefined;
  const pdf = (await make?.(parts.db, paperOf(product, booking))) ?? null;
  if (!pdf) return sender.message(reply, 'noCertificate');
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="certificate-${booking.id}.pdf"`)
    .header('cache-control', 'private, no-store')
    .send(pdf);
}

/** Sends a booking's entry for a calendar, or says that there is none. */
export async function sendCalendar(
  parts: CandidatePagesParts,
  sender: PageSender,
  reply: FastifyReply,
  product: PaidProduct,
  booking: Owner,
): Promise<FastifyReply> {
  const file = await parts.calendarFile?.(parts.db, paperOf(product, booking));
  if (!file) return sender.message(reply, 'noCalendar');
  return reply
    .type('text/calendar; charset=utf-8')
    .header('content-disposition', `attachment; filename="training-${booking.id}.ics"`)
    .send(file);
}
